/** What the rows' pane shows at a moment, as plain data. */
import type { CellBlock, ResultColumn, ResultView } from '../../protocol/index.ts';
import { isWholeResult, viewColumns } from '../../protocol/index.ts';
import type { LinksSoFar } from './cells/cell-ways.ts';
import { linksIn } from './cells/cell-ways.ts';
import type { ColumnLayout } from './column-layout.ts';
import type { GridModel } from './grid-model.ts';
import type { RowCache } from './row-cache.ts';
import type { Bounds, Position, Selection } from './selection.ts';
import { rangeOf } from './selection.ts';

export interface ShownRows {
  /** The tab's. */
  readonly id: string;
  readonly revision: number;
  /** Of the result; `viewColumns` gives those of the view. */
  readonly columns: readonly ResultColumn[];
  readonly resultRows: number;
  readonly isRunning: boolean;
  readonly view: ResultView;
  /** Of the view. */
  readonly rowCount: number;
  readonly layout: ColumnLayout;
  readonly rows: RowCache;
  /** Where the cells lead. */
  readonly links: LinksSoFar;
}

/** Room for the numbers of as many rows as most results have, while it is not known how many come. */
const expectedRows = 99_999;

export function modelOf(shown: ShownRows): GridModel {
  const { view, layout, rowCount, rows } = shown;
  return {
    columns: shownColumns(shown),
    layout,
    view,
    rowCount,
    rows,
    links: () => linksIn(shown),
    ...(shown.isRunning && isWholeResult(view) ? { expectedRows } : {}),
  };
}

export function shownColumns({ view, columns }: ShownRows): readonly ResultColumn[] {
  return viewColumns(view, columns);
}

/** A column that stands at a place, with its position in the view. */
export function columnAtPlace(
  shown: ShownRows | undefined,
  place: number,
): { readonly index: number; readonly column: ResultColumn } | undefined {
  const index = shown?.layout.order[place];
  const column =
    shown === undefined || index === undefined ? undefined : shownColumns(shown)[index];
  return index === undefined || column === undefined ? undefined : { index, column };
}

export function boundsOf({ rowCount, layout }: ShownRows): Bounds {
  return { rows: rowCount, columns: layout.order.length };
}

/** The selection as far as there are cells for it. */
export function selectionWithin(
  selection: Selection | undefined,
  shown: ShownRows,
): Selection | undefined {
  const bounds = boundsOf(shown);
  if (selection === undefined || bounds.rows === 0) {
    return undefined;
  }
  const clamp = ({ row, column }: Position): Position => ({
    row: Math.min(row, bounds.rows - 1),
    column: Math.min(column, bounds.columns - 1),
  });
  return { anchor: clamp(selection.anchor), focus: clamp(selection.focus) };
}

/** The selected cells by rows and columns of the view. */
export function blockOf(selection: Selection, { order }: ColumnLayout): CellBlock {
  const { firstRow, lastRow, firstColumn, lastColumn } = rangeOf(selection);
  return {
    start: firstRow,
    count: lastRow - firstRow + 1,
    columns: order.slice(firstColumn, lastColumn + 1),
  };
}

/** Whether a cell holds more than its line shows. */
export function isWorthOpening(shown: ShownRows | undefined, { row, column }: Position): boolean {
  const cell = shown?.rows.peek(row)?.[shown.layout.order[column] ?? -1];
  return (
    (typeof cell === 'string' && (/^\s*[[{]/.test(cell) || cell.length > 40)) ||
    (typeof cell === 'object' && cell !== null && 'beginning' in cell)
  );
}
