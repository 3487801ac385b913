/** JSON as a tree that folds. Branches are drawn when they are opened, long ones by the hundred. */
import { counted, grouped } from '../../protocol/index.ts';
import { element, textButton } from './elements.ts';
import type { NodePlace } from './cells/json-search.ts';
import type { JsonNode } from './json-document.ts';
import type { PathStep } from './json-path.ts';
import { jsonPath } from './json-path.ts';
import { steerTree } from './tree-keys.ts';
import { visibleLine } from './visible-text.ts';

export interface JsonTreeActions {
  /** A key was clicked: its path is asked for. */
  readonly copyPath: (path: string) => void;
  /** Absent where the query takes no column more. */
  readonly addPath?: (path: string) => void;
}

export interface JsonTree {
  readonly element: HTMLElement;
  /** Opens what the node lies in, marks it and brings it into view; nothing is marked for `undefined`. */
  mark(place: NodePlace | undefined): void;
  /** The path of the node that has the focus, or had it last. */
  readonly focusedPath: string | undefined;
}

/** What is drawn of a node, by its element. */
interface DrawnNode {
  readonly path: readonly PathStep[];
  /** Opens it, and draws its children up to the one at `index`, whose element this gives. */
  readonly open?: (index: number) => HTMLElement | undefined;
}

/** What VS Code's menu on a node hangs on: the items that package.json has for it. */
const menuContext = '{"webviewSection":"json","preventDefaultContextMenuItems":true}';

const childrenAtOnce = 100;
/** Characters of one text of the tree. */
const longestLeaf = 10_000;
/** Branches of the first levels stand open, where they are not long. */
const openLevels = 2;
const longestOpenBranch = 50;

export function drawJsonTree(root: JsonNode, actions: JsonTreeActions): JsonTree {
  const tree = element('div', {
    class: 'json-tree',
    attributes: { role: 'tree', 'aria-label': 'JSON', 'data-vscode-context': menuContext },
  });
  const drawn: DrawnNodes = new WeakMap();
  const top = drawNode(undefined, root, [], { ...actions, drawn });
  tree.append(top);
  steerTree(tree);
  let marked: HTMLElement | undefined;
  let focused: HTMLElement | undefined;
  // A menu that is opened with the mouse is about the node under it, and so is the focus.
  tree.addEventListener('mousedown', ({ target, button }) => {
    const item = target instanceof Element ? target.closest<HTMLElement>('[role=treeitem]') : null;
    if (button === 2) {
      item?.focus({ preventScroll: true });
    }
  });
  tree.addEventListener('focusin', ({ target }) => {
    const item = target instanceof Element ? target.closest<HTMLElement>('[role=treeitem]') : null;
    focused = item ?? focused;
  });
  return {
    element: tree,
    mark(place) {
      marked?.classList.remove('json-match');
      marked = place?.reduce<HTMLElement | undefined>(
        (item, index) => item && drawn.get(item)?.open?.(index),
        top,
      );
      marked?.classList.add('json-match');
      lineOf(marked)?.scrollIntoView({ block: 'nearest' });
      focused = marked ?? focused;
    },
    get focusedPath() {
      const path = focused && drawn.get(focused)?.path;
      return path && jsonPath(path);
    },
  };
}

type DrawnNodes = WeakMap<HTMLElement, DrawnNode>;
type Drawing = JsonTreeActions & { readonly drawn: DrawnNodes };

function lineOf(item: HTMLElement | undefined): Element | undefined {
  return item?.querySelector(':scope > .json-line') ?? item;
}

