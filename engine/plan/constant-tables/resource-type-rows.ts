/** All resource types with what can be done with each. Reads the whole catalog. */
import type { Catalog, Operation, ResourceType } from '../../../catalog/index.ts';
import type { ConstantRow } from '../plan.ts';
import { typeNamesOf } from './service-rows.ts';

/** In the order of the columns of `aws.resource_types`, a batch for each service. */
export function* resourceTypeRows(catalog: Catalog): Generator<readonly ConstantRow[]> {
  for (const { name } of catalog.services()) {
    yield typeNamesOf(catalog, name)
      .flatMap((typeName) => catalog.resourceType(typeName) ?? [])
      .map(rowOf);
  }
}

function rowOf(type: ResourceType): ConstantRow {
  const { typeName, service, plural, description, primaryIdentifier, listInputs } = type;
  return [
    typeName,
    service,
    `aws.${service}.${plural}`,
    description,
    has(type, 'list'),
    has(type, 'read'),
    has(type, 'create'),
    has(type, 'update'),
    has(type, 'delete'),
    Number(type.scope === 'global'),
    JSON.stringify(primaryIdentifier.map((path) => columnOf(type, path))),
    listInputs === undefined
      ? null
      : JSON.stringify(listInputs.map((path) => columnOf(type, path))),
    type.documentationUrl,
  ];
}

function has({ handlers }: ResourceType, operation: Operation): number | null {
  return handlers === undefined ? null : Number(handlers[operation] !== undefined);
}

function columnOf({ properties }: ResourceType, path: string): string {
  return properties.find(({ name }) => name === path)?.column ?? path;
}
