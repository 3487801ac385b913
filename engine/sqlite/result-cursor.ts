/**
 * All rows of a result, or of a view of it, from the first to the last, for a process that does nothing
 * else meanwhile. What it reads stays the same until it is closed, whatever a run still adds to the file.
 */
import { DatabaseSync } from 'node:sqlite';
import type { SQLOutputValue } from 'node:sqlite';
import type { Cell, ResultColumn, ResultView } from '../../protocol/index.ts';
import { viewColumns } from '../../protocol/index.ts';
import { registerFunctions } from './functions/register-functions.ts';
import { readResultShape } from './result-table.ts';
import { toCell, toSqlValue } from './values.ts';
import { createViewOrders } from './view-order.ts';

/** What is read of the result in a file. */
export interface ReadResult {
  readonly file: string;
  readonly view: ResultView;
  /** Positions of the view's columns, in the order wanted; all where absent. */
  readonly columns?: readonly number[];
}

export interface ResultCursor {
  readonly columns: readonly ResultColumn[];
  /** From the first row each time. */
  rows(): Iterable<readonly (readonly Cell[])[]>;
  close(): void;
}

/** A portion ends with the row that fills either measure: many rows, or large ones. */
const portionRows = 2_000;
const portionUnits = 1_000_000;

/** Throws where the file holds no result. */
export function openResultCursor({ file, view, columns: wanted }: ReadResult): ResultCursor {
  const database = new DatabaseSync(file, { readOnly: true });
  registerFunctions(database);
  database.exec('BEGIN');
  const shape = readResultShape(database);
  if (shape === undefined) {
    database.close();
    throw new Error('there is no result to read');
  }
  const all = viewColumns(view, shape.columns);
  const places = placesIn(all, wanted);
  const columns = places.flatMap((place) => all[place] ?? []);
  const { from, position, column } = createViewOrders(database).source(view, shape.columns.length);
  const expressions = places.map(column);
  return {
    columns,
    rows: () =>
      expressions.length === 0
        ? []
        : inPortions(
            database,
            `SELECT ${expressions.join(', ')} FROM ${from} ORDER BY ${position}`,
          ),
    close: () => database.close(),
  };
}

/** The positions in `all` that are wanted and there. */
export function placesIn(
  all: readonly ResultColumn[],
  wanted: readonly number[] | undefined,
): readonly number[] {
  return (wanted ?? [...all.keys()]).filter((place) => place in all);
}

function* inPortions(database: DatabaseSync, sql: string): Generator<readonly (readonly Cell[])[]> {
  const statement = database.prepare(sql);
  statement.setReturnArrays(true);
  statement.setReadBigInts(true);
  let portion: (readonly Cell[])[] = [];
  let units = 0;
  for (const values of statement.iterate() as unknown as Iterable<readonly SQLOutputValue[]>) {
    portion.push(
      values.map((value) => {
        if (typeof value === 'string') {
          units += value.length;
          return value;
        }
        units += value instanceof Uint8Array ? value.byteLength : 8;
        return value === null ? null : toCell(toSqlValue(value));
      }),
    );
    if (portion.length === portionRows || units >= portionUnits) {
      yield portion;
      portion = [];
      units = 0;
    }
  }
  if (portion.length > 0) {
    yield portion;
  }
}
