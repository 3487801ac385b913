/**
 * Windows on the result in a SQLite file, which a run may still be writing: each request sees one
 * whole state of it. Every request says all that it asks for; what is kept of a view between requests
 * (`view-order.ts`) saves time alone.
 */
import { DatabaseSync } from 'node:sqlite';
import type { StatementSync } from 'node:sqlite';
import type { ResultShape, SqlRow } from '../execute/index.ts';
import type {
  Cell,
  CellBlock,
  CellFigures,
  ChartChoice,
  ChartData,
  ColumnProfile,
  ColumnValues,
  ResultView,
  ViewShape,
  WindowCell,
} from '../../protocol/index.ts';
import { viewColumns, wholeResult } from '../../protocol/index.ts';
import { cellFigures } from './cell-figures.ts';
import { chartData } from './chart-data.ts';
import { columnProfiles } from './chart-source.ts';
import { columnValues } from './column-values.ts';
import { registerFunctions } from './functions/register-functions.ts';
import { readResultShape } from './result-table.ts';
import { settle } from './settle.ts';
import { toCell, toSqlRow } from './values.ts';
import type { ViewOrders, ViewSource } from './view-order.ts';
import { createViewOrders } from './view-order.ts';

/** A rectangle of the result, or of a view of it: `start` counts rows from 0. */
export interface ResultWindow {
  readonly start: number;
  readonly count: number;
  /** Positions of the columns wanted, in the order wanted; all where absent. */
  readonly columns?: readonly number[];
  /** Whose rows and columns are meant; those of the result itself where absent. */
  readonly view?: ResultView;
}

export interface ResultReader {
  /** `undefined` until there is a result. */
  shape(): Promise<ResultShape | undefined>;
  /** Texts longer than `textLimit` UTF-16 units come as their beginning. */
  window(window: ResultWindow, textLimit: number): Promise<readonly (readonly WindowCell[])[]>;
  /** One whole value; `undefined` where there is no such cell. */
  cell(row: number, column: number, view?: ResultView): Promise<Cell | undefined>;
  /** What the view comes to with the rows that the result has now. Its windows are quick then. */
  view(view: ResultView): Promise<ViewShape>;
  /** The distinct values of a column under the view's other filters; see `columnValues`. */
  values(view: ResultView, column: number, search: string): Promise<ColumnValues>;
  /** Figures of the cells of a view. */
  figures(view: ResultView, block: CellBlock): Promise<CellFigures>;
  /** What each column of the view holds, for a chart to be chosen by. */
  chartColumns(view: ResultView): Promise<readonly ColumnProfile[]>;
  /** The points of a chart of the view's rows. Rejects where a column of it is gone. */
  chart(view: ResultView, choice: ChartChoice): Promise<ChartData>;
  /** Whole rows in portions, for copying a selection or writing a file. */
  rows(window: ResultWindow): AsyncIterable<readonly (readonly Cell[])[]>;
  close(): Promise<void>;
}

/** What one request can ask, as it also crosses to `reader-process`. */
export interface ResultRequests {
  shape(): ResultShape | undefined;
  window(window: ResultWindow, textLimit: number): readonly (readonly WindowCell[])[];
  cell(row: number, column: number, view?: ResultView): Cell | undefined;
  view(view: ResultView): ViewShape;
  values(view: ResultView, column: number, search: string): ColumnValues;
  figures(view: ResultView, block: CellBlock): CellFigures;
  chartColumns(view: ResultView): readonly ColumnProfile[];
  chart(view: ResultView, choice: ChartChoice): ChartData;
  portion(window: ResultWindow): readonly (readonly Cell[])[];
  close(): void;
}

/** Reads in this process. `file` must exist before the first request. */
export function openResultReader(file: string): ResultReader {
  const requests = openResultRequests(file);
  return {
    shape: () => settle(() => requests.shape()),
    window: (window, textLimit) => settle(() => requests.window(window, textLimit)),
    cell: (row, column, view) => settle(() => requests.cell(row, column, view)),
    view: (view) => settle(() => requests.view(view)),
    values: (view, column, search) => settle(() => requests.values(view, column, search)),
    figures: (view, block) => settle(() => requests.figures(view, block)),
    chartColumns: (view) => settle(() => requests.chartColumns(view)),
    chart: (view, choice) => settle(() => requests.chart(view, choice)),
    rows: (window) => inPortions(window, (portion) => settle(() => requests.portion(portion))),
    close: () => settle(() => requests.close()),
  };
}

