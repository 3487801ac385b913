/** Which other table has the values that a list needs. */
import type { Catalog, Property, ResourceTable } from '../../catalog/index.ts';

/**
 * The column of `supplier` that has the values of `columnName`: the one that the catalog's reference
 * names, else that of the same property, else the identifier itself.
 */
export function suppliedColumn(
  table: ResourceTable,
  columnName: string,
  supplier: ResourceTable,
): string | undefined {
  const property = table.columns.find(({ name }) => name === columnName)?.property;
  const reference = property?.references?.find(
    ({ typeName }) => typeName === supplier.type?.typeName,
  );
  const [identifier, ...others] = supplier.type?.primaryIdentifier ?? [];
  const candidates = [
    reference?.property,
    property?.name,
    others.length === 0 ? identifier : undefined,
  ];
  for (const candidate of candidates) {
    const match = supplier.columns.find((each) => each.property?.name === candidate);
    if (candidate !== undefined && match !== undefined) return match.name;
  }
  return undefined;
}

/** The table whose rows have the values of a column, by the catalog's references or by its name. */
export function supplierOf(
  table: ResourceTable,
  columnName: string,
  catalog: Catalog,
): string | undefined {
  const property = table.columns.find((each) => each.name === columnName)?.property;
  if (property === undefined || table.type === undefined) return undefined;
  const candidates = [
    ...(property.references ?? []).map((reference) => reference.typeName),
    ...namesakeOf(table.type.typeName, property),
  ];
  for (const typeName of candidates) {
    const type = typeName === table.type.typeName ? undefined : catalog.resourceType(typeName);
    if (type !== undefined) return `aws.${type.service}.${type.plural}`;
  }
  return undefined;
}

/** `WorkspaceId` of a type of IoT TwinMaker is likely to name its `Workspace`. */
function namesakeOf(typeName: string, property: Property): readonly string[] {
  const namespace = typeName.split('::').slice(0, 2).join('::');
  const name = /^(.+?)(?:Id|Identifier|Arn|Name)$/.exec(property.name)?.[1];
  return name === undefined ? [] : [`${namespace}::${name}`];
}
