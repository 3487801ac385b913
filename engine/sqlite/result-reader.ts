/**
 * Windows on the result in a SQLite file, which a run may still be writing: each request sees one
 * whole state of it. Nothing is remembered between requests.
 */
import { DatabaseSync } from 'node:sqlite';
import type { StatementSync } from 'node:sqlite';
import type { ResultShape, SqlRow } from '../execute/index.ts';
import type { Cell, WindowCell } from '../../protocol/index.ts';
import { columnName, readResultShape } from './result-table.ts';
import { settle } from './settle.ts';
import { toCell, toSqlRow } from './values.ts';

/** A rectangle of the result: `start` counts rows from 0. */
export interface ResultWindow {
  readonly start: number;
  readonly count: number;
  /** Positions of the columns wanted, in the order wanted; all where absent. */
  readonly columns?: readonly number[];
}

export interface ResultReader {
  /** `undefined` until there is a result. */
  shape(): Promise<ResultShape | undefined>;
  /** Texts longer than `textLimit` UTF-16 units come as their beginning. */
  window(window: ResultWindow, textLimit: number): Promise<readonly (readonly WindowCell[])[]>;
  /** One whole value; `undefined` where there is no such cell. */
  cell(row: number, column: number): Promise<Cell | undefined>;
  /** Whole rows in portions, for copying a selection or writing a file. */
  rows(window: ResultWindow): AsyncIterable<readonly (readonly Cell[])[]>;
  close(): Promise<void>;
}

/** What one request can ask, as it also crosses to `reader-process`. */
export interface ResultRequests {
  shape(): ResultShape | undefined;
  window(window: ResultWindow, textLimit: number): readonly (readonly WindowCell[])[];
  cell(row: number, column: number): Cell | undefined;
  portion(window: ResultWindow): readonly (readonly Cell[])[];
  close(): void;
}

/** Reads in this process. `file` must exist before the first request. */
export function openResultReader(file: string): ResultReader {
  const requests = openResultRequests(file);
  return {
    shape: () => settle(() => requests.shape()),
    window: (window, textLimit) => settle(() => requests.window(window, textLimit)),
    cell: (row, column) => settle(() => requests.cell(row, column)),
    rows: (window) => inPortions(window, (portion) => settle(() => requests.portion(portion))),
    close: () => settle(() => requests.close()),
  };
}

export function openResultRequests(file: string): ResultRequests {
  let opened: DatabaseSync | undefined;
  const database = () => (opened ??= new DatabaseSync(file, { readOnly: true }));
  return {
    shape: () => readResultShape(database()),
    window: (window, textLimit) => readWindow(database(), window, textLimit),
    cell(row, column) {
      const cell = readRows(database(), { start: row, count: 1, columns: [column] })[0]?.[0];
      return cell === undefined ? undefined : toCell(cell);
    },
    portion: (window) => readRows(database(), window).map((row) => row.map(toCell)),
    close() {
      opened?.close();
      opened = undefined;
    },
  };
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

function readRows(database: DatabaseSync, window: ResultWindow): readonly SqlRow[] {
  const indexes = columnsOf(database, window);
  if (indexes.length === 0) {
    return [];
  }
  return selectRows(database, indexes.map(columnName), window).map(toSqlRow);
}

/**
 * A long text is cut inside SQLite: ten megabytes in a cell cost neither memory nor wire. Its bytes
 * are looked at first, since SQLite knows their number without reading them.
 */
function readWindow(
  database: DatabaseSync,
  window: ResultWindow,
  textLimit: number,
): readonly (readonly WindowCell[])[] {
  const indexes = columnsOf(database, window);
  if (indexes.length === 0) {
    return [];
  }
  const whenLong = (name: string, value: string, otherwise: string) =>
    `CASE WHEN typeof(${name}) = 'text' AND octet_length(${name}) > ${textLimit}
       AND length(${name}) > ${textLimit} THEN ${value} ELSE ${otherwise} END`;
  const selected = indexes
    .map(columnName)
    .flatMap((name) => [
      whenLong(name, `substr(${name}, 1, ${textLimit})`, name),
      whenLong(name, `length(${name})`, 'NULL'),
    ]);
  return selectRows(database, selected, window).map((values) =>
    indexes.map((_, place): WindowCell => {
      const [value, length] = toSqlRow(values.slice(place * 2, place * 2 + 2));
      return typeof value === 'string' && typeof length === 'number'
        ? { beginning: value, length }
        : toCell(value ?? null);
    }),
  );
}

function columnsOf(database: DatabaseSync, window: ResultWindow): readonly number[] {
  const count = readResultShape(database)?.columns.length ?? 0;
  const all = Array.from({ length: count }, (_, index) => index);
  return window.columns === undefined ? all : window.columns.filter((index) => index in all);
}

function selectRows(
  database: DatabaseSync,
  expressions: readonly string[],
  window: ResultWindow,
): Parameters<typeof toSqlRow>[0][] {
  const statement: StatementSync = database.prepare(
    `SELECT ${expressions.join(', ')} FROM result WHERE rowid > ? AND rowid <= ? ORDER BY rowid`,
  );
  statement.setReturnArrays(true);
  statement.setReadBigInts(true);
  const rows: unknown = statement.all(window.start, window.start + window.count);
  return rows as Parameters<typeof toSqlRow>[0][];
}
