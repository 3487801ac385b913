/** The distinct values of a column and how often each stands in it, for choosing among them. */
import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import type { ColumnValues, ResultView } from '../../protocol/index.ts';
import { columnName } from './result-table.ts';
import { toCell, toSqlValue } from './values.ts';
import { viewCondition } from './view-conditions.ts';

/** Values that one answer holds. */
const mostValues = 500;
/** Texts longer than this are no choices: they would not be told apart. */
const longestValue = 2_000;

/**
 * Values among the rows that pass the filters of the other columns, so that a value that is filtered out
 * can be chosen again. `search` is a text that they contain; empty for all of them.
 */
export function columnValues(
  database: DatabaseSync,
  view: ResultView,
  width: number,
  column: number,
  search: string,
): ColumnValues {
  const others = view.filters.filter((filter) => filter.column !== column);
  const found = { kind: 'text', column, match: 'contains', text: search, negated: false } as const;
  const filters = search === '' ? others : [...others, found];
  const { sql, parameters } = viewCondition({ ...view, filters }, width);
  const name = columnName(column);
  const statement = database.prepare(
    `SELECT ${name}, count(*) AS n FROM main.result
     WHERE ${sql} AND coalesce(octet_length(${name}), 0) <= ${longestValue}
     GROUP BY 1 ORDER BY n DESC, 1 LIMIT ${mostValues + 1}`,
  );
  statement.setReturnArrays(true);
  statement.setReadBigInts(true);
  const rows = statement.all(...parameters) as unknown as readonly (readonly SQLOutputValue[])[];
  return {
    values: rows.slice(0, mostValues).map(([value = null, count]) => ({
      value: toCell(toSqlValue(value)),
      count: Number(count),
    })),
    isCut: rows.length > mostValues,
  };
}
