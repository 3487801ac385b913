/**
 * The rows of one result under a view: the table, what is above and beside it, and the view itself. A
 * new view takes the place of the shown one once the extension has it; until then the rows stay.
 */
import type {
  CellBlock,
  GridAction,
  GridTab,
  ResultColumn,
  ResultView,
} from '../../protocol/index.ts';
import { isWholeResult, viewColumns, wholeResult } from '../../protocol/index.ts';
import type { ColumnLayout } from './column-layout.ts';
import {
  firstLayout,
  fitsColumns,
  hiddenColumns,
  moveColumn,
  showColumn,
} from './column-layout.ts';
import { createColumnMenu } from './column-menu.ts';
import { columnMenuItems } from './column-menu-items.ts';
import { element } from './elements.ts';
import { controlGrid } from './grid-controls.ts';
import { createGridTable } from './grid-table.ts';
import type { GridPlace } from './grid-table.ts';
import type { HostConnection } from './host-connection.ts';
import type { PlaceMemory } from './place-memory.ts';
import { createRowCache } from './row-cache.ts';
import type { RowCache } from './row-cache.ts';
import type { Position, Selection } from './selection.ts';
import { rangeOf } from './selection.ts';
import { createSelectionFigures } from './selection-figures.ts';
import { createValueViewer } from './value-viewer.ts';
import { createViewBar } from './view-bar.ts';
import { filterColumn, openGroup, toggleSort } from './view-changes.ts';

export interface RowsPane {
  readonly element: HTMLElement;
  /** Shows the rows that the tab has, where they are not shown already. */
  show(tab: GridTab, columns: readonly ResultColumn[], rowCount: number): void;
  /** Something else is shown. */
  leave(): void;
  /** Keeps where the user is for when the page is made again. */
  remember(): void;
  perform(action: GridAction): void;
}

export interface RowsPaneActions {
  readonly host: HostConnection;
  readonly memory: PlaceMemory;
  readonly selected: (selection: Selection | undefined, canOpen: boolean) => void;
  /** Figures of the selection, in words; empty for none. */
  readonly figures: (text: string) => void;
  /** Rows that are shown, where they are not all of them. */
  readonly shown: (rows: number | undefined, all: number) => void;
  readonly tell: (message: string) => void;
  readonly failed: (error: unknown) => void;
}

interface ShownRows {
  readonly id: string;
  readonly revision: number;
  /** Of the result. */
  readonly columns: readonly ResultColumn[];
  readonly resultRows: number;
  readonly isRunning: boolean;
  readonly view: ResultView;
  readonly rowCount: number;
  readonly layout: ColumnLayout;
  readonly rows: RowCache;
}

/** Room for the numbers of as many rows as most results have, while it is not known how many come. */
const expectedRows = 99_999;

