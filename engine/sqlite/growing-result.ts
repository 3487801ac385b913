/**
 * A result that is filled while one of its tables still is: each step runs the statement over the rows
 * that came to the table since the last one. The statement's text stays as it is: during a growth, a
 * temporary view of the table's name stands before the table and shows it those rows alone.
 */
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { GrowingQuery, ResultShape } from '../execute/index.ts';
import type { ResultColumn } from '../../protocol/index.ts';
import { quoted } from './identifiers.ts';
import {
  beginResult,
  cutToLimit,
  fillResultTable,
  resultColumns,
  rowsInResult,
  storeColumns,
} from './result-table.ts';
import { toSqlError } from './sql-error.ts';
import { singleStatement } from './statement-text.ts';
import { inTransaction } from './transaction.ts';

export interface ResultFiller {
  /** Adds what came since the last call; the first call begins the result anew. */
  grow(query: GrowingQuery): ResultShape;
  /** Makes the whole result, from what has grown where that is of the same statement. */
  fill(sql: string, rowLimit: number): ResultShape;
  /** Leaves what has grown, and every table, as they are. */
  end(): void;
}

/** Where the last step ended, for the view to begin behind. */
const marker = '"iql_growth"';

interface Growth {
  readonly query: GrowingQuery;
  readonly outputs: ReturnType<StatementSync['columns']>;
  readonly add: StatementSync;
  readonly lastRow: StatementSync;
  readonly mark: StatementSync;
  columns: readonly ResultColumn[];
  shape: ResultShape;
}

/** Rows after which the types of columns that the values tell are looked at once more, at the end. */
const rowsThatTellTypes = 1000;

export function createResultFiller(database: DatabaseSync): ResultFiller {
  let growth: Growth | undefined;

  const end = (): void => {
    if (growth === undefined) {
      return;
    }
    database.exec(
      `DROP VIEW IF EXISTS temp.${quoted(growth.query.table)}; DROP TABLE IF EXISTS temp.${marker}`,
    );
    growth = undefined;
  };

  return {
    end,
    grow(query) {
      try {
        if (growth === undefined || !isSame(growth.query, query)) {
          end();
          growth = begin(database, query);
        }
        return step(database, growth);
      } catch (error) {
        end();
        throw toSqlError(error, query.sql);
      }
    },
    fill(sql, rowLimit) {
      if (growth?.query.sql !== sql || growth.query.rowLimit !== rowLimit) {
        end();
        return fillResultTable(database, sql, rowLimit);
      }
      try {
        const { truncated } = step(database, growth);
        const { outputs } = growth;
        const columns = resultColumns(database, outputs);
        storeColumns(database, columns);
        const rowCount = rowsInResult(database);
        return { columns, rowCount, ...(truncated === true && { truncated }) };
      } catch (error) {
        throw toSqlError(error, sql);
      } finally {
        end();
      }
    },
  };
}

function isSame(left: GrowingQuery, right: GrowingQuery): boolean {
  return (
    left.sql === right.sql &&
    left.table === right.table &&
    left.rowLimit === right.rowLimit &&
    left.limit === right.limit
  );
}

function begin(database: DatabaseSync, query: GrowingQuery): Growth {
  const text = singleStatement(query.sql);
  const outputs = database.prepare(text).columns();
  const table = quoted(query.table);
  inTransaction(database, () => {
    beginResult(database, outputs.length);
    storeColumns(database, resultColumns(database, outputs));
    database.exec(`
      CREATE TABLE temp.${marker} (lastRow INTEGER NOT NULL);
      INSERT INTO temp.${marker} VALUES (0);
      CREATE TEMP VIEW ${table} AS SELECT * FROM main.${table}
        WHERE rowid > (SELECT lastRow FROM temp.${marker});`);
  });
  return {
    query,
    outputs,
    add: database.prepare(`INSERT INTO main.result SELECT * FROM (${text}\n) LIMIT ?`),
    lastRow: database.prepare(`SELECT max(rowid) AS last FROM main.${table}`),
    mark: database.prepare(`UPDATE temp.${marker} SET lastRow = ?`),
    columns: resultColumns(database, outputs),
    shape: { columns: [], rowCount: 0 },
  };
}

function step(database: DatabaseSync, growth: Growth): ResultShape {
  const { query, shape: before } = growth;
  const { rowLimit, limit = Infinity } = query;
  const wanted = Math.min(rowLimit + 1, limit) - before.rowCount;
  if (before.truncated === true || wanted <= 0) {
    return before;
  }
  growth.shape = inTransaction(database, () => {
    const last = Number(growth.lastRow.get()?.['last'] ?? 0);
    growth.add.run(wanted);
    growth.mark.run(last);
    const after = cutToLimit(database, growth.columns, rowLimit);
    if (before.rowCount < rowsThatTellTypes && after.rowCount > before.rowCount) {
      growth.columns = resultColumns(database, growth.outputs);
      storeColumns(database, growth.columns);
    }
    return { ...after, columns: growth.columns };
  });
  return growth.shape;
}
