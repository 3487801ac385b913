/** The `TableEngine` on a SQLite file, in this process: each call blocks it until SQLite is done. */
import { DatabaseSync } from 'node:sqlite';
import type { StatementSync } from 'node:sqlite';
import type { SqlRow, TableDefinition, TableEngine } from '../execute/index.ts';
import { registerFunctions } from './functions/register-functions.ts';
import { adoptTable } from './adopt-table.ts';
import { createResultFiller } from './growing-result.ts';
import { quoted } from './identifiers.ts';
import { createRowInserter } from './insert-rows.ts';
import { columnName, readResultShape } from './result-table.ts';
import { settle } from './settle.ts';
import { toSqlError } from './sql-error.ts';
import { toSqlRow } from './values.ts';

/** Beyond it a sort of a million rows gains little, and below it loses half of its speed. */
const cacheKibibytes = 65_536;

/** Milliseconds for which SQLite waits for another process to be done with the file. */
const patience = 1_000;

/** `file` is made where it does not exist; `:memory:` keeps everything in this process. */
export function openTableEngine(file: string): TableEngine {
  const database = openRunDatabase(file);
  const inserter = createRowInserter(database);
  const filler = createResultFiller(database);
  return {
    createTable: (table) => settle(() => database.exec(createTableText(table))),
    insert: (table, rows) => settle(() => inserter.insert(table, rows)),
    query: (sql) => settle(() => readRows(database, sql)),
    grow: (query) => settle(() => filler.grow(query)),
    materialize: (sql, rowLimit) => settle(() => filler.fill(sql, rowLimit)),
    prepareSalvage: () => undefined,
    salvage: (rows) =>
      settle(() => {
        filler.end();
        return adoptTable(database, rows);
      }),
    readResult: (start, count) => settle(() => readResultRows(database, start, count)),
    close: () => settle(() => database.close()),
  };
}

/**
 * A run's file holds nothing that cannot be fetched again, so SQLite need not wait for the disk; the
 * write-ahead log lets a reader of the file see whole states while the run goes on. A sort takes as
 * much memory as the cache may, and what is more goes to a temporary file, whose name is gone as soon
 * as it is open.
 */
function openRunDatabase(file: string): DatabaseSync {
  const database = new DatabaseSync(file, { timeout: patience });
  database.exec(`
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = OFF;
    PRAGMA temp_store = FILE;
    PRAGMA cache_size = -${cacheKibibytes};`);
  registerFunctions(database);
  return database;
}

function createTableText(table: TableDefinition): string {
  const columns = table.columns.map(
    ({ name, declaredType, unread }) =>
      `${quoted(name)} ${declaredType}${unread === true ? ' AS (NULL)' : ''}`,
  );
  return `CREATE TABLE ${quoted(table.name)} (${columns.join(', ')})`;
}

function readRows(database: DatabaseSync, sql: string): readonly SqlRow[] {
  try {
    return allRows(database.prepare(sql));
  } catch (error) {
    throw toSqlError(error, sql);
  }
}

function readResultRows(database: DatabaseSync, start: number, count: number): readonly SqlRow[] {
  const columns = readResultShape(database)?.columns.map((_, index) => columnName(index)) ?? [];
  const statement = database.prepare(
    `SELECT ${columns.join(', ')} FROM result WHERE rowid > ? AND rowid <= ? ORDER BY rowid`,
  );
  return allRows(statement, start, start + count);
}

function allRows(statement: StatementSync, ...values: readonly number[]): readonly SqlRow[] {
  statement.setReturnArrays(true);
  statement.setReadBigInts(true);
  return (statement.all(...values) as unknown as Parameters<typeof toSqlRow>[0][]).map(toSqlRow);
}
