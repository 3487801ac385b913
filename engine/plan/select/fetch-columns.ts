/** The columns of the SQLite table that one resource table fills. */
import type { ResourceTable, TableColumn, ValueType } from '../../../catalog/index.ts';
import type { FetchColumn } from '../plan.ts';
import { isGeneric } from './keys.ts';

const declaredTypes: Readonly<Record<ValueType, string>> = {
  string: 'TEXT',
  integer: 'INTEGER',
  number: 'REAL',
  boolean: 'BOOLEAN',
  object: 'JSON TEXT',
  array: 'JSON TEXT',
  timestamp: 'TIMESTAMP TEXT',
  any: '',
};

const specialSources: Readonly<Record<string, FetchColumn['source']>> = {
  region: { kind: 'region' },
  tag_key: { kind: 'tagKey' },
  tag_value: { kind: 'tagValue' },
};

const genericSources: Readonly<Record<string, FetchColumn['source']>> = {
  typename: { kind: 'typeName' },
  identifier: { kind: 'identifier' },
  properties: { kind: 'properties' },
};

/** In the order of `SELECT *`; `identifierColumn` comes last, where a reference needs it. */
export function fetchColumnsOf(
  table: ResourceTable,
  identifierColumn: string | undefined,
): readonly FetchColumn[] {
  const columns = table.columns.map((column) => ({
    name: column.name,
    declaredType: declaredTypes[column.type],
    source: sourceOf(table, column),
  }));
  if (identifierColumn === undefined) return columns;
  return [
    ...columns,
    { name: identifierColumn, declaredType: 'TEXT', source: { kind: 'identifier' } },
  ];
}

function sourceOf(table: ResourceTable, column: TableColumn): FetchColumn['source'] {
  if (column.property !== undefined) return { kind: 'property', path: column.property.name };
  const name = column.name.toLowerCase();
  const generic = isGeneric(table) ? genericSources[name] : undefined;
  return generic ?? specialSources[name] ?? { kind: 'property', path: column.name };
}
