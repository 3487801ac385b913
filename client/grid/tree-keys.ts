/**
 * The keyboard of a tree, as the pattern of WAI-ARIA has it. Items have the role `treeitem`, those that
 * fold `aria-expanded` too; a fold is asked for by the event `tree-open`, whose detail says whether to
 * open. One item at a time is in the order of the Tab key.
 */

export function steerTree(tree: HTMLElement): void {
  tree.addEventListener('keydown', (event) => moveInTree(tree, event));
  tree.addEventListener('focusin', (event) => {
    if (event.target instanceof HTMLElement && event.target.matches('[role=treeitem]')) {
      makeTabStop(tree, event.target);
    }
  });
  const first = tree.querySelector<HTMLElement>('[role=treeitem]');
  first?.setAttribute('tabindex', '0');
}

/** Up and down walk the visible items; right opens, or goes to the first child; left the other way. */
function moveInTree(tree: HTMLElement, event: KeyboardEvent): void {
  const current =
    event.target instanceof Element ? event.target.closest<HTMLElement>('[role=treeitem]') : null;
  if (current === null || event.ctrlKey || event.metaKey || event.altKey) {
    return;
  }
  const act = actionOf(tree, current, event);
  if (act !== undefined) {
    event.preventDefault();
    act();
  }
}

function actionOf(
  tree: HTMLElement,
  current: HTMLElement,
  { key, target }: KeyboardEvent,
): (() => void) | undefined {
  const expanded = current.getAttribute('aria-expanded');
  const items = visibleItems(tree);
  const focus = (item: HTMLElement | null | undefined) => () => focusItem(item);
  switch (key) {
    case 'ArrowDown':
      return focus(items[items.indexOf(current) + 1]);
    case 'ArrowUp':
      return focus(items[items.indexOf(current) - 1]);
    case 'ArrowRight':
      return expanded === 'false'
        ? () => setOpen(current, true)
        : focus(current.querySelector<HTMLElement>('[role=treeitem]'));
    case 'ArrowLeft':
      return expanded === 'true'
        ? () => setOpen(current, false)
        : focus(current.parentElement?.closest<HTMLElement>('[role=treeitem]'));
    case 'Home':
      return focus(items[0]);
    case 'End':
      return focus(items.at(-1));
    case '*':
      return () => siblingsOf(current).forEach((item) => setOpen(item, true));
    case 'Enter':
    case ' ':
      // A button inside an item has these keys for itself.
      return target === current && expanded !== null
        ? () => setOpen(current, expanded === 'false')
        : undefined;
    default:
      return undefined;
  }
}

/** Brings an item's own line into view, and not all that is below it. */
function focusItem(item: HTMLElement | null | undefined): void {
  item?.focus({ preventScroll: true });
  const line = item?.getAttribute('aria-expanded') === null ? item : item?.firstElementChild;
  line?.scrollIntoView({ block: 'nearest' });
}

function visibleItems(tree: HTMLElement): readonly HTMLElement[] {
  return [...tree.querySelectorAll<HTMLElement>('[role=treeitem]')].filter(
    (item) => item.closest('[hidden]') === null,
  );
}

function siblingsOf(item: HTMLElement): readonly HTMLElement[] {
  return [...(item.parentElement?.children ?? [])].filter(
    (each): each is HTMLElement => each instanceof HTMLElement && each.ariaExpanded !== null,
  );
}

function setOpen(item: HTMLElement, open: boolean): void {
  item.dispatchEvent(new CustomEvent('tree-open', { detail: open }));
}

function makeTabStop(tree: HTMLElement, item: HTMLElement): void {
  for (const other of tree.querySelectorAll('[role=treeitem][tabindex="0"]')) {
    other.setAttribute('tabindex', '-1');
  }
  item.setAttribute('tabindex', '0');
}
