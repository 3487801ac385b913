/** The room's single entry. */
export { CatalogError } from './catalog-error.ts';
export { createCatalog, type CatalogSource } from './catalog.ts';
export {
  accountsTable,
  constantTables,
  isConstant,
  regionsTable,
  resourceTypesTable,
  servicesTable,
} from './constant-tables.ts';
export { homeRegion, isGlobal } from './global-types.ts';
export {
  columnAliases,
  columnName,
  resourceName,
  resourceNames,
  saneName,
  serviceName,
  singularName,
  thirdPartOf,
  type Plurals,
  type ResourceName,
} from './names.ts';
export {
  isObject,
  objectAt,
  objectsAt,
  textAt,
  textsAt,
  textsOf,
  type JsonObject,
} from './json.ts';
export { createLearnedCatalog, type LearnedCatalog, type LearnedListInputs } from './learned.ts';
export { openCatalog } from './open.ts';
export {
  decodeNested,
  decodeProperty,
  encodeProperty,
  formatVersion,
  type CatalogIndex,
  type IndexedService,
  type IndexedType,
  type NestedFacts,
  type NestedRecord,
  type PropertyFacts,
  type Shard,
  type TypeFacts,
  type TypeRecord,
} from './records.ts';
export { isOptIn, partitionOf, regionDescription, regionsOf, type Partition } from './regions.ts';
export {
  describedTypeOf,
  handlerSchemaOf,
  handlersOfSchema,
  listInputsOfSchema,
  type DescribedType,
} from './schema-facts.ts';
export * from './types.ts';
