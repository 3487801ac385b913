/**
 * The result of a statement as two tables of its file. `result` holds the rows in their order, its
 * columns named `c0`, `c1`, … so that labels may repeat; `result_columns` holds labels and types.
 * Both change in one transaction: a reader of the file sees the old result or the new one.
 */
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { ResultShape } from '../execute/index.ts';
import type { ResultColumn, ResultType } from '../../protocol/index.ts';
import { declaredResultType, sampledResultType } from './result-types.ts';
import { toSqlError } from './sql-error.ts';
import { singleStatement } from './statement-text.ts';
import { inTransaction } from './transaction.ts';

/**
 * Replaces the result by what `sql` gives, `rowLimit` rows at most, and says whether there were
 * more. SQLite fills the table itself: no row passes through JavaScript.
 */
export function fillResultTable(
  database: DatabaseSync,
  sql: string,
  rowLimit: number,
): ResultShape {
  try {
    const query = singleStatement(sql);
    const outputs = database.prepare(query).columns();
    return inTransaction(database, () => {
      beginResult(database, outputs.length);
      // An ORDER BY inside counts: SQLite drops one only where the outer query cannot show it.
      database.prepare(`INSERT INTO main.result ${rowsOf(query)} LIMIT ?`).run(rowLimit + 1);
      const columns = resultColumns(database, outputs);
      storeColumns(database, columns);
      return cutToLimit(database, columns, rowLimit);
    });
  } catch (error) {
    throw toSqlError(error, sql);
  }
}

/**
 * SQLite 3.53 loses the conditions of one arm of UNION ALL where another arm has a RIGHT or FULL JOIN and
 * the whole stands in a FROM clause: such a query is computed first, and then read.
 */
function rowsOf(query: string): string {
  const isMisread = /\bunion\b/i.test(query) && /\b(?:right|full)\b/i.test(query);
  return isMisread
    ? `WITH "#whole" AS MATERIALIZED (${query}\n) SELECT * FROM "#whole"`
    : `SELECT * FROM (${query}\n)`;
}

/** What the file holds now; `undefined` before the first result. */
export function readResultShape(database: DatabaseSync): ResultShape | undefined {
  const exists = database
    .prepare(`SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'result'`)
    .get();
  if (exists === undefined) {
    return undefined;
  }
  const columns = database.prepare('SELECT name, type FROM result_columns ORDER BY position').all();
  return {
    columns: columns.map((column) => ({
      name: String(column['name']),
      type: String(column['type']) as ResultType,
    })),
    rowCount: rowsInResult(database),
  };
}

/** The name in `result` of the column at `index`. */
export function columnName(index: number): string {
  return `c${index}`;
}

/** Replaces what result there was by an empty one. */
export function beginResult(database: DatabaseSync, width: number): void {
  const columns = Array.from({ length: width }, (_, index) => columnName(index));
  database.exec(`
    DROP TABLE IF EXISTS result;
    DROP TABLE IF EXISTS result_columns;
    CREATE TABLE result (${columns.join(', ')});
    CREATE TABLE result_columns (position INTEGER PRIMARY KEY, name TEXT, type TEXT);`);
}

/** Labels of the query's columns, and their types over the rows that the result holds. */
export function resultColumns(
  database: DatabaseSync,
  outputs: ReturnType<StatementSync['columns']>,
): readonly ResultColumn[] {
  return outputs.map((output, index) => ({
    name: output.name,
    type: declaredResultType(output.type) ?? sampledResultType(database, columnName(index)),
  }));
}

export function storeColumns(database: DatabaseSync, columns: readonly ResultColumn[]): void {
  database.exec('DELETE FROM result_columns');
  const insert = database.prepare('INSERT INTO result_columns VALUES (?, ?, ?)');
  columns.forEach((column, position) => insert.run(position, column.name, column.type));
}

/** Removes the rows past `rowLimit`, and says whether there were any. */
export function cutToLimit(
  database: DatabaseSync,
  columns: readonly ResultColumn[],
  rowLimit: number,
): ResultShape {
  const rowCount = rowsInResult(database);
  if (rowCount <= rowLimit) {
    return { columns, rowCount };
  }
  database.prepare('DELETE FROM result WHERE rowid > ?').run(rowLimit);
  return { columns, rowCount: rowLimit, truncated: true };
}

/** Rows are numbered from 1 without gaps, so the last number is the count. */
export function rowsInResult(database: DatabaseSync): number {
  return Number(database.prepare('SELECT max(rowid) AS last FROM result').get()?.['last'] ?? 0);
}
