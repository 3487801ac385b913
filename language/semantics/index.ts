/** The room's single entry. */
export * from './bound.ts';
export { problemCodes, type ProblemCode, type ProblemSeverity } from './problem-codes.ts';
export { bind, createBinder, createBindings } from './bind.ts';
export type { ViewDefinition, ViewDefinitions } from './views.ts';
export { createdView } from './views.ts';
export {
  clashingViews,
  countingView,
  fixedViews,
  mayDefineView,
  viewNameOf,
  viewsByName,
  viewsOf,
  type PlacedView,
} from './view-definitions.ts';
export { sourceOf } from './sources.ts';
export {
  jsonPathAt,
  jsonPathsIn,
  type JsonPathReference,
  type JsonPathStep,
} from './json-paths.ts';
export type { JsonPathMember } from './json-value.ts';
export { isNumber, typeOf, type KnownTypes } from './expression-type.ts';
export { functionNamed, functions, type FunctionDocumentation } from './functions.ts';
export { describeMissing, type TablePlace } from './missing-parameters.ts';
export { suppliedColumn, supplierOf } from './suppliers.ts';
export { editDistance, nearest } from './nearest.ts';
export { requirementsOf, type Requirement } from './requirements.ts';
export { isGivenIn, requirementsIn, waysToIdentify, type CheckedRequirement } from './supplies.ts';
export {
  relationNamed,
  scopeAt,
  visibleColumns,
  visibleInputs,
  type VisibleColumn,
  type VisibleInput,
} from './scope.ts';
export { providers } from './tables.ts';
export { columnNamed, type ColumnMatch } from './columns.ts';