export function createRowsPane(actions: RowsPaneActions): RowsPane {
  const { host, memory } = actions;
  let shown: ShownRows | undefined;
  /** The view that was asked for last, until it is shown. */
  let wanted: ResultView | undefined;
  let isRefreshing = false;
  let viewed: Position | undefined;
  /** Ends when the table shows what it was last given. */
  let drawing: Promise<void> = Promise.resolve();

  const table = createGridTable();
  const focusRows = (): void => table.element.focus({ preventScroll: true });
  const viewer = createValueViewer({
    copyText: (text) => host.send({ kind: 'copyText', text }),
    openInEditor: (text, language) => host.send({ kind: 'openText', text, language }),
    closed: focusRows,
  });
  const menu = createColumnMenu(focusRows);
  const bar = createViewBar({
    change: (view) => void apply(view),
    showColumn: (column) => relayOut((layout) => showColumn(layout, column)),
    cancel: () => cancel(),
    leave: focusRows,
  });
  const figures = createSelectionFigures(host, actions.figures);
  const controls = controlGrid(table, {
    changed: (selection) => selectionChanged(selection),
    open: (position) => open(position),
    copy: (headers) => copy(headers),
    escape: () => (wanted === undefined ? viewer.isShown && viewer.hide() : cancel()),
    find: () => bar.focusQuickFilter(),
    sort: (place, add) => {
      const column = columnAt(place);
      if (shown !== undefined && column !== undefined) {
        void apply(toggleSort(wanted ?? shown.view, column, add));
      }
    },
    openMenu: (place) => openMenu(place),
    moveColumn: (from, to) => {
      relayOut((layout) => moveColumn(layout, from, to));
      const { selection } = controls;
      if (selection !== undefined) {
        controls.select({
          anchor: { row: selection.anchor.row, column: to },
          focus: { row: selection.focus.row, column: to },
        });
      }
    },
    autoSize: (place) => void table.autoSize([place]),
  });
  const tableBox = element('div', { class: 'table-box' }, table.element, menu.element);
  const pane = element(
    'div',
    { class: 'rows-pane' },
    bar.element,
    element('div', { class: 'content' }, tableBox, viewer.element),
  );

  const columnAt = (place: number): number | undefined => shown?.layout.order[place];
  const boundsOf = ({ rowCount, layout }: ShownRows) => ({
    rows: rowCount,
    columns: layout.order.length,
  });
  const modelOf = (rows: ShownRows) => ({
    columns: viewColumns(rows.view, rows.columns),
    layout: rows.layout,
    view: rows.view,
    rowCount: rows.rowCount,
    rows: rows.rows,
    ...(rows.isRunning && isWholeResult(rows.view) ? { expectedRows } : {}),
  });
  const updateBar = (): void => {
    if (shown !== undefined) {
      bar.update({
        columns: shown.columns,
        view: wanted ?? shown.view,
        hidden: hiddenColumns(shown.layout, viewColumns(shown.view, shown.columns).length),
        isBusy: wanted !== undefined,
      });
      actions.shown(isWholeResult(shown.view) ? undefined : shown.rowCount, shown.resultRows);
    }
  };
  const cacheOf = (id: string, view: ResultView, rowCount: number): RowCache =>
    createRowCache(rowCount, (start, count) => host.fetchRows(id, view, start, count));

  const draw = (next: ShownRows, place: GridPlace | undefined, selection?: Selection): void => {
    shown = next;
    updateBar();
    drawing = table.show(modelOf(next), place).then(
      () => {
        if (shown?.rows === next.rows) {
          controls.reset(boundsOf(shown), within(selection, shown));
        }
      },
      (error: unknown) => {
        if (shown?.rows === next.rows) {
          shown = undefined;
          actions.failed(error);
        }
      },
    );
  };

  /** Asks for the view, and shows it unless another one was asked for meanwhile. */
  const apply = async (view: ResultView): Promise<void> => {
    const from = shown;
    if (from === undefined) {
      return;
    }
    wanted = view;
    updateBar();
    try {
      const isWhole = isWholeResult(view);
      const rowCount = isWhole ? undefined : (await host.fetchView(from.id, view)).rowCount;
      if (wanted !== view || shown?.id !== from.id || shown.revision !== from.revision) {
        return;
      }
      wanted = undefined;
      const count = rowCount ?? shown.resultRows;
      const rows = cacheOf(from.id, view, count);
      const place = table.place();
      const focus = controls.selection?.focus;
      if (view.groupBy === shown.view.groupBy) {
        const kept = focus === undefined ? undefined : { row: 0, column: focus.column };
        const selection = kept === undefined ? undefined : { anchor: kept, focus: kept };
        draw({ ...shown, view, rowCount: count, rows }, { ...place, scrollTop: 0 }, selection);
      } else {
        const layout = firstLayout(viewColumns(view, shown.columns).length);
        const first = { row: 0, column: 0 };
        draw({ ...shown, view, rowCount: count, rows, layout }, undefined, {
          anchor: first,
          focus: first,
        });
      }
    } catch (error) {
      if (wanted === view) {
        wanted = undefined;
        updateBar();
        actions.tell(error instanceof Error ? error.message : String(error));
      }
    }
  };

  const cancel = (): void => {
    if (wanted !== undefined && shown !== undefined) {
      wanted = undefined;
      host.send({ kind: 'cancelView', tab: shown.id });
      updateBar();
      actions.tell('Stopped: the rows are shown as they were');
      focusRows();
    }
  };

  const relayOut = (change: (layout: ColumnLayout) => ColumnLayout): void => {
    if (shown === undefined) {
      return;
    }
    const layout = change(shown.layout);
    if (layout !== shown.layout) {
      draw({ ...shown, layout }, table.place(), controls.selection);
    }
  };

  /** The rows that are shown stay as they are, where they are; more follow them. */
  const grow = (columns: readonly ResultColumn[], rowCount: number, isRunning: boolean): void => {
    const before = shown;
    if (before === undefined) {
      return;
    }
    const isSame =
      before.resultRows === rowCount && JSON.stringify(before.columns) === JSON.stringify(columns);
    shown = { ...before, columns, resultRows: rowCount, isRunning };
    if (!isWholeResult(shown.view)) {
      if (!isSame) {
        void refresh();
      }
      return;
    }
    shown = { ...shown, rowCount };
    if (!isSame) {
      redrawGrown(shown);
    }
  };

  const redrawGrown = (next: ShownRows): void => {
    next.rows.grow(next.rowCount);
    drawing = drawing
      .then(async () => {
        if (shown === next) {
          controls.grow(boundsOf(next));
          await table.grow(modelOf(next));
        }
      })
      .catch(actions.failed);
    updateBar();
  };

  /** Brings a view up to the rows that came since; one time after the other, however many come. */
  const refresh = async (): Promise<void> => {
    if (isRefreshing || wanted !== undefined || shown === undefined) {
      return;
    }
    isRefreshing = true;
    const { id, view } = shown;
    const current = (): ShownRows | undefined =>
      shown?.view === view && wanted === undefined ? shown : undefined;
    try {
      const shape = await host.fetchView(id, view);
      const before = current();
      if (before !== undefined) {
        const { rowCount } = shape;
        if (view.sort.length === 0 && view.groupBy === undefined) {
          shown = { ...before, rowCount };
          redrawGrown(shown);
        } else {
          const rows = cacheOf(id, view, rowCount);
          draw({ ...before, rowCount, rows }, table.place(), controls.selection);
        }
        isRefreshing = false;
        if (shape.resultRows < before.resultRows) {
          void refresh();
        }
      }
    } catch (error) {
      if (current() !== undefined) {
        actions.tell(error instanceof Error ? error.message : String(error));
      }
    } finally {
      isRefreshing = false;
    }
  };

  const selectionChanged = (selection: Selection | undefined): void => {
    actions.selected(selection, selection !== undefined && isWorthOpening(selection.focus));
    figures.of(
      shown === undefined || selection === undefined
        ? undefined
        : { tab: shown.id, view: shown.view, block: blockOf(selection, shown.layout) },
    );
    if (selection !== undefined && viewer.isShown) {
      void showValue(selection.focus);
    }
  };

  const openMenu = (place: number): void => {
    const index = columnAt(place);
    const column =
      index === undefined || shown === undefined
        ? undefined
        : viewColumns(shown.view, shown.columns)[index];
    if (shown === undefined || index === undefined || column === undefined) {
      return;
    }
    const { id, view, layout } = shown;
    const items = columnMenuItems(view, layout, place, {
      apply: (next) => void apply(next),
      layOut: (next) => relayOut(() => next),
      autoSize: (places) => void table.autoSize(places),
    });
    const filter = {
      current: view.filters.find((each) => each.column === index),
      apply: (next: ResultView['filters'][number] | undefined) =>
        void apply(filterColumn(wanted ?? view, index, next)),
      fetchValues: (search: string) => host.fetchValues(id, view, index, search),
    };
    menu.open(
      { column, index, items, ...(view.groupBy === undefined ? { filter } : {}) },
      table.headerBox(place),
    );
  };

  const copy = (headers: boolean): void => {
    if (shown !== undefined && controls.selection !== undefined) {
      const { id, view, layout } = shown;
      const block = blockOf(controls.selection, layout);
      host.send({ kind: 'copyCells', tab: id, view, block, headers });
    }
  };

  const isWorthOpening = (position: Position): boolean => {
    const cell = shown?.rows.peek(position.row)?.[columnAt(position.column) ?? -1];
    return (
      (typeof cell === 'string' && (/^\s*[[{]/.test(cell) || cell.length > 40)) ||
      (typeof cell === 'object' && cell !== null && 'beginning' in cell)
    );
  };

  /** A group opens into its rows; a cell into its value. */
  const open = (position: Position): void => {
    if (shown?.view.groupBy !== undefined) {
      void openGroupAt(shown, position.row);
      return;
    }
    // The viewer takes its room from the rows: the cell that it shows stays in view.
    void showValue(position).then(() => {
      table.redraw();
      table.select(controls.selection, true);
    });
  };

  const openGroupAt = async ({ id, view }: ShownRows, row: number): Promise<void> => {
    try {
      await apply(openGroup(view, await host.fetchCell(id, view, row, 0)));
    } catch (error) {
      actions.tell(error instanceof Error ? error.message : String(error));
    }
  };

  const showValue = async (position: Position): Promise<void> => {
    const from = shown;
    const index = columnAt(position.column);
    const column = from && viewColumns(from.view, from.columns)[index ?? -1];
    if (from === undefined || index === undefined || column === undefined) {
      return;
    }
    viewed = position;
    try {
      const cell = await host.fetchCell(from.id, from.view, position.row, index);
      if (shown?.rows === from.rows && viewed === position) {
        viewer.show({ column: column.name, row: position.row, cell });
      }
    } catch (error) {
      actions.tell(error instanceof Error ? error.message : String(error));
    }
  };

  const remember = (): void => {
    if (shown !== undefined) {
      const { id, revision, view, layout } = shown;
      memory.store(id, revision, {
        place: table.place(),
        view,
        layout,
        ...(controls.selection === undefined ? {} : { selection: controls.selection }),
      });
    }
  };

  return {
    element: pane,
    remember,
    show(tab, columns, rowCount) {
      const isRunning = tab.state.kind === 'running';
      if (shown?.id === tab.id && shown.revision === tab.revision) {
        grow(columns, rowCount, isRunning);
        return;
      }
      remember();
      menu.close();
      if (shown?.id !== tab.id && viewer.isShown) {
        viewer.hide();
      }
      wanted = undefined;
      const kept = memory.recall(tab.id, tab.revision);
      const view = kept?.view ?? wholeResult;
      const width = viewColumns(view, columns).length;
      const layout =
        kept !== undefined && fitsColumns(kept.layout, width) ? kept.layout : firstLayout(width);
      const next = {
        id: tab.id,
        revision: tab.revision,
        columns,
        resultRows: rowCount,
        isRunning,
        view: wholeResult,
        rowCount,
        layout: isWholeResult(view) ? layout : firstLayout(columns.length),
        rows: cacheOf(tab.id, wholeResult, rowCount),
      };
      if (isWholeResult(view)) {
        draw(next, kept?.place, kept?.selection);
        return;
      }
      shown = next;
      void restore(next, view, layout, kept?.place, kept?.selection);
    },
    leave() {
      remember();
      menu.close();
      shown = undefined;
      wanted = undefined;
      figures.of(undefined);
    },
    perform(action) {
      switch (action) {
        case 'copy':
          copy(false);
          break;
        case 'copyWithHeaders':
          copy(true);
          break;
        case 'selectAll':
          controls.selectAll();
          break;
        case 'openValue':
          if (controls.selection !== undefined) {
            open(controls.selection.focus);
          }
          break;
        default:
          break;
      }
    },
  };

  /** The view that the result had before the page was made anew. */
  async function restore(
    next: ShownRows,
    view: ResultView,
    layout: ColumnLayout,
    place: GridPlace | undefined,
    selection: Selection | undefined,
  ): Promise<void> {
    try {
      const { rowCount } = await host.fetchView(next.id, view);
      if (shown?.rows === next.rows) {
        const rows = cacheOf(next.id, view, rowCount);
        draw({ ...shown, view, layout, rowCount, rows }, place, selection);
      }
    } catch (error) {
      actions.failed(error);
    }
  }
}

function within(selection: Selection | undefined, rows: ShownRows): Selection | undefined {
  const lastRow = rows.rowCount - 1;
  const lastColumn = rows.layout.order.length - 1;
  if (selection === undefined || lastRow < 0) {
    return undefined;
  }
  const clamp = ({ row, column }: Position): Position => ({
    row: Math.min(row, lastRow),
    column: Math.min(column, lastColumn),
  });
  return { anchor: clamp(selection.anchor), focus: clamp(selection.focus) };
}

function blockOf(selection: Selection, layout: ColumnLayout): CellBlock {
  const { firstRow, lastRow, firstColumn, lastColumn } = rangeOf(selection);
  return {
    start: firstRow,
    count: lastRow - firstRow + 1,
    columns: layout.order.slice(firstColumn, lastColumn + 1),
  };
}
