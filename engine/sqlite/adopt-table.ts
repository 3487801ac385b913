/**
 * Makes a table the result by renaming it and its columns: that takes the same short time however many
 * rows it has.
 */
import type { DatabaseSync } from 'node:sqlite';
import type { ResultShape, SalvagedRows } from '../execute/index.ts';
import type { ResultColumn } from '../../protocol/index.ts';
import { quoted } from './identifiers.ts';
import { beginResult, columnName, rowsInResult, storeColumns } from './result-table.ts';
import { declaredResultType } from './result-types.ts';
import { inTransaction } from './transaction.ts';

export function adoptTable(
  database: DatabaseSync,
  { table, columns: shown, rowLimit }: SalvagedRows,
): ResultShape {
  const types = new Map(
    database
      .prepare('SELECT name, type FROM pragma_table_info(?)')
      .all(table)
      .map(({ name, type }) => [String(name), String(type)]),
  );
  const columns = shown.map((name): ResultColumn => ({
    name,
    type: declaredResultType(types.get(name) ?? null) ?? 'any',
  }));
  return inTransaction(database, () => {
    beginResult(database, 1);
    database.exec(`DROP TABLE result; ALTER TABLE main.${quoted(table)} RENAME TO result`);
    const rename = (from: string, to: string): void =>
      database.exec(`ALTER TABLE result RENAME COLUMN ${quoted(from)} TO ${quoted(to)}`);
    // No column may stand in the way of another's new name.
    const names = [...types.keys()];
    const between = new Map(names.map((name, index) => [name, `salvaged ${index} of ${table}`]));
    for (const [name, free] of between) rename(name, free);
    shown.forEach((name, index) => rename(between.get(name) ?? name, columnName(index)));
    storeColumns(database, columns);
    const count = rowsInResult(database);
    return count <= rowLimit
      ? { columns, rowCount: count }
      : { columns, rowCount: rowLimit, truncated: true };
  });
}
