/** Sum, average, least, greatest and distinct values of selected cells. */
import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import type { Cell, CellBlock, CellFigures } from '../../protocol/index.ts';
import { toCell, toSqlValue } from './values.ts';
import type { ViewSource } from './view-order.ts';

/** Beyond this many cells, distinct values are not counted: all of them would be sorted. */
const mostCellsCompared = 2_000_000;
/** UTF-16 units of a text that is given as the least or the greatest. */
const longestText = 200;

/** One column's figures; sums of whole numbers are exact. */
interface ColumnFigures {
  readonly cells: number;
  readonly nulls: number;
  readonly numbers: number;
  readonly wholes: bigint;
  readonly reals: number;
  readonly hasReals: boolean;
  readonly range: Range;
  readonly texts: Range;
}

interface Range {
  readonly min: SQLOutputValue;
  readonly max: SQLOutputValue;
}

export function cellFigures(
  database: DatabaseSync,
  source: ViewSource,
  block: CellBlock,
): CellFigures {
  const columns = block.columns.map((column) => columnFigures(database, source, block, column));
  const sum = (count: (figures: ColumnFigures) => number): number =>
    columns.reduce((total, figures) => total + count(figures), 0);
  const counts = {
    cells: sum(({ cells }) => cells),
    nulls: sum(({ nulls }) => nulls),
    numbers: sum(({ numbers }) => numbers),
  };
  const distinct =
    counts.cells > mostCellsCompared || columns.length === 0
      ? {}
      : { distinct: distinctValues(database, source, block) };
  if (counts.numbers === 0) {
    return { ...counts, ...distinct, ...rangeOf(columns.map(({ texts }) => texts)) };
  }
  const wholes = columns.reduce((total, figures) => total + figures.wholes, 0n);
  const reals = sum((figures) => figures.reals);
  const total = columns.some(({ hasReals }) => hasReals) ? Number(wholes) + reals : wholes;
  return {
    ...counts,
    ...distinct,
    sum: toCell(total),
    average: toCell(Number(total) / counts.numbers),
    ...rangeOf(columns.map(({ range }) => range)),
  };
}

/** A sum of 64-bit integers may not fit into one: their halves are summed apart. */
function columnFigures(
  database: DatabaseSync,
  source: ViewSource,
  block: CellBlock,
  column: number,
): ColumnFigures {
  const statement = database.prepare(
    `SELECT count(*), count(v), sum(k IN ('integer', 'real')),
       sum(v >> 32) FILTER (WHERE k = 'integer'), sum(v & 4294967295) FILTER (WHERE k = 'integer'),
       total(v) FILTER (WHERE k = 'real'), sum(k = 'real'),
       min(v) FILTER (WHERE k IN ('integer', 'real')), max(v) FILTER (WHERE k IN ('integer', 'real')),
       substr(min(v) FILTER (WHERE k = 'text'), 1, ${longestText}),
       substr(max(v) FILTER (WHERE k = 'text'), 1, ${longestText})
     FROM (SELECT v, typeof(v) AS k FROM (${valuesOf(source, block, column)}))`,
  );
  statement.setReturnArrays(true);
  statement.setReadBigInts(true);
  const row = statement.get() as unknown as readonly SQLOutputValue[];
  const [cells, values, numbers, high, low, reals, realCount, min, max, first, last] = row;
  return {
    cells: Number(cells),
    nulls: Number(cells) - Number(values),
    numbers: Number(numbers ?? 0),
    wholes: (((high ?? 0n) as bigint) << 32n) + ((low ?? 0n) as bigint),
    reals: Number(reals),
    hasReals: Number(realCount ?? 0) > 0,
    range: { min: min ?? null, max: max ?? null },
    texts: { min: first ?? null, max: last ?? null },
  };
}

function valuesOf(source: ViewSource, block: CellBlock, column: number): string {
  return `SELECT ${source.column(column)} AS v FROM ${source.from}
    WHERE ${source.position} > ${block.start} AND ${source.position} <= ${block.start + block.count}`;
}

/** NULL is no value. */
function distinctValues(database: DatabaseSync, source: ViewSource, block: CellBlock): number {
  const all = block.columns.map((column) => valuesOf(source, block, column)).join(' UNION ALL ');
  return Number(database.prepare(`SELECT count(DISTINCT v) AS n FROM (${all})`).get()?.['n'] ?? 0);
}

/** Empty where there is no value. Values are compared as JavaScript does: all are of one class. */
function rangeOf(ranges: readonly Range[]): { readonly min?: Cell; readonly max?: Cell } {
  const present = ranges.filter(({ min }) => min !== null) as readonly {
    readonly min: NonNullable<SQLOutputValue>;
    readonly max: NonNullable<SQLOutputValue>;
  }[];
  const [first] = present;
  if (first === undefined) {
    return {};
  }
  const { min, max } = present.reduce(
    (widest, range) => ({
      min: range.min < widest.min ? range.min : widest.min,
      max: range.max > widest.max ? range.max : widest.max,
    }),
    first,
  );
  return { min: toCell(toSqlValue(min)), max: toCell(toSqlValue(max)) };
}
