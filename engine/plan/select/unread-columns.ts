/**
 * Columns whose values nothing reads need not be carried to SQLite. They are those that hydration would
 * not ask for: what is always there, such as the parts of an identifier, may be read by the SQL that
 * planning itself writes, and stays.
 */
import type { FetchColumn } from '../plan.ts';
import type { TableUse } from './table-use.ts';

export function withUnread(columns: readonly FetchColumn[], use: TableUse): readonly FetchColumn[] {
  const always = new Set(use.type?.primaryIdentifier);
  return columns.map((column) => {
    const { name, source } = column;
    const isOptional =
      source.kind === 'properties' || (source.kind === 'property' && !always.has(source.path));
    return isOptional && !use.usedColumns.has(name.toLowerCase())
      ? { ...column, unread: true }
      : column;
  });
}

/** What two uses of one table read together. Both have the same columns. */
export function readByEither(
  left: readonly FetchColumn[],
  right: readonly FetchColumn[],
): readonly FetchColumn[] {
  return left.map((column, index) => (column.unread === true ? (right[index] ?? column) : column));
}
