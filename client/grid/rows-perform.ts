/** Carries out the editor's commands on the rows that are shown. */
import type { GridAction } from '../../protocol/index.ts';
import { copyActions, isCopyAction } from '../../protocol/index.ts';
import type { HostConnection } from './host-connection.ts';
import type { Position, Selection } from './selection.ts';
import { blockOf } from './shown-rows.ts';
import type { ShownRows } from './shown-rows.ts';

export interface RowsToPerformOn {
  readonly shown: ShownRows;
  readonly selection: Selection | undefined;
  readonly selectAll: () => void;
  readonly open: (position: Position) => void;
}

export function performOnRows(
  action: GridAction,
  { shown, selection, selectAll, open }: RowsToPerformOn,
  { send }: Pick<HostConnection, 'send'>,
): void {
  const { id: tab, view, layout } = shown;
  if (action === 'selectAll') {
    selectAll();
  } else if (action === 'export') {
    send({ kind: 'exportResult', tab, view, columns: layout.order });
  } else if (selection === undefined) {
    return;
  } else if (isCopyAction(action)) {
    const block = blockOf(selection, layout);
    send({ kind: 'copyCells', tab, view, block, ...copyActions[action] });
  } else if (action === 'openValue') {
    open(selection.focus);
  } else if (action !== 'copyPath' && action !== 'addPath') {
    openCell(action, shown, selection.focus, send);
  }
}

const destinations = {
  openReference: 'reference',
  openResource: 'resource',
  openInConsole: 'console',
} as const;

function openCell(
  action: keyof typeof destinations,
  { id: tab, layout, rows, view }: ShownRows,
  focus: Position,
  send: HostConnection['send'],
): void {
  const column = layout.order[focus.column];
  const row = rows.peek(focus.row);
  // A group is no row of the result: it leads nowhere.
  if (column !== undefined && row !== undefined && view.groupBy === undefined) {
    send({ kind: 'openCell', tab, destination: destinations[action], column, row });
  }
}
