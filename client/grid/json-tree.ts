/** JSON as a tree that folds. Branches are drawn when they are opened, long ones by the hundred. */
import { counted, grouped } from '../../protocol/index.ts';
import { element, textButton } from './elements.ts';
import type { JsonNode } from './json-document.ts';
import type { PathStep } from './json-path.ts';
import { jsonPath } from './json-path.ts';
import { steerTree } from './tree-keys.ts';
import { visibleLine } from './visible-text.ts';

export interface JsonTreeActions {
  /** A key was clicked: its path is asked for. */
  readonly copyPath: (path: string) => void;
}

const childrenAtOnce = 100;
/** Branches of the first levels stand open, where they are not long. */
const openLevels = 2;
const longestOpenBranch = 50;

export function drawJsonTree(root: JsonNode, actions: JsonTreeActions): HTMLElement {
  const tree = element('div', { class: 'json-tree', attributes: { role: 'tree' } });
  tree.append(drawNode(undefined, root, [], actions));
  steerTree(tree);
  return tree;
}

function drawNode(
  label: string | undefined,
  node: JsonNode,
  path: readonly PathStep[],
  actions: JsonTreeActions,
): HTMLElement {
  const key = label === undefined ? [] : [drawKey(label, path, actions)];
  const count = childCount(node);
  if (count === 0) {
    const item = element(
      'div',
      { class: 'json-item', attributes: { role: 'treeitem', tabindex: '-1' } },
      ...key,
      drawLeaf(node),
    );
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
  setOpen(path.length < openLevels && (path.length === 0 || count <= longestOpenBranch));
  return item;
}

function drawChildren(
  into: HTMLElement,
  node: JsonNode,
  path: readonly PathStep[],
  actions: JsonTreeActions,
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
        text: visibleLine(JSON.stringify(node.value)),
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
