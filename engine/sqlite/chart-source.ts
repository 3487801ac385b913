/** The rows that a chart is made from, and what the first of them hold. */
import type { DatabaseSync } from 'node:sqlite';
import type { ColumnProfile, ResultView } from '../../protocol/index.ts';
import { columnName } from './result-table.ts';
import type { Condition } from './view-conditions.ts';
import { viewCondition } from './view-conditions.ts';

/**
 * The rows of `view` as what follows FROM, their columns named `c0`, `c1`, … Their order does not count:
 * nothing of what is kept for the grid is used or changed.
 */
export function chartRows(view: ResultView, width: number): Condition {
  const { sql, parameters } = viewCondition(view, width);
  const grouped = view.groupBy;
  return {
    sql:
      grouped === undefined
        ? `(SELECT * FROM main.result WHERE ${sql})`
        : `(SELECT ${columnName(grouped)} AS c0, count(*) AS c1 FROM main.result WHERE ${sql} GROUP BY 1)`,
    parameters,
  };
}

/** Rows that are looked at to tell what a column holds. */
const sampleSize = 5_000;
/** A choice among more columns than this helps nobody, and SQLite limits what one row may hold. */
const mostColumns = 200;

/** How many columns the rows of `view` have; see `viewColumns`. */
export function chartWidth({ groupBy }: ResultView, width: number): number {
  return groupBy === undefined ? width : 2;
}

/** One profile for each of the view's first columns. */
export function columnProfiles(
  database: DatabaseSync,
  view: ResultView,
  width: number,
): readonly ColumnProfile[] {
  const viewWidth = width === 0 ? 0 : chartWidth(view, width);
  const columns = Array.from({ length: Math.min(viewWidth, mostColumns) }, (_, at) => at);
  if (columns.length === 0) {
    return [];
  }
  const rows = chartRows(view, width);
  const figures = columns.map(columnName).map(
    (name) => `count(${name}), count(DISTINCT substr(${name}, 1, 200)),
      total(typeof(${name}) IN ('integer', 'real')), count(${timeOf(name)})`,
  );
  const statement = database.prepare(
    `SELECT count(*), ${figures.join(', ')} FROM (SELECT * FROM ${rows.sql} LIMIT ${sampleSize})`,
  );
  statement.setReturnArrays(true);
  const [count = 0, ...found] = statement.get(...rows.parameters) as unknown as readonly number[];
  return columns.map((at) => {
    const [values = 0, distinct = 0, numbers = 0, times = 0] = found.slice(at * 4, at * 4 + 4);
    return { rows: count, values, distinct, numbers, times };
  });
}

/**
 * Milliseconds since 1970 of a text that begins with a date, NULL of anything else: SQLite would take a
 * number for a day of the Julian calendar, and `12:30` for a time of the year 2000.
 */
export function timeOf(value: string): string {
  return `CASE WHEN typeof(${value}) = 'text' AND ${value} GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]*'
    THEN unixepoch(${value}, 'subsec') * 1000.0 END`;
}

/** The number that a value is, NULL of anything else. */
export function numberOf(value: string): string {
  return `CASE WHEN typeof(${value}) IN ('integer', 'real') THEN ${value} END`;
}