function drawNode(
  label: string | undefined,
  node: JsonNode,
  path: readonly PathStep[],
  actions: Drawing,
): HTMLElement {
  const key = label === undefined ? [] : [drawKey(label, path, actions)];
  const add = drawAdd(path, actions);
  const count = childCount(node);
  if (count === 0) {
    const item = element(
      'div',
      { class: 'json-item', attributes: { role: 'treeitem', tabindex: '-1' } },
      ...key,
      drawLeaf(node),
      ...add,
    );
    actions.drawn.set(item, { path });
    return item;
  }
  const children = element('div', { class: 'json-children', attributes: { role: 'group' } });
  const line = element(
    'div',
    { class: 'json-line' },
    element('span', { class: 'json-twisty', attributes: { 'aria-hidden': 'true' } }),
    ...key,
    element('span', {
      class: 'json-summary',
      text:
        node.kind === 'array' ? `[ ${counted(count, 'item')} ]` : `{ ${counted(count, 'key')} }`,
    }),
    ...add,
  );
  const item = element(
    'div',
    { class: 'json-branch', attributes: { role: 'treeitem', tabindex: '-1' } },
    line,
    children,
  );
  const setOpen = (open: boolean): void => {
    item.setAttribute('aria-expanded', String(open));
    children.hidden = !open;
    if (open && children.childElementCount === 0) {
      drawChildren(children, node, path, actions, 0);
    }
  };
  line.addEventListener('click', () => setOpen(item.getAttribute('aria-expanded') !== 'true'));
  item.addEventListener('tree-open', (event) => {
    event.stopPropagation();
    setOpen(event instanceof CustomEvent && event.detail === true);
  });
  actions.drawn.set(item, {
    path,
    open(index) {
      setOpen(true);
      return childAt(children, index);
    },
  });
  setOpen(path.length < openLevels && (path.length === 0 || count <= longestOpenBranch));
  return item;
}

function drawChildren(
  into: HTMLElement,
  node: JsonNode,
  path: readonly PathStep[],
  actions: Drawing,
  from: number,
): void {
  const to = Math.min(childCount(node), from + childrenAtOnce);
  for (let index = from; index < to; index += 1) {
    if (node.kind === 'object') {
      const member = node.members[index];
      if (member !== undefined) {
        into.append(drawNode(member.key, member.value, [...path, member.key], actions));
      }
    } else if (node.kind === 'array') {
      const item = node.items[index];
      if (item !== undefined) {
        into.append(drawNode(String(index), item, [...path, index], actions));
      }
    }
  }
  const left = childCount(node) - to;
  if (left > 0) {
    const more = textButton(
      `${grouped(left)} more`,
      () => {
        more.remove();
        drawChildren(into, node, path, actions, to);
      },
      'link',
    );
    into.append(more);
  }
}

/** Draws hundred after hundred until the child is there. */
function childAt(children: HTMLElement, index: number): HTMLElement | undefined {
  for (;;) {
    const items = children.querySelectorAll<HTMLElement>(':scope > [role=treeitem]');
    const more = children.querySelector<HTMLElement>(':scope > button');
    if (index < items.length || more === null) {
      return items[index];
    }
    more.click();
  }
}

function drawAdd(
  path: readonly PathStep[],
  { addPath }: JsonTreeActions,
): readonly HTMLButtonElement[] {
  if (addPath === undefined || path.length === 0) {
    return [];
  }
  const text = jsonPath(path);
  const add = element('button', {
    class: 'json-add',
    text: '+ column',
    title: `Add ${visibleLine(text)} as a column to the query`,
    attributes: { tabindex: '-1' },
  });
  add.type = 'button';
  add.addEventListener('click', (event) => {
    event.stopPropagation();
    addPath(text);
  });
  return [add];
}

function drawKey(label: string, path: readonly PathStep[], actions: JsonTreeActions): HTMLElement {
  const text = jsonPath(path);
  const key = element('button', {
    class: 'json-key',
    text: visibleLine(label),
    title: `Copy the path ${visibleLine(text)}`,
    attributes: { tabindex: '-1' },
  });
  key.type = 'button';
  key.addEventListener('click', (event) => {
    event.stopPropagation();
    actions.copyPath(text);
  });
  return key;
}

function drawLeaf(node: JsonNode): HTMLElement {
  switch (node.kind) {
    case 'string':
      return element('span', {
        class: 'json-string',
        text:
          node.value.length > longestLeaf
            ? `${visibleLine(JSON.stringify(node.value.slice(0, longestLeaf)))}… ${counted(node.value.length, 'character')}`
            : visibleLine(JSON.stringify(node.value)),
      });
    case 'number':
      return element('span', { class: 'json-number', text: node.text });
    case 'word':
      return element('span', { class: 'json-word', text: node.text });
    case 'object':
      return element('span', { class: 'json-summary', text: '{}' });
    case 'array':
      return element('span', { class: 'json-summary', text: '[]' });
  }
}

function childCount(node: JsonNode): number {
  return node.kind === 'object'
    ? node.members.length
    : node.kind === 'array'
      ? node.items.length
      : 0;
}
