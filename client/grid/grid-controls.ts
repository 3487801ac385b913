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
}

export interface GridControlActions {
  readonly changed: (selection: Selection | undefined) => void;
  readonly open: (position: Position) => void;
  readonly copy: (headers: boolean) => void;
  readonly escape: () => void;
}

export function controlGrid(table: GridTable, actions: GridControlActions): GridControls {
  const { element } = table;
  let bounds: Bounds = { rows: 0, columns: 0 };
  let selection: Selection | undefined;
  /** What a drag extends, from the button's press to its release. */
  let dragged: GridTarget | undefined;

  const select = (next: Selection | undefined, reveal: boolean): void => {
    selection = next;
    table.select(next, reveal);
    actions.changed(next);
  };
  const selectAll = (): void => select(selectEverything(bounds), false);

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
      case 'columnHeader': {
        const from = extend ? (selection?.anchor.column ?? target.column) : target.column;
        select(selectColumns(from, target.column, bounds), false);
        break;
      }
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
  };
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
