/** What a column's menu offers, by where the column stands and what the view is. */
import type { ResultView } from '../../protocol/index.ts';
import { isFiltered } from '../../protocol/index.ts';
import type { ColumnLayout } from './column-layout.ts';
import { freezeColumns, hideColumn, moveColumn } from './column-layout.ts';
import type { ColumnMenuItem } from './column-menu.ts';
import { groupRows, sortBy } from './view-changes.ts';

export interface ColumnMenuActions {
  readonly apply: (view: ResultView) => void;
  readonly layOut: (layout: ColumnLayout) => void;
  /** By the columns' places. */
  readonly autoSize: (places: readonly number[]) => void;
}

export function columnMenuItems(
  view: ResultView,
  layout: ColumnLayout,
  place: number,
  { apply, layOut, autoSize }: ColumnMenuActions,
): readonly ColumnMenuItem[] {
  const column = layout.order[place] ?? 0;
  const isSorted = view.sort.some((key) => key.column === column);
  const others = view.sort.some((key) => key.column !== column);
  const sort = (label: string, descending: boolean, add: boolean): ColumnMenuItem => ({
    label,
    act: () => apply(sortBy(view, { column, descending }, add)),
  });
  const isFrozen = place < layout.frozen;
  return [
    sort('Sort ascending', false, false),
    sort('Sort descending', true, false),
    ...(others
      ? [sort('Then sort ascending', false, true), sort('Then sort descending', true, true)]
      : []),
    ...(isSorted
      ? [
          {
            label: 'Do not sort by this column',
            act: () => apply({ ...view, sort: view.sort.filter((key) => key.column !== column) }),
          },
        ]
      : []),
    view.groupBy === undefined
      ? { label: 'Group by this column', act: () => apply(groupRows(view, column)) }
      : { label: 'Show the rows again', act: () => apply(groupRows(view)) },
    ...(isFiltered(view)
      ? [
          {
            label: 'Clear all filters',
            act: () => apply({ ...view, filters: [], quickFilter: '' }),
          },
        ]
      : []),
    ...(layout.order.length > 1
      ? [{ label: 'Hide', act: () => layOut(hideColumn(layout, column)) }]
      : []),
    ...(place < layout.order.length - 1 && !isFrozen
      ? [{ label: 'Freeze up to here', act: () => layOut(freezeColumns(layout, place + 1)) }]
      : []),
    ...(layout.frozen > 0
      ? [{ label: 'Unfreeze columns', act: () => layOut(freezeColumns(layout, 0)) }]
      : []),
    ...(place > 0
      ? [{ label: 'Move left', act: () => layOut(moveColumn(layout, place, place - 1)) }]
      : []),
    ...(place < layout.order.length - 1
      ? [{ label: 'Move right', act: () => layOut(moveColumn(layout, place, place + 1)) }]
      : []),
    { label: 'Fit width to values', act: () => autoSize([place]) },
    { label: 'Fit all widths', act: () => autoSize([...layout.order.keys()]) },
  ];
}
