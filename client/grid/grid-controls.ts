/** Mouse and keys on the rows, turned into a selection and into wishes of the user. */
import type { GridTable, GridTarget } from './grid-table.ts';
import type { Bounds, Position, Selection } from './selection.ts';
import {
  extendTo,
  move,
  selectCell,
  selectColumns,
  selectEverything,
  selectRows,
  stepOf,
} from './selection.ts';

export interface GridControls {
  readonly selection: Selection | undefined;
  /** A new result, with the selection that it had. */
  reset(bounds: Bounds, selection: Selection | undefined): void;
  /** The same result with more rows: the selection stays. */
  grow(bounds: Bounds): void;
  selectAll(): void;
  select(selection: Selection): void;
}

export interface GridControlActions {
  readonly changed: (selection: Selection | undefined) => void;
  readonly open: (position: Position) => void;
  readonly copy: (headers: boolean) => void;
  readonly escape: () => void;
  readonly sort: (place: number, add: boolean) => void;
  readonly openMenu: (place: number) => void;
  readonly moveColumn: (from: number, to: number) => void;
  readonly autoSize: (place: number) => void;
  readonly find: () => void;
}

/** A header is dragged once the mouse went this far, in pixels; until then it is clicked. */
const dragsFrom = 5;

interface HeaderPress {
  readonly place: number;
  readonly x: number;
  readonly extend: boolean;
  /** Where the column would stand; `undefined` until the mouse has moved far enough. */
  to?: number;
}

