/** Rows into a table, several to a statement: that halves what an insert costs. */
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { SqlRow } from '../execute/index.ts';
import { SqlError } from '../execute/ports.ts';
import { quoted } from './identifiers.ts';
import { inTransaction } from './transaction.ts';
import { toBound } from './values.ts';

export interface RowInserter {
  /** Inserts all rows or none. Throws `SqlError` where they differ in length. */
  insert(table: string, rows: readonly SqlRow[]): void;
}

/** Values bound at once; past some hundred, more of them gain nothing. */
const valuesPerStatement = 500;

export function createRowInserter(database: DatabaseSync): RowInserter {
  const statements = new Map<string, StatementSync>();

  const statementFor = (table: string, width: number, rowCount: number): StatementSync => {
    const row = `(${Array.from({ length: width }, () => '?').join(', ')})`;
    const rows = Array.from({ length: rowCount }, () => row).join(', ');
    const sql = `INSERT INTO main.${quoted(table)} VALUES ${rows}`;
    const statement = statements.get(sql) ?? database.prepare(sql);
    statements.set(sql, statement);
    return statement;
  };

  return {
    insert(table, rows) {
      const width = rows[0]?.length;
      if (width === undefined) {
        return;
      }
      const odd = rows.find((row) => row.length !== width);
      if (odd !== undefined) {
        throw new SqlError(
          `a row for \`${table}\` has ${odd.length} values, the first has ${width}`,
        );
      }
      const together = Math.max(1, Math.floor(valuesPerStatement / width));
      const wholeChunks = rows.length - (rows.length % together);
      inTransaction(database, () => {
        for (let start = 0; start < wholeChunks; start += together) {
          const values = rows.slice(start, start + together).flatMap((row) => row.map(toBound));
          statementFor(table, width, together).run(...values);
        }
        for (const row of rows.slice(wholeChunks)) {
          statementFor(table, width, 1).run(...row.map(toBound));
        }
      });
    },
  };
}
