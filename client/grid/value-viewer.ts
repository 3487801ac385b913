/** The pane beside the rows that shows one whole value: JSON as a tree, anything else as its text. */
import type { Cell } from '../../protocol/index.ts';
import { counted, grouped } from '../../protocol/index.ts';
import { createJsonSearchBar } from './cells/json-search-bar.ts';
import { element, iconButton, setShown } from './elements.ts';
import { icon } from './icons.ts';
import { printJson, readJson } from './json-document.ts';
import type { JsonTree } from './json-tree.ts';
import { drawJsonTree } from './json-tree.ts';
import { visibleControls, visibleLine } from './visible-text.ts';

export interface ViewedCell {
  readonly column: string;
  /** The column's position in the result; absent where the rows are not the result's own. */
  readonly index?: number;
  readonly row: number;
  readonly cell: Cell;
}

export interface ValueViewer {
  readonly element: HTMLElement;
  show(viewed: ViewedCell): void;
  hide(): void;
  readonly isShown: boolean;
  /** What is shown, and the path of the node of it that has the focus, where it is JSON. */
  readonly focused: { readonly viewed: ViewedCell; readonly path: string } | undefined;
}

export interface ValueViewerActions {
  readonly copyText: (text: string) => void;
  readonly openInEditor: (text: string, language: 'json' | 'plaintext', title: string) => void;
  /** Absent where the query takes no column more. */
  readonly addPath?: (column: number, path: string) => void;
  readonly closed: () => void;
}

export function createValueViewer(actions: ValueViewerActions): ValueViewer {
  const heading = element('span', { class: 'viewer-heading' });
  const place = element('span', { class: 'viewer-place' });
  const body = element('div', { class: 'viewer-body' });
  let drawn: DrawnValue = { element: body, text: '', language: 'plaintext' };
  let shown: ViewedCell | undefined;
  const hide = (): void => {
    setShown(pane, false);
    actions.closed();
  };
  const pane = element(
    'aside',
    { class: 'viewer', attributes: { 'aria-label': 'Value' } },
    element('div', { class: 'viewer-edge' }),
    element(
      'header',
      { class: 'viewer-header' },
      heading,
      place,
      element('span', { class: 'status-space' }),
      iconButton(icon('copy'), 'Copy the value', () => actions.copyText(drawn.text)),
      iconButton(icon('editor'), 'Open the value in an editor', () =>
        actions.openInEditor(drawn.text, drawn.language, heading.textContent),
      ),
      iconButton(icon('close'), 'Close (Escape)', hide),
    ),
    body,
  );
  setShown(pane, false);
  pane.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      hide();
    }
  });
  resizeByEdge(pane);

  return {
    element: pane,
    get isShown() {
      return !pane.hidden;
    },
    get focused() {
      const path = drawn.tree?.focusedPath;
      return shown === undefined || path === undefined || pane.hidden
        ? undefined
        : { viewed: shown, path };
    },
    show(viewed) {
      shown = viewed;
      heading.textContent = visibleLine(viewed.column);
      place.textContent = `row ${grouped(viewed.row + 1)}`;
      drawn = drawValue(viewed, actions);
      body.replaceChildren(drawn.element);
      body.scrollTop = 0;
      setShown(pane, true);
    },
    hide,
  };
}

/** What a browser lays out at once without a wait; the editor takes any length. */
const longestDrawn = 200_000;

interface DrawnValue {
  readonly element: HTMLElement;
  readonly text: string;
  readonly language: 'json' | 'plaintext';
  readonly tree?: JsonTree;
}

function drawValue(viewed: ViewedCell, actions: ValueViewerActions): DrawnValue {
  const { cell } = viewed;
  if (cell === null) {
    return {
      element: element('div', { class: 'viewer-null', text: 'NULL' }),
      text: '',
      language: 'plaintext',
    };
  }
  const text =
    typeof cell === 'object' ? ('integer' in cell ? cell.integer : cell.blob) : String(cell);
  const json = typeof cell === 'string' && /^\s*[[{]/.test(cell) ? readJson(cell) : undefined;
  if (json !== undefined) {
    const { index } = viewed;
    const { addPath } = actions;
    const tree = drawJsonTree(json, {
      copyPath: actions.copyText,
      ...(index !== undefined &&
        addPath !== undefined && { addPath: (path: string) => addPath(index, path) }),
    });
    return {
      element: element('div', {}, createJsonSearchBar(json, tree), tree.element),
      text: printJson(json),
      language: 'json',
      tree,
    };
  }
  const caption =
    typeof cell === 'object' && 'blob' in cell
      ? 'Bytes, as base64'
      : text === ''
        ? 'An empty text'
        : text.length > longestDrawn
          ? `${counted(text.length, 'character')}, of which the first ${grouped(longestDrawn)} are shown: open the value in an editor to read all`
          : counted(text.length, 'character');
  return {
    element: element(
      'div',
      {},
      element('div', { class: 'viewer-caption', text: caption }),
      element('pre', { class: 'viewer-text', text: visibleControls(text.slice(0, longestDrawn)) }),
    ),
    text,
    language: 'plaintext',
  };
}

/** The pane's left edge is a handle: it sets the width in per cent of the page. */
function resizeByEdge(pane: HTMLElement): void {
  const edge = pane.querySelector<HTMLElement>('.viewer-edge');
  edge?.addEventListener('pointerdown', (down) => {
    edge.setPointerCapture(down.pointerId);
    const follow = (event: PointerEvent): void => {
      const share = ((window.innerWidth - event.clientX) / window.innerWidth) * 100;
      pane.style.width = `${Math.min(80, Math.max(15, share))}%`;
      window.dispatchEvent(new Event('resize'));
    };
    edge.addEventListener('pointermove', follow);
    edge.addEventListener(
      'lostpointercapture',
      () => edge.removeEventListener('pointermove', follow),
      {
        once: true,
      },
    );
    down.preventDefault();
  });
}