export function controlGrid(table: GridTable, actions: GridControlActions): GridControls {
  const { element } = table;
  let bounds: Bounds = { rows: 0, columns: 0 };
  let selection: Selection | undefined;
  /** What a drag extends, from the button's press to its release. */
  let dragged: GridTarget | undefined;
  let pressed: HeaderPress | undefined;

  const select = (next: Selection | undefined, reveal: boolean): void => {
    selection = next;
    table.select(next, reveal);
    actions.changed(next);
  };
  const selectAll = (): void => select(selectEverything(bounds), false);

  const selectColumn = (column: number, extend: boolean): void => {
    const from = extend ? (selection?.anchor.column ?? column) : column;
    select(selectColumns(from, column, bounds), false);
  };

  const press = (target: GridTarget, extend: boolean): void => {
    switch (target.kind) {
      case 'cell':
        select(extend ? extendTo(selection, target.position) : selectCell(target.position), false);
        break;
      case 'rowNumber': {
        const from = extend ? (selection?.anchor.row ?? target.row) : target.row;
        select(selectRows(from, target.row, bounds), false);
        break;
      }
      case 'columnHeader':
        selectColumn(target.column, extend);
        break;
      case 'corner':
        selectAll();
        break;
    }
  };

  element.addEventListener('mousedown', (event) => {
    const target = table.targetOf(event.target, event.clientX);
    if (target === undefined) {
      return;
    }
    const control = event.ctrlKey || event.metaKey;
    if (target.kind === 'columnHeader' && event.button === 0 && !control) {
      event.preventDefault();
      element.focus({ preventScroll: true });
      if (target.onMenuMark) {
        // A press outside of an open menu closes it: this one opens it.
        event.stopPropagation();
        actions.openMenu(target.column);
      } else {
        pressed = { place: target.column, x: event.clientX, extend: event.shiftKey };
      }
      return;
    }
    // A second button opens a menu on the selection: it moves it only from outside of it.
    if (event.button === 2 && target.kind === 'cell' && isSelected(selection, target.position)) {
      return;
    }
    dragged = event.button === 0 ? target : undefined;
    press(target, event.shiftKey);
    if (event.button === 0 && target.kind === 'cell' && target.onOpenMark && !event.shiftKey) {
      actions.open(target.position);
    }
    element.focus({ preventScroll: true });
    event.preventDefault();
  });
  // regular-table would undo the column's width at the second press.
  element.addEventListener(
    'mousedown',
    (event) => {
      const handle = event.target instanceof Element ? event.target : undefined;
      if (event.detail === 2 && handle?.classList.contains('rt-column-resize') === true) {
        event.stopImmediatePropagation();
        event.preventDefault();
        const header = table.targetOf(handle.parentElement, event.clientX);
        if (header?.kind === 'columnHeader') {
          actions.autoSize(header.column);
        }
      }
    },
    { capture: true },
  );
  document.addEventListener('mousemove', (event) => {
    if (pressed === undefined) {
      return;
    }
    if (pressed.to === undefined && Math.abs(event.clientX - pressed.x) < dragsFrom) {
      return;
    }
    const over = table.targetOf(event.target, event.clientX);
    pressed.to = over?.kind === 'columnHeader' ? over.column : pressed.place;
    table.markDrop(pressed.to === pressed.place ? undefined : pressed.to);
  });
  element.addEventListener('mousemove', (event) => {
    if ((event.buttons & 1) === 0 || dragged === undefined) {
      dragged = undefined;
      return;
    }
    const target = table.targetOf(event.target, event.clientX);
    if (target?.kind === dragged.kind && target.kind !== 'corner') {
      press(target, true);
    }
  });
  document.addEventListener('mouseup', () => {
    dragged = undefined;
    const header = pressed;
    pressed = undefined;
    table.markDrop(undefined);
    if (header === undefined) {
      return;
    }
    if (header.to === undefined) {
      actions.sort(header.place, header.extend);
    } else if (header.to !== header.place) {
      actions.moveColumn(header.place, header.to);
    }
  });
  element.addEventListener('dblclick', (event) => {
    const target = table.targetOf(event.target, event.clientX);
    if (target?.kind === 'cell') {
      actions.open(target.position);
    }
  });

  element.addEventListener('keydown', (event) => {
    const control = event.ctrlKey || event.metaKey;
    const step = event.altKey ? undefined : stepOf(event.key, control);
    if (step !== undefined) {
      select(move(selection, step, event.shiftKey, bounds, table.visibleRows()), true);
    } else if (control && event.key.toLowerCase() === 'a') {
      selectAll();
    } else if (control && event.key.toLowerCase() === 'c') {
      actions.copy(event.shiftKey);
    } else if (control && event.key.toLowerCase() === 'f') {
      actions.find();
    } else if (event.key === ' ' && control && selection !== undefined) {
      selectColumn(selection.focus.column, event.shiftKey);
    } else if (event.key === ' ' && event.shiftKey && selection !== undefined) {
      select(selectRows(selection.anchor.row, selection.focus.row, bounds), false);
    } else if (event.altKey && event.key === 'ArrowDown' && bounds.columns > 0) {
      actions.openMenu(selection?.focus.column ?? 0);
    } else if (event.altKey && event.shiftKey && isSideways(event.key) && selection !== undefined) {
      const { column } = selection.focus;
      const to = column + (event.key === 'ArrowLeft' ? -1 : 1);
      if (to >= 0 && to < bounds.columns) {
        actions.moveColumn(column, to);
      }
    } else if (event.key === 'Enter' && selection !== undefined) {
      actions.open(selection.focus);
    } else if (event.key === 'Escape') {
      actions.escape();
    } else {
      return;
    }
    event.preventDefault();
    // VS Code hears every other key of a page: its Select All would select the editor's text.
    event.stopPropagation();
  });
  // The editor's own Copy command reaches the page as this event, without the key.
  document.addEventListener('beforecopy', (event) => {
    if (element.contains(document.activeElement)) {
      event.preventDefault();
    }
  });
  document.addEventListener('copy', (event) => {
    if (element.contains(document.activeElement) && selection !== undefined) {
      actions.copy(false);
      event.preventDefault();
    }
  });

  return {
    get selection() {
      return selection;
    },
    reset(nextBounds, next) {
      bounds = nextBounds;
      select(next, false);
    },
    grow(nextBounds) {
      bounds = nextBounds;
    },
    selectAll,
    select: (next) => select(next, true),
  };
}

function isSideways(key: string): boolean {
  return key === 'ArrowLeft' || key === 'ArrowRight';
}

function isSelected(selection: Selection | undefined, { row, column }: Position): boolean {
  if (selection === undefined) {
    return false;
  }
  const { anchor, focus } = selection;
  const between = (value: number, a: number, b: number): boolean =>
    Math.min(a, b) <= value && value <= Math.max(a, b);
  return between(row, anchor.row, focus.row) && between(column, anchor.column, focus.column);
}
