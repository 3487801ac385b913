/** The pane of one whole value, with the extension behind its buttons. */
import type { GridAction } from '../../../protocol/index.ts';
import type { HostConnection } from '../host-connection.ts';
import type { ValueViewer } from '../value-viewer.ts';
import { createValueViewer } from '../value-viewer.ts';

export interface CellViewer extends ValueViewer {
  /** Carries out a command on the JSON that is shown; tells whether it was one. */
  perform(action: GridAction): boolean;
}

export function createCellViewer(
  { send }: Pick<HostConnection, 'send'>,
  shownTab: () => string | undefined,
  closed: () => void,
): CellViewer {
  const copyText = (text: string): void => send({ kind: 'copyText', text });
  const addPath = (column: number, path: string): void => {
    const tab = shownTab();
    if (tab !== undefined) {
      send({ kind: 'addPath', tab, column, path });
    }
  };
  const viewer = createValueViewer({
    copyText,
    openInEditor: (text, language, title) => send({ kind: 'openText', text, language, title }),
    addPath,
    closed,
  });
  return {
    element: viewer.element,
    show: (viewed) => viewer.show(viewed),
    hide: () => viewer.hide(),
    get isShown() {
      return viewer.isShown;
    },
    get focused() {
      return viewer.focused;
    },
    perform(action) {
      if (action !== 'copyPath' && action !== 'addPath') {
        return false;
      }
      const { focused } = viewer;
      const index = focused?.viewed.index;
      if (focused !== undefined && action === 'copyPath') {
        copyText(focused.path);
      } else if (focused !== undefined && index !== undefined) {
        addPath(index, focused.path);
      }
      return true;
    },
  };
}
