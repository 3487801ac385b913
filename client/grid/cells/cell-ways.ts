/** Where the cells of the shown result lead, and what the page shows and says of that. */
import type { CellLinks, WindowCell } from '../../../protocol/index.ts';
import type { HostConnection } from '../host-connection.ts';
import type { Position } from '../selection.ts';
import type { ShownRows } from '../shown-rows.ts';

/** What can be done with one cell. */
export interface CellWays {
  /** The value names another resource. */
  readonly reference: boolean;
  /** The row tells which resource the value is a property of. */
  readonly resource: boolean;
  /** AWS's console may have a page of it. */
  readonly console: boolean;
}

/** `undefined` until the extension has answered, for nothing is held up by it. */
export type LinksSoFar = () => CellLinks | undefined;

const nowhere: CellWays = { reference: false, resource: false, console: false };

/** Asks once for a tab's result; `arrived` is called when there is something to show. */
export function askForLinks(
  { fetchLinks }: Pick<HostConnection, 'fetchLinks'>,
  tab: string,
  arrived: () => void,
): LinksSoFar {
  let links: CellLinks | undefined;
  void fetchLinks(tab).then(
    (answer) => {
      links = answer;
      arrived();
    },
    // The rows do without.
    () => undefined,
  );
  return () => links;
}

/** `column` is the position in the result, whose row `row` is. */
export function waysOf(
  links: CellLinks | undefined,
  row: readonly WindowCell[] | undefined,
  column: number,
): CellWays {
  const cell = row?.[column];
  if (cell === undefined || links === undefined) {
    return nowhere;
  }
  const isArn = typeof cell === 'string' && cell.startsWith('arn:aws');
  const reference = isNaming(cell) && (links.references.includes(column) || isArn);
  const resource = links.resources.includes(column);
  return { reference, resource, console: reference || resource || isArn };
}

/** Whether the cell is shown as one that leads on: a list of names is shown as the list that it is. */
export function isShownAsReference(
  links: CellLinks | undefined,
  cell: WindowCell | undefined,
  column: number,
): boolean {
  return (
    links?.references.includes(column) === true &&
    typeof cell === 'string' &&
    cell !== '' &&
    !/^\s*[[{]/.test(cell)
  );
}

/** Asks the extension to follow the cell where it is shown as a reference; tells whether it was. */
export function followReference(
  shown: ShownRows | undefined,
  { row, column: place }: Position,
  { send }: Pick<HostConnection, 'send'>,
): boolean {
  const column = shown?.layout.order[place] ?? -1;
  const cells = shown?.rows.peek(row);
  if (
    shown === undefined ||
    cells === undefined ||
    !isShownAsReference(linksIn(shown), cells[column], column)
  ) {
    return false;
  }
  send({ kind: 'openCell', tab: shown.id, destination: 'reference', column, row: cells });
  return true;
}

/** What VS Code's menu on the rows hangs on: package.json names these words. */
export function menuContextOf(shown: ShownRows | undefined, focus: Position | undefined): string {
  const ways =
    shown === undefined || focus === undefined
      ? nowhere
      : waysOf(linksIn(shown), shown.rows.peek(focus.row), shown.layout.order[focus.column] ?? -1);
  return JSON.stringify({
    webviewSection: 'cell',
    preventDefaultContextMenuItems: true,
    iqlReference: ways.reference,
    iqlResource: ways.resource,
    iqlConsole: ways.console,
  });
}

/** Groups are no rows of the result: they lead nowhere. */
export function linksIn({ view, links }: Pick<ShownRows, 'view' | 'links'>): CellLinks | undefined {
  return view.groupBy === undefined ? links() : undefined;
}

function isNaming(cell: WindowCell): boolean {
  return (typeof cell === 'string' && cell !== '' && cell !== '[]') || typeof cell === 'number';
}
