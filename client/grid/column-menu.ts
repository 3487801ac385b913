/** What can be done with a column, in a small window below its header. */
import type { Cell, ColumnFilter, ColumnValues, ResultColumn } from '../../protocol/index.ts';
import { element } from './elements.ts';
import { drawFilterForm } from './filter-form.ts';
import { drawValueChoices } from './value-choices.ts';
import { visibleLine } from './visible-text.ts';

export interface ColumnMenuItem {
  readonly label: string;
  readonly act: () => void;
}

export interface ColumnMenuContent {
  readonly column: ResultColumn;
  /** The column's position in the result, for its filter. */
  readonly index: number;
  readonly items: readonly ColumnMenuItem[];
  /** Absent where rows cannot be filtered by the column. */
  readonly filter?: {
    readonly current: ColumnFilter | undefined;
    readonly apply: (filter: ColumnFilter | undefined) => void;
    readonly fetchValues: (search: string) => Promise<ColumnValues>;
  };
}

export interface ColumnMenu {
  readonly element: HTMLElement;
  /** Below `anchor`, in the box that the menu stands in. */
  open(content: ColumnMenuContent, anchor: DOMRect | undefined): void;
  close(): void;
  readonly isOpen: boolean;
}

/** `closed` gives the keyboard back to the rows. */
export function createColumnMenu(closed: () => void): ColumnMenu {
  const menu = element('div', { class: 'column-menu', attributes: { role: 'dialog' } });
  menu.hidden = true;
  const close = (): void => {
    if (!menu.hidden) {
      menu.hidden = true;
      menu.replaceChildren();
      closed();
    }
  };
  menu.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      close();
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (!moveFocus(menu, event)) {
        return;
      }
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  });
  document.addEventListener('mousedown', (event) => {
    if (event.target instanceof Node && !menu.contains(event.target)) {
      close();
    }
  });
  menu.addEventListener('focusout', (event) => {
    if (event.relatedTarget instanceof Node && !menu.contains(event.relatedTarget)) {
      close();
    }
  });

  return {
    element: menu,
    get isOpen() {
      return !menu.hidden;
    },
    close,
    open(content, anchor) {
      const { column, index, items, filter } = content;
      menu.setAttribute('aria-label', `Column ${visibleLine(column.name)}`);
      menu.replaceChildren(
        element(
          'div',
          { class: 'menu-items' },
          ...items.map(({ label, act }) => drawItem(label, () => run(act))),
        ),
        ...(filter === undefined
          ? []
          : [
              element(
                'div',
                { class: 'menu-filter' },
                drawFilterForm(column, index, filter.current, (next) =>
                  run(() => filter.apply(next)),
                ),
                drawValueChoices(tickedIn(filter.current), filter.fetchValues, (values) =>
                  run(() => filter.apply(setOf(index, values))),
                ),
              ),
            ]),
      );
      menu.hidden = false;
      place(menu, anchor);
      menu.querySelector<HTMLElement>('button')?.focus();
    },
  };

  function run(act: () => void): void {
    close();
    act();
  }
}

function tickedIn(filter: ColumnFilter | undefined): readonly Cell[] {
  return filter?.kind === 'set' ? filter.values : [];
}

/** No value that is ticked filters nothing. */
function setOf(column: number, values: readonly Cell[]): ColumnFilter | undefined {
  return values.length === 0 ? undefined : { kind: 'set', column, values };
}

function drawItem(label: string, act: () => void): HTMLElement {
  const item = element('button', { class: 'menu-item', text: label });
  item.type = 'button';
  item.addEventListener('click', act);
  return item;
}

/** Up and down go through the buttons; in a list of choices they stay the browser's. */
function moveFocus(menu: HTMLElement, event: KeyboardEvent): boolean {
  const items = [...menu.querySelectorAll<HTMLElement>('.menu-item, .filter-operator')];
  const at = items.findIndex((item) => item === document.activeElement);
  if (at < 0 || event.target instanceof HTMLSelectElement) {
    return false;
  }
  items[at + (event.key === 'ArrowDown' ? 1 : -1)]?.focus();
  return true;
}

function place(menu: HTMLElement, anchor: DOMRect | undefined): void {
  const box = menu.parentElement?.getBoundingClientRect();
  const right = (box?.width ?? 0) - menu.offsetWidth - 4;
  const left = (anchor?.left ?? 0) - (box?.left ?? 0);
  menu.style.left = `${Math.max(0, Math.min(left, right))}px`;
}