export function openResultRequests(file: string): ResultRequests {
  let opened: OpenedResult | undefined;
  const result = () => (opened ??= openResult(file));
  return {
    shape: () => readResultShape(result().database),
    window: (window, textLimit) => readWindow(result(), window, textLimit),
    cell(row, column, view = wholeResult) {
      const cell = readRows(result(), { start: row, count: 1, columns: [column], view })[0]?.[0];
      return cell === undefined ? undefined : toCell(cell);
    },
    view: (view) => result().orders.refresh(view, widthOf(result().database)),
    values: (view, column, search) =>
      columnValues(result().database, view, widthOf(result().database), column, search),
    figures(view, block) {
      const { database, orders } = result();
      return cellFigures(database, orders.source(view, widthOf(database)), block);
    },
    chartColumns(view) {
      const { database } = result();
      const columns = readResultShape(database)?.columns ?? [];
      return columnProfiles(database, view, columns.length);
    },
    chart: (view, choice) => chartData(result().database, view, widthOf(result().database), choice),
    portion: (window) => readRows(result(), window).map((row) => row.map(toCell)),
    close() {
      opened?.database.close();
      opened = undefined;
    },
  };
}

interface OpenedResult {
  readonly database: DatabaseSync;
  readonly orders: ViewOrders;
}

function openResult(file: string): OpenedResult {
  const database = new DatabaseSync(file, { readOnly: true });
  registerFunctions(database);
  return { database, orders: createViewOrders(database) };
}

/** Rows fetched at a time while many are read. */
const portionSize = 2000;

export async function* inPortions(
  window: ResultWindow,
  read: (window: ResultWindow) => Promise<readonly (readonly Cell[])[]>,
): AsyncIterable<readonly (readonly Cell[])[]> {
  const end = window.start + window.count;
  for (let start = window.start; start < end; start += portionSize) {
    const rows = await read({ ...window, start, count: Math.min(portionSize, end - start) });
    if (rows.length === 0) {
      return;
    }
    yield rows;
  }
}

function readRows(result: OpenedResult, window: ResultWindow): readonly SqlRow[] {
  const indexes = columnsOf(result.database, window);
  if (indexes.length === 0) {
    return [];
  }
  const source = sourceOf(result, window);
  return selectRows(result.database, source, indexes.map(source.column), window).map(toSqlRow);
}

/**
 * A long text is cut inside SQLite: ten megabytes in a cell cost neither memory nor wire. Its bytes
 * are looked at first, since SQLite knows their number without reading them.
 */
function readWindow(
  result: OpenedResult,
  window: ResultWindow,
  textLimit: number,
): readonly (readonly WindowCell[])[] {
  const indexes = columnsOf(result.database, window);
  if (indexes.length === 0) {
    return [];
  }
  const whenLong = (name: string, value: string, otherwise: string) =>
    `CASE WHEN typeof(${name}) = 'text' AND octet_length(${name}) > ${textLimit}
       AND length(${name}) > ${textLimit} THEN ${value} ELSE ${otherwise} END`;
  const source = sourceOf(result, window);
  const selected = indexes
    .map(source.column)
    .flatMap((name) => [
      whenLong(name, `substr(${name}, 1, ${textLimit})`, name),
      whenLong(name, `length(${name})`, 'NULL'),
    ]);
  return selectRows(result.database, source, selected, window).map((values) =>
    indexes.map((_, place): WindowCell => {
      const [value, length] = toSqlRow(values.slice(place * 2, place * 2 + 2));
      return typeof value === 'string' && typeof length === 'number'
        ? { beginning: value, length }
        : toCell(value ?? null);
    }),
  );
}

function sourceOf(
  { database, orders }: OpenedResult,
  { view = wholeResult }: ResultWindow,
): ViewSource {
  return orders.source(view, widthOf(database));
}

function widthOf(database: DatabaseSync): number {
  return readResultShape(database)?.columns.length ?? 0;
}

function columnsOf(
  database: DatabaseSync,
  { columns, view = wholeResult }: ResultWindow,
): readonly number[] {
  const shape = readResultShape(database);
  const all = [...viewColumns(view, shape?.columns ?? []).keys()];
  return columns === undefined ? all : columns.filter((index) => index in all);
}

function selectRows(
  database: DatabaseSync,
  { from, position }: ViewSource,
  expressions: readonly string[],
  window: ResultWindow,
): Parameters<typeof toSqlRow>[0][] {
  const statement: StatementSync = database.prepare(
    `SELECT ${expressions.join(', ')} FROM ${from}
     WHERE ${position} > ? AND ${position} <= ? ORDER BY ${position}`,
  );
  statement.setReturnArrays(true);
  statement.setReadBigInts(true);
  const rows: unknown = statement.all(window.start, window.start + window.count);
  return rows as Parameters<typeof toSqlRow>[0][];
}
