/** The room's single entry. */
export {
  fillParameters,
  type FilledStatement,
  type FillResult,
  type RefusedParameter,
} from './fill.ts';
export { parametersOf, type Parameter, type ParameterReading } from './parameters-of.ts';
export { isSecretName } from './secret-names.ts';
export type { ExactValue, GivenValue } from './values.ts';
export { exact, typed, valueNamed } from './values.ts';
export {
  readVariablesFile,
  variableNames,
  type Variables,
  type VariablesResult,
} from './variables-file.ts';
