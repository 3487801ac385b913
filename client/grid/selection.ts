/** Which cells are selected, and how keys and clicks change that. */
import type { CellRange } from '../../protocol/index.ts';

export interface Position {
  readonly row: number;
  readonly column: number;
}

/** The selected rectangle spans from `anchor`, which stays, to `focus`, which moves. */
export interface Selection {
  readonly anchor: Position;
  readonly focus: Position;
}

export interface Bounds {
  readonly rows: number;
  readonly columns: number;
}

export type Step =
  | 'up'
  | 'down'
  | 'left'
  | 'right'
  | 'pageUp'
  | 'pageDown'
  | 'rowStart'
  | 'rowEnd'
  | 'first'
  | 'last'
  | 'columnTop'
  | 'columnBottom';

export function selectCell(position: Position): Selection {
  return { anchor: position, focus: position };
}

export function extendTo(selection: Selection | undefined, position: Position): Selection {
  return { anchor: selection?.anchor ?? position, focus: position };
}

/** Whole rows, from the anchor's row to `row`. The focus stands in the first column. */
export function selectRows(from: number, row: number, bounds: Bounds): Selection {
  return {
    anchor: { row: from, column: bounds.columns - 1 },
    focus: { row, column: 0 },
  };
}

export function selectColumns(from: number, column: number, bounds: Bounds): Selection {
  return {
    anchor: { row: bounds.rows - 1, column: from },
    focus: { row: 0, column },
  };
}

/** `undefined` where there is no cell to select. */
export function selectEverything(bounds: Bounds): Selection | undefined {
  return bounds.rows === 0 || bounds.columns === 0
    ? undefined
    : {
        anchor: { row: bounds.rows - 1, column: bounds.columns - 1 },
        focus: { row: 0, column: 0 },
      };
}

/** `pageRows` is the number of rows in view. With no selection yet, the first cell is meant. */
export function move(
  selection: Selection | undefined,
  step: Step,
  extend: boolean,
  bounds: Bounds,
  pageRows: number,
): Selection | undefined {
  if (bounds.rows === 0 || bounds.columns === 0) {
    return undefined;
  }
  if (selection === undefined) {
    return selectCell({ row: 0, column: 0 });
  }
  const focus = clamp(target(selection.focus, step, bounds, pageRows), bounds);
  return extend ? { anchor: selection.anchor, focus } : selectCell(focus);
}

/** The same rows, of one column. */
export function atColumn(selection: Selection | undefined, column: number): Selection | undefined {
  return (
    selection && {
      anchor: { row: selection.anchor.row, column },
      focus: { row: selection.focus.row, column },
    }
  );
}

export function rangeOf({ anchor, focus }: Selection): CellRange {
  return {
    firstRow: Math.min(anchor.row, focus.row),
    lastRow: Math.max(anchor.row, focus.row),
    firstColumn: Math.min(anchor.column, focus.column),
    lastColumn: Math.max(anchor.column, focus.column),
  };
}

export function isInside(range: CellRange, row: number, column: number): boolean {
  return (
    range.firstRow <= row &&
    row <= range.lastRow &&
    range.firstColumn <= column &&
    column <= range.lastColumn
  );
}

/** The key's meaning in a grid, `undefined` for any other key. */
export function stepOf(key: string, control: boolean): Step | undefined {
  const plain: Readonly<Record<string, Step>> = {
    ArrowUp: 'up',
    ArrowDown: 'down',
    ArrowLeft: 'left',
    ArrowRight: 'right',
    PageUp: 'pageUp',
    PageDown: 'pageDown',
    Home: 'rowStart',
    End: 'rowEnd',
  };
  const withControl: Readonly<Record<string, Step>> = {
    ArrowUp: 'columnTop',
    ArrowDown: 'columnBottom',
    ArrowLeft: 'rowStart',
    ArrowRight: 'rowEnd',
    Home: 'first',
    End: 'last',
  };
  return (control ? withControl : plain)[key];
}

function target(from: Position, step: Step, bounds: Bounds, pageRows: number): Position {
  const { row, column } = from;
  switch (step) {
    case 'up':
      return { row: row - 1, column };
    case 'down':
      return { row: row + 1, column };
    case 'left':
      return { row, column: column - 1 };
    case 'right':
      return { row, column: column + 1 };
    case 'pageUp':
      return { row: row - Math.max(1, pageRows), column };
    case 'pageDown':
      return { row: row + Math.max(1, pageRows), column };
    case 'rowStart':
      return { row, column: 0 };
    case 'rowEnd':
      return { row, column: bounds.columns - 1 };
    case 'first':
      return { row: 0, column: 0 };
    case 'last':
      return { row: bounds.rows - 1, column: bounds.columns - 1 };
    case 'columnTop':
      return { row: 0, column };
    case 'columnBottom':
      return { row: bounds.rows - 1, column };
  }
}

function clamp({ row, column }: Position, bounds: Bounds): Position {
  return {
    row: Math.min(Math.max(row, 0), bounds.rows - 1),
    column: Math.min(Math.max(column, 0), bounds.columns - 1),
  };
}
