/**
 * SQLite's opinion of a statement while it is being written: the statement is prepared against empty
 * tables of the right columns and never run.
 */
import { DatabaseSync } from 'node:sqlite';
import { registerFunctions } from './functions/register-functions.ts';
import { quoted } from './identifiers.ts';
import { toSqlError } from './sql-error.ts';
import { firstWord, singleStatement } from './statement-text.ts';

/** A table that the statement reads. Equal names with equal columns are one table. */
export interface CheckedTable {
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly declaredType: string }[];
}

export interface StatementProblem {
  readonly message: string;
  /** The same in SQLite's own words, by which its kind can be told. */
  readonly reason: string;
  /** Where in the text that was checked, where SQLite's message tells. */
  readonly offset?: number;
}

export interface StatementCheck {
  /** `undefined` where SQLite would run `sql`, and for anything but a query, which is not checked. */
  check(sql: string, tables: readonly CheckedTable[]): StatementProblem | undefined;
  close(): void;
}

/** Tables kept between checks; past that number all are made anew as they are needed. */
const keptTables = 200;

export function createStatementCheck(): StatementCheck {
  let database = emptyDatabase();
  const shapes = new Map<string, string>();

  const ensureTable = (table: CheckedTable): void => {
    const columns = table.columns.map((column) => `${quoted(column.name)} ${column.declaredType}`);
    const shape = columns.join(', ');
    const key = table.name.toLowerCase();
    if (shapes.get(key) === shape) {
      return;
    }
    database.exec(`DROP TABLE IF EXISTS ${quoted(table.name)}`);
    database.exec(`CREATE TABLE ${quoted(table.name)} (${shape})`);
    shapes.set(key, shape);
  };

  return {
    check(sql, tables) {
      // Some PRAGMAs act while they are prepared: nothing but a query reaches SQLite.
      if (!['SELECT', 'WITH', 'VALUES'].includes(firstWord(sql))) {
        return undefined;
      }
      if (shapes.size > keptTables) {
        database.close();
        database = emptyDatabase();
        shapes.clear();
      }
      try {
        tables.forEach(ensureTable);
        database.prepare(singleStatement(sql));
        return undefined;
      } catch (error) {
        const { message, offset } = toSqlError(error, sql);
        const reason = error instanceof Error ? error.message : message;
        return offset === undefined ? { message, reason } : { message, reason, offset };
      }
    },
    close: () => database.close(),
  };
}

function emptyDatabase(): DatabaseSync {
  const database = new DatabaseSync(':memory:');
  registerFunctions(database);
  return database;
}
