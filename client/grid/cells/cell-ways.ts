/** Where the cells of the shown result lead, and what the page shows and says of that. */
import type { CellLinks, WindowCell } from '../../../protocol/index.ts';
import type { HostConnection } from '../host-connection.ts';

/** What can be done with one cell. */
export interface CellWays {
  /** The value names another resource. */
  readonly reference: boolean;
  /** The row tells which resource the value is a property of. */
  readonly resource: boolean;
  /** AWS's console may have a page of it. */
  readonly console: boolean;
}

export interface LinkMemory {
  /** `undefined` until the extension has answered, for nothing is held up by it. */
  of(tab: string, revision: number): CellLinks | undefined;
}

const nowhere: CellWays = { reference: false, resource: false, console: false };

/** Asks once for each result; `arrived` is called when there is something to show. */
export function createLinkMemory(host: HostConnection, arrived: () => void): LinkMemory {
  let shown = '';
  let links: CellLinks | undefined;
  return {
    of(tab, revision) {
      const wanted = `${tab} ${revision}`;
      if (shown !== wanted) {
        shown = wanted;
        links = undefined;
        void host.fetchLinks(tab).then(
          (answer) => {
            if (shown === wanted) {
              links = answer;
              arrived();
            }
          },
          // The rows do without: the extension has noted why.
          () => undefined,
        );
      }
      return links;
    },
  };
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

/** What VS Code's menu on the rows hangs on: package.json names these words. */
export function menuContextOf(ways: CellWays): string {
  return JSON.stringify({
    webviewSection: 'cell',
    preventDefaultContextMenuItems: true,
    iqlReference: ways.reference,
    iqlResource: ways.resource,
    iqlConsole: ways.console,
  });
}

function isNaming(cell: WindowCell): boolean {
  return (typeof cell === 'string' && cell !== '' && cell !== '[]') || typeof cell === 'number';
}
