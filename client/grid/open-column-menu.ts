/** Opens the menu of a column of the rows that are shown. */
import type { ResultView } from '../../protocol/index.ts';
import type { ColumnLayout } from './column-layout.ts';
import { columnMenuItems } from './column-menu-items.ts';
import type { ColumnMenu } from './column-menu.ts';
import type { GridTable } from './grid-table.ts';
import type { HostConnection } from './host-connection.ts';
import { columnAtPlace } from './shown-rows.ts';
import type { ShownRows } from './shown-rows.ts';
import { filterColumn } from './view-changes.ts';

export interface ColumnMenuParts {
  readonly menu: ColumnMenu;
  readonly table: GridTable;
  readonly host: Pick<HostConnection, 'fetchValues'>;
  readonly apply: (view: ResultView) => void;
  readonly layOut: (layout: ColumnLayout) => void;
}

export function openColumnMenu(
  { menu, table, host, apply, layOut }: ColumnMenuParts,
  shown: ShownRows | undefined,
  place: number,
): void {
  const at = columnAtPlace(shown, place);
  if (shown === undefined || at === undefined) {
    return;
  }
  const { id, view, layout } = shown;
  const { index, column } = at;
  const autoSize = (places: readonly number[]): void => void table.autoSize(places);
  const items = columnMenuItems(view, layout, place, { apply, layOut, autoSize });
  const filter = {
    current: view.filters.find((each) => each.column === index),
    apply: (next: ResultView['filters'][number] | undefined) =>
      apply(filterColumn(view, index, next)),
    fetchValues: (search: string) => host.fetchValues(id, view, index, search),
  };
  menu.open(
    { column, index, items, ...(view.groupBy === undefined ? { filter } : {}) },
    table.headerBox(place),
  );
}
