/**
 * The rows of one result under a view: the table, what is above and beside it, and the view itself. A
 * new view takes the place of the shown one once the extension has it; until then the rows stay.
 */
import type { GridAction, ResultColumn, ResultView } from '../../protocol/index.ts';
import { isWholeResult, viewColumns, wholeResult } from '../../protocol/index.ts';
import { askForLinks, followReference, menuContextOf } from './cells/cell-ways.ts';
import { createCellViewer } from './cells/cell-viewer.ts';
import type { ColumnLayout } from './column-layout.ts';
import {
  firstLayout,
  fitsColumns,
  hiddenColumns,
  moveColumn,
  showColumn,
} from './column-layout.ts';
import { createColumnMenu } from './column-menu.ts';
import { element } from './elements.ts';
import { controlGrid } from './grid-controls.ts';
import { createGridTable } from './grid-table.ts';
import type { GridPlace } from './grid-table.ts';
import { openColumnMenu } from './open-column-menu.ts';
import { oneAtATime } from './one-at-a-time.ts';
import type { KeptPlace } from './place-memory.ts';
import { createRowCache } from './row-cache.ts';
import type { RowCache } from './row-cache.ts';
import type { RowsPane, RowsPaneActions } from './rows-pane-contract.ts';
import { performOnRows } from './rows-perform.ts';
import type { Position, Selection } from './selection.ts';
import { atColumn } from './selection.ts';
import { createSelectionFigures } from './selection-figures.ts';
import type { ShownRows } from './shown-rows.ts';
import {
  blockOf,
  boundsOf,
  columnAtPlace,
  isWorthOpening,
  modelOf,
  selectionWithin,
  shownColumns,
} from './shown-rows.ts';
import { createValueOpening } from './value-opening.ts';
import { createViewBar } from './view-bar.ts';
import { openGroup, toggleSort } from './view-changes.ts';

export function createRowsPane(actions: RowsPaneActions): RowsPane {
  const { host, memory } = actions;
  let shown: ShownRows | undefined;
  /** The view that was asked for last, until it is shown. */
  let wanted: ResultView | undefined;
  /** Ends when the table shows what it was last given. */
  let drawing: Promise<void> = Promise.resolve();

  const table = createGridTable();
  const focusRows = (): void => table.element.focus({ preventScroll: true });
  const viewer = createCellViewer(host, () => shown?.id, focusRows);
  const values = createValueOpening(viewer, host, () => shown, actions.tell);
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
    copy: (headers) => perform(headers ? 'copyWithHeaders' : 'copy'),
    escape: () => (wanted === undefined ? viewer.isShown && viewer.hide() : cancel()),
    find: () => bar.focusQuickFilter(),
    sort: (place, add) => {
      const at = columnAtPlace(shown, place);
      if (shown !== undefined && at !== undefined) {
        void apply(toggleSort(wanted ?? shown.view, at.index, add));
      }
    },
    openMenu: (place) =>
      openColumnMenu(
        {
          menu,
          table,
          host,
          apply: (view) => void apply(view),
          layOut: (layout) => relayOut(() => layout),
        },
        shown,
        place,
      ),
    // The selection goes along with its column.
    moveColumn: (from, to) =>
      relayOut((layout) => moveColumn(layout, from, to), atColumn(controls.selection, to)),
    autoSize: (place) => void table.autoSize([place]),
  });
  const tableBox = element('div', { class: 'table-box' }, table.element, menu.element);
  const pane = element(
    'div',
    { class: 'rows-pane' },
    bar.element,
    element('div', { class: 'content' }, tableBox, viewer.element),
  );

  const updateBar = (): void => {
    if (shown !== undefined) {
      bar.update({
        columns: shown.columns,
        view: wanted ?? shown.view,
        hidden: hiddenColumns(shown.layout, shownColumns(shown).length),
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
          controls.reset(boundsOf(shown), selectionWithin(selection, shown));
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
        actions.tell(messageOf(error));
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

  const relayOut = (
    change: (layout: ColumnLayout) => ColumnLayout,
    selection = controls.selection,
  ): void => {
    if (shown === undefined) {
      return;
    }
    const layout = change(shown.layout);
    if (layout !== shown.layout) {
      draw({ ...shown, layout }, table.place(), selection);
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
        refresh();
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

  /** Brings a view up to the rows that came since. */
  const refresh = oneAtATime(async () => {
    const view = shown?.view;
    const current = (): ShownRows | undefined =>
      shown?.view === view && wanted === undefined ? shown : undefined;
    const from = current();
    if (from === undefined) {
      return;
    }
    try {
      const { rowCount } = await host.fetchView(from.id, from.view);
      const before = current();
      if (before === undefined) {
        return;
      }
      if (before.view.sort.length === 0 && before.view.groupBy === undefined) {
        shown = { ...before, rowCount };
        redrawGrown(shown);
      } else {
        const rows = cacheOf(before.id, before.view, rowCount);
        draw({ ...before, rowCount, rows }, table.place(), controls.selection);
        await drawing;
      }
    } catch (error) {
      if (current() !== undefined) {
        actions.tell(messageOf(error));
      }
    }
  });

  const selectionChanged = (selection: Selection | undefined): void => {
    actions.selected(selection, selection !== undefined && isWorthOpening(shown, selection.focus));
    figures.of(
      shown === undefined || selection === undefined
        ? undefined
        : { tab: shown.id, view: shown.view, block: blockOf(selection, shown.layout) },
    );
    if (selection !== undefined && viewer.isShown) {
      void values.show(selection.focus);
    }
    table.element.dataset['vscodeContext'] = menuContextOf(shown, selection?.focus);
  };

  /** A group opens into its rows; a cell into what it names, else into its value. */
  const open = (position: Position): void => {
    if (shown?.view.groupBy !== undefined) {
      void openGroupAt(shown, position.row);
    } else if (!followReference(shown, position, host)) {
      showValue(position);
    }
  };

  const showValue = (position: Position): void => {
    // The viewer takes its room from the rows: the cell that it shows stays in view.
    void values.show(position).then(() => {
      table.redraw();
      table.select(controls.selection, true);
    });
  };

  const openGroupAt = async ({ id, view }: ShownRows, row: number): Promise<void> => {
    try {
      await apply(openGroup(view, await host.fetchCell(id, view, row, 0)));
    } catch (error) {
      actions.tell(messageOf(error));
    }
  };

  const perform = (action: GridAction): void => {
    if (shown !== undefined && !viewer.perform(action)) {
      const { selection } = controls;
      const selectAll = (): void => controls.selectAll();
      performOnRows(action, { shown, selection, selectAll, open: showValue }, host);
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
    get shown() {
      return shown;
    },
    get selection() {
      return controls.selection;
    },
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
        layout: firstLayout(columns.length),
        rows: cacheOf(tab.id, wholeResult, rowCount),
        links: askForLinks(host, tab.id, () => table.redraw()),
      };
      shown = next;
      void begin(next, { ...kept, view, layout });
    },
    leave() {
      remember();
      menu.close();
      shown = undefined;
      wanted = undefined;
      figures.of(undefined);
    },
    perform,
  };

  /** Shows the result under the view that it had before the page was made anew. */
  async function begin(
    next: ShownRows,
    { view, layout, place, selection }: Partial<KeptPlace> & Pick<KeptPlace, 'view' | 'layout'>,
  ): Promise<void> {
    if (isWholeResult(view)) {
      draw({ ...next, layout }, place, selection);
      return;
    }
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

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
