/** Which columns are shown, in what order, and how many of the first stay when the others scroll by. */

export interface ColumnLayout {
  /** Columns by their position in the result, in the order in which they are shown. */
  readonly order: readonly number[];
  /** How many of the first stay in view. */
  readonly frozen: number;
}

export function firstLayout(count: number): ColumnLayout {
  return { order: Array.from({ length: count }, (_, index) => index), frozen: 0 };
}

/** Whether a layout that was kept is one of a result of `count` columns. */
export function fitsColumns({ order, frozen }: ColumnLayout, count: number): boolean {
  return (
    order.length > 0 &&
    new Set(order).size === order.length &&
    order.every((column) => column < count) &&
    frozen < Math.max(1, order.length)
  );
}

/** The last column that is shown stays: without it there would be no way back. */
export function hideColumn(layout: ColumnLayout, column: number): ColumnLayout {
  const at = layout.order.indexOf(column);
  if (at < 0 || layout.order.length === 1) {
    return layout;
  }
  const order = layout.order.filter((each) => each !== column);
  return {
    order,
    frozen: Math.min(layout.frozen - (at < layout.frozen ? 1 : 0), order.length - 1),
  };
}

/** Puts the column behind the nearest one before it in the result that is shown. */
export function showColumn(layout: ColumnLayout, column: number): ColumnLayout {
  if (layout.order.includes(column)) {
    return layout;
  }
  const before = layout.order.filter((each) => each < column);
  const at = before.length === 0 ? 0 : layout.order.indexOf(Math.max(...before)) + 1;
  return {
    order: layout.order.toSpliced(at, 0, column),
    frozen: layout.frozen + (at < layout.frozen ? 1 : 0),
  };
}

/** `from` and `to` are places in the order; `to` is the place that the column has afterwards. */
export function moveColumn(layout: ColumnLayout, from: number, to: number): ColumnLayout {
  const column = layout.order[from];
  if (column === undefined || to < 0 || to >= layout.order.length || from === to) {
    return layout;
  }
  return { ...layout, order: layout.order.toSpliced(from, 1).toSpliced(to, 0, column) };
}

/** The first `count` columns stay; never all of them, so that there is something to scroll. */
export function freezeColumns(layout: ColumnLayout, count: number): ColumnLayout {
  return { ...layout, frozen: Math.max(0, Math.min(count, layout.order.length - 1)) };
}

export function hiddenColumns({ order }: ColumnLayout, count: number): readonly number[] {
  return firstLayout(count).order.filter((column) => !order.includes(column));
}
