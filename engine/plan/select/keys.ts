/** Which columns of a relation name which properties, identifier parts and inputs. */
import type { ResourceTable } from '../../../catalog/index.ts';
import type {
  BoundColumn,
  BoundRelation,
  ColumnReference,
} from '../../../language/semantics/index.ts';
import type { ColumnKey } from './table-use.ts';

export const regionKey: ColumnKey = 'region';
export const identifierKey: ColumnKey = '@identifier';
export const typeNameKey: ColumnKey = '@typeName';
export const accountKey: ColumnKey = '@account';
export const accountIdKey: ColumnKey = '@accountId';

/** In a generic table these columns are what the inputs of the same name ask for. */
const genericColumns: Readonly<Record<string, ColumnKey>> = {
  identifier: identifierKey,
  typename: typeNameKey,
};

/** `undefined` where the reference resolves to no known column. */
export function keyOfReference(reference: ColumnReference): ColumnKey | undefined {
  if (reference.input !== undefined) return `@${reference.input.meaning}`;
  return reference.column && keyOfColumn(reference.relation, reference.column);
}

export function keyOfColumn(relation: BoundRelation, column: BoundColumn): ColumnKey {
  const name = column.name.toLowerCase();
  const generic = relation.table !== undefined && isGeneric(relation.table);
  return (generic ? genericColumns[name] : undefined) ?? name;
}

export function isGeneric(table: ResourceTable): boolean {
  return table.form === 'genericAll' || table.form === 'genericOne';
}

/** The column of a property, or of a nested path such as an identifier's part: `Spec/Name`. */
export function columnOfPath(table: ResourceTable, path: string): string | undefined {
  return table.columns.find((column) => column.property?.name === path)?.name;
}
