/** The columns of the SQLite table that one resource table fills. */
import type { ResourceTable, TableColumn, ValueType } from '../../../catalog/index.ts';
import type { FetchColumn } from '../plan.ts';
import type { AccountColumns } from '../sql/naming.ts';
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

/** In the order of `SELECT *`; hidden columns come last, where a reference needs them. */
export function fetchColumnsOf(
  table: ResourceTable,
  identifierColumn: string | undefined,
  accountColumns: AccountColumns = {},
): readonly FetchColumn[] {
  const columns = table.columns.map((column) => ({
    name: column.name,
    declaredType: declaredTypes[column.type],
    source: sourceOf(table, column),
  }));
  return [
    ...columns,
    ...hiddenColumn(identifierColumn, 'identifier'),
    ...hiddenColumn(accountColumns.account, 'account'),
    ...hiddenColumn(accountColumns.accountId, 'accountId'),
  ];
}

function hiddenColumn(
  name: string | undefined,
  kind: 'identifier' | 'account' | 'accountId',
): readonly FetchColumn[] {
  return name === undefined ? [] : [{ name, declaredType: 'TEXT', source: { kind } }];
}

function sourceOf(table: ResourceTable, column: TableColumn): FetchColumn['source'] {
  if (column.property !== undefined) return { kind: 'property', path: column.property.name };
  const name = column.name.toLowerCase();
  const generic = isGeneric(table) ? genericSources[name] : undefined;
  return generic ?? specialSources[name] ?? { kind: 'property', path: column.name };
}
