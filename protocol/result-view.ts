/**
 * How a result is looked at: what is sorted, filtered and grouped of it. Plain data: the grid, an export
 * and a chart that hold the same view show the same rows, and SQLite answers all of them.
 */
import type { Cell, ResultColumn } from './results.ts';
import type { Check } from './validate.ts';
import {
  isAnyOf,
  isCount,
  isFlag,
  isListOf,
  isOneOf,
  isShape,
  isTagged,
  isText,
} from './validate.ts';

/** Columns are meant by their position in the result, from 0. */
export interface ViewSort {
  readonly column: number;
  readonly descending: boolean;
}

export type TextMatch = 'contains' | 'equals' | 'startsWith' | 'endsWith';
export type ComparisonOperator = '=' | '<>' | '<' | '<=' | '>' | '>=';

export type ColumnFilter =
  /** Letters match in either case. `negated` lets NULL through, as it holds no such text. */
  | {
      readonly kind: 'text';
      readonly column: number;
      readonly match: TextMatch;
      readonly text: string;
      readonly negated: boolean;
    }
  /** Exact, and among values of the same class: a number is neither less nor more than a text. */
  | {
      readonly kind: 'comparison';
      readonly column: number;
      readonly operator: ComparisonOperator;
      readonly value: string | number | { readonly integer: string };
    }
  /** One of the values, NULL among them where it is listed. */
  | { readonly kind: 'set'; readonly column: number; readonly values: readonly Cell[] }
  | { readonly kind: 'null'; readonly column: number }
  | { readonly kind: 'notNull'; readonly column: number }
  /** A regular expression as `REGEXP` takes it: `(?i)` in front ignores case. */
  | { readonly kind: 'pattern'; readonly column: number; readonly pattern: string };

/**
 * Rows that pass every filter, in the order of `sort`, earlier keys first; rows that are equal in it
 * keep the result's own order.
 */
export interface ResultView {
  readonly sort: readonly ViewSort[];
  readonly filters: readonly ColumnFilter[];
  /** A text that at least one column contains, letters in either case. */
  readonly quickFilter?: string;
  /**
   * One row for each distinct value of this column: the value, and how many rows have it. `sort` then
   * counts these two columns, and the largest group is first where it is empty.
   */
  readonly groupBy?: number;
}

export const wholeResult: ResultView = { sort: [], filters: [] };

/** Whether the rows of the view are the rows of the result in their own order. */
export function isWholeResult(view: ResultView): boolean {
  return view.sort.length === 0 && !isFiltered(view) && view.groupBy === undefined;
}

export function isFiltered({ filters, quickFilter = '' }: ResultView): boolean {
  return filters.length > 0 || quickFilter !== '';
}

/** The columns that the rows of `view` have. */
export function viewColumns(
  view: ResultView,
  columns: readonly ResultColumn[],
): readonly ResultColumn[] {
  const grouped = view.groupBy === undefined ? undefined : columns[view.groupBy];
  return grouped === undefined ? columns : [grouped, { name: 'rows', type: 'integer' }];
}

/** What a view comes to. */
export interface ViewShape {
  /** Rows, or groups, that it has. */
  readonly rowCount: number;
  /** Rows of the result that it was made from. */
  readonly resultRows: number;
}

/** A distinct value of a column. */
export interface ValueCount {
  readonly value: Cell;
  readonly count: number;
}

/** Distinct values of a column, the most frequent first. */
export interface ColumnValues {
  readonly values: readonly ValueCount[];
  /** Whether there are values besides these. */
  readonly isCut: boolean;
}

/** Rows from `start` on, counted from 0, and columns by position, of a view's rows. */
export interface CellBlock {
  readonly start: number;
  readonly count: number;
  readonly columns: readonly number[];
}

/** Figures of selected cells. Those of numbers are absent where no cell is one. */
export interface CellFigures {
  readonly cells: number;
  readonly nulls: number;
  readonly numbers: number;
  /** Absent where there are too many cells to compare. */
  readonly distinct?: number;
  readonly sum?: Cell;
  readonly average?: Cell;
  /** Of the numbers; where there are none, of the texts. */
  readonly min?: Cell;
  readonly max?: Cell;
}

export const isCell: Check<Cell> = (value): value is Cell =>
  value === null ||
  typeof value === 'string' ||
  typeof value === 'number' ||
  isAnyOf(
    isShape<{ readonly integer: string }>({ integer: isInteger }),
    isShape<{ readonly blob: string }>({ blob: isText }),
  )(value);

function isInteger(value: unknown): value is string {
  return typeof value === 'string' && /^-?\d+$/.test(value);
}

const isColumnFilter = isTagged<ColumnFilter>({
  text: isShape({
    column: isCount,
    match: isOneOf('contains', 'equals', 'startsWith', 'endsWith'),
    text: isText,
    negated: isFlag,
  }),
  comparison: isShape({
    column: isCount,
    operator: isOneOf('=', '<>', '<', '<=', '>', '>='),
    value: (value): value is string | number | { readonly integer: string } =>
      isCell(value) && value !== null && !(typeof value === 'object' && 'blob' in value),
  }),
  set: isShape({ column: isCount, values: isListOf(isCell) }),
  null: isShape({ column: isCount }),
  notNull: isShape({ column: isCount }),
  pattern: isShape({ column: isCount, pattern: isText }),
});

export const isResultView: Check<ResultView> = isShape<ResultView>(
  {
    sort: isListOf(isShape<ViewSort>({ column: isCount, descending: isFlag })),
    filters: isListOf(isColumnFilter),
  },
  { quickFilter: isText, groupBy: isCount },
);

export const isViewShape = isShape<ViewShape>({ rowCount: isCount, resultRows: isCount });

export const isColumnValues = isShape<ColumnValues>({
  values: isListOf(isShape<ValueCount>({ value: isCell, count: isCount })),
  isCut: isFlag,
});

export const isCellBlock = isShape<CellBlock>({
  start: isCount,
  count: isCount,
  columns: isListOf(isCount),
});

export const isCellFigures = isShape<CellFigures>(
  { cells: isCount, nulls: isCount, numbers: isCount },
  { distinct: isCount, sum: isCell, average: isCell, min: isCell, max: isCell },
);
