/**
 * Where a row stands in the scrolled range. A browser's element has a greatest height, so beyond
 * some 400,000 rows a pixel of scrolling means more than a pixel of rows: positions are shares.
 */

export interface RowWindow {
  readonly rowCount: number;
  /** Rows that fit below the header, a fraction included. */
  readonly visibleRows: number;
  readonly scrollTop: number;
  /** The greatest `scrollTop`. */
  readonly scrollRange: number;
}

/** The row at the top of the view, a fraction included. */
export function firstRowOf(window: RowWindow): number {
  const scrollable = window.rowCount - window.visibleRows;
  return scrollable <= 0 || window.scrollRange <= 0
    ? 0
    : (scrollable * window.scrollTop) / window.scrollRange;
}

/** The `scrollTop` that has `row`, a fraction included, at the top of the view. */
export function scrollTopAt(row: number, window: RowWindow): number {
  const scrollable = window.rowCount - window.visibleRows;
  return scrollable <= 0 ? 0 : Math.min(1, row / scrollable) * window.scrollRange;
}

/** The `scrollTop` that brings `row` into view by the shortest way; `undefined` where it is there. */
export function scrollTopFor(row: number, window: RowWindow): number | undefined {
  const scrollable = window.rowCount - window.visibleRows;
  if (scrollable <= 0 || window.scrollRange <= 0) {
    return undefined;
  }
  const first = firstRowOf(window);
  const wanted =
    row < first
      ? row
      : row + 1 > first + window.visibleRows
        ? row + 1 - window.visibleRows
        : undefined;
  return wanted === undefined
    ? undefined
    : Math.min(window.scrollRange, Math.max(0, (wanted / scrollable) * window.scrollRange));
}

/** The `scrollLeft` that brings a column into view, given the widths of all before it. */
export function scrollLeftFor(
  column: number,
  widths: readonly number[],
  scrollLeft: number,
  visibleWidth: number,
): number | undefined {
  const start = widths.slice(0, column).reduce((sum, width) => sum + width, 0);
  const end = start + (widths[column] ?? 0);
  if (start < scrollLeft) {
    return start;
  }
  if (end > scrollLeft + visibleWidth) {
    return Math.min(start, end - visibleWidth);
  }
  return undefined;
}
