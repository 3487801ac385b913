/**
 * The rows of a view as a temporary table of the reading connection: which row of `result` stands where,
 * or the groups. It is a copy of nothing that could not be made again, so a reader that is killed loses
 * time alone. One view is kept; another one takes its place.
 */
import type { DatabaseSync } from 'node:sqlite';
import type { ResultView, ViewShape, ViewSort } from '../../protocol/index.ts';
import { isFiltered, isWholeResult } from '../../protocol/index.ts';
import { columnName, rowsInResult } from './result-table.ts';
import { viewCondition } from './view-conditions.ts';

export interface ViewOrders {
  /** Brings the view up to the rows that the result has now. */
  refresh(view: ResultView, width: number): ViewShape;
  /** Where the view's rows are read from; rows that came since its last refresh may be left out. */
  source(view: ResultView, width: number): ViewSource;
}

export interface ViewSource {
  /** What follows FROM. */
  readonly from: string;
  /** The number of a row in the view, from 1 without gaps. */
  readonly position: string;
  /** The expression of the view's column at `index`. */
  readonly column: (index: number) => string;
}

interface KeptOrder {
  readonly key: string;
  readonly shape: ViewShape;
}

export function createViewOrders(database: DatabaseSync): ViewOrders {
  let kept: KeptOrder | undefined;

  const refresh = (view: ResultView, width: number): ViewShape => {
    const resultRows = rowsInResult(database);
    if (isWholeResult(view)) {
      return { rowCount: resultRows, resultRows };
    }
    const key = JSON.stringify(view);
    if (kept?.key === key && kept.shape.resultRows === resultRows) {
      return kept.shape;
    }
    if (kept?.key === key && kept.shape.resultRows < resultRows && isInResultOrder(view)) {
      addRows(database, view, width, kept.shape.resultRows, resultRows);
    } else {
      kept = undefined;
      makeOrder(database, view, width, resultRows);
    }
    kept = { key, shape: { rowCount: rowsInOrder(database), resultRows } };
    return kept.shape;
  };

  return {
    refresh,
    source(view, width) {
      if (isWholeResult(view)) {
        return { from: 'main.result', position: 'rowid', column: columnName };
      }
      if (kept?.key !== JSON.stringify(view)) {
        refresh(view, width);
      }
      return view.groupBy === undefined
        ? {
            // The order is the outer loop: rows of the result are looked up one by one.
            from: 'temp.view_order AS o CROSS JOIN main.result AS r ON r.rowid = o.row',
            position: 'o.rowid',
            column: (index) => `r.${columnName(index)}`,
          }
        : {
            from: 'temp.view_order AS o',
            position: 'o.rowid',
            column: (at) => `o.${columnName(at)}`,
          };
    },
  };
}

/** Whether rows that come later follow those that are there. */
function isInResultOrder(view: ResultView): boolean {
  return view.sort.length === 0 && view.groupBy === undefined && isFiltered(view);
}

function makeOrder(
  database: DatabaseSync,
  view: ResultView,
  width: number,
  resultRows: number,
): void {
  const { sql, parameters } = viewCondition(view, width);
  const rows = `FROM main.result WHERE rowid <= ${resultRows} AND ${sql}`;
  database.exec('DROP TABLE IF EXISTS temp.view_order');
  if (view.groupBy === undefined) {
    database.exec('CREATE TEMP TABLE view_order (row INTEGER)');
    database
      .prepare(
        `INSERT INTO temp.view_order SELECT rowid ${rows} ${orderBy(view.sort, width, 'rowid')}`,
      )
      .run(...parameters);
    return;
  }
  const value = columnName(view.groupBy);
  const sort = view.sort.length > 0 ? view.sort : [{ column: 1, descending: true }];
  database.exec('CREATE TEMP TABLE view_order (c0, c1)');
  database
    .prepare(
      `INSERT INTO temp.view_order SELECT * FROM
         (SELECT ${value} AS c0, count(*) AS c1 ${rows} GROUP BY 1) ${orderBy(sort, 2, 'c0')}`,
    )
    .run(...parameters);
}

function addRows(
  database: DatabaseSync,
  view: ResultView,
  width: number,
  after: number,
  last: number,
): void {
  const { sql, parameters } = viewCondition(view, width);
  database
    .prepare(
      `INSERT INTO temp.view_order SELECT rowid FROM main.result
       WHERE rowid > ${after} AND rowid <= ${last} AND ${sql} ORDER BY rowid`,
    )
    .run(...parameters);
}

function orderBy(sort: readonly ViewSort[], width: number, last: string): string {
  const keys = sort
    .filter(({ column }) => column < width)
    .map(({ column, descending }) => `${columnName(column)}${descending ? ' DESC' : ''}`);
  return `ORDER BY ${[...keys, last].join(', ')}`;
}

function rowsInOrder(database: DatabaseSync): number {
  return Number(database.prepare('SELECT max(rowid) AS n FROM temp.view_order').get()?.['n'] ?? 0);
}
