/** The page: which of its parts is shown for the state of the result that is chosen. */
import type {
  CellBlock,
  CellRange,
  GridAction,
  GridTab,
  ResultColumn,
} from '../../protocol/index.ts';
import { planOf, wholeResult } from '../../protocol/index.ts';
import { element, setShown, setText } from './elements.ts';
import { controlGrid } from './grid-controls.ts';
import { createGridTable } from './grid-table.ts';
import type { HostConnection, HostEvent, WebviewApi } from './host-connection.ts';
import { connectToHost } from './host-connection.ts';
import { createNoticeStrip } from './notice-strip.ts';
import type { PlaceMemory } from './place-memory.ts';
import { createPlaceMemory } from './place-memory.ts';
import { createPlanView } from './plan-view.ts';
import { createRowCache } from './row-cache.ts';
import type { RowCache } from './row-cache.ts';
import { createRunStateView } from './run-state.ts';
import type { Position } from './selection.ts';
import { rangeOf } from './selection.ts';
import { createStatusLine } from './status-line.ts';
import { createTabBar } from './tab-bar.ts';
import { createValueViewer } from './value-viewer.ts';
import { createViewSwitch } from './view-switch.ts';
import type { ResultView } from './view-switch.ts';

export function startPage(root: HTMLElement, api: WebviewApi, incoming: EventTarget): void {
  const memory: PlaceMemory = createPlaceMemory(api);
  const host: HostConnection = connectToHost(api, incoming, (event) => receive(event));

  const tabBar = createTabBar({
    select: (tab) => host.send({ kind: 'selectTab', tab }),
    close: (tab) => host.send({ kind: 'closeTab', tab }),
  });
  const notices = createNoticeStrip();
  const runState = createRunStateView({
    cancel: (tab) => host.send({ kind: 'cancel', tab }),
    rerun: (tab) => host.send({ kind: 'rerun', tab }),
    reveal: (tab) => host.send({ kind: 'reveal', tab }),
    selectProfile: () => host.send({ kind: 'selectProfile' }),
  });
  const viewSwitch = createViewSwitch((view) => {
    const tab = activeTab();
    if (tab !== undefined) {
      chosenViews.set(tab.id, view);
      update(tab);
    }
  });
  const plan = createPlanView({
    copy: () => onActiveTab('copyPlan'),
    openInEditor: () => onActiveTab('openPlan'),
  });
  const status = createStatusLine({
    viewSwitch: viewSwitch.element,
    reveal: (tab) => host.send({ kind: 'reveal', tab }),
    cancel: (tab) => host.send({ kind: 'cancel', tab }),
    openValue: () => controls.selection !== undefined && openValue(controls.selection.focus),
    rerunAnew: (tab) => host.send({ kind: 'rerunAnew', tab }),
  });
  const table = createGridTable();
  const controls = controlGrid(table, {
    changed: (selection) => {
      status.showSelection(
        selection === undefined ? undefined : rangeOf(selection),
        selection !== undefined && isWorthOpening(selection.focus),
      );
      if (selection !== undefined && viewer.isShown) {
        void showValue(selection.focus);
      }
    },
    open: (position) => openValue(position),
    copy: (headers) => copy(headers),
    escape: () => viewer.isShown && viewer.hide(),
  });
  const viewer = createValueViewer({
    copyText: (text) => host.send({ kind: 'copyText', text }),
    openInEditor: (text, language) => host.send({ kind: 'openText', text, language }),
    closed: () => table.element.focus({ preventScroll: true }),
  });
  const welcome = element(
    'div',
    { class: 'welcome' },
    element('div', { class: 'run-heading', text: 'No results yet' }),
    element('div', {
      class: 'run-detail',
      text: 'Put the cursor in a statement of an .iql file and press Ctrl+Enter (⌘Enter on a Mac).',
    }),
  );
  const trouble = element('div', { class: 'trouble', attributes: { role: 'alert' } });
  const tableBox = element('div', { class: 'table-box' }, table.element);
  const content = element('div', { class: 'content' }, tableBox, viewer.element);
  root.replaceChildren(
    tabBar.element,
    notices.element,
    welcome,
    runState.element,
    trouble,
    content,
    plan.element,
    status.element,
  );

  /** The result whose rows the table holds. */
  let shown: ShownResult | undefined;
  /** Ends when the table shows what it was last given. */
  let drawing: Promise<void> = Promise.resolve();
  let viewed: Position | undefined;
  let tabs: readonly GridTab[] = [];
  let active: string | undefined;
  /** By the tab's id; a tab that is not here shows what its statement asks for. */
  const chosenViews = new Map<string, ResultView>();

  const activeTab = (): GridTab | undefined => tabs.find((tab) => tab.id === active);
  const onActiveTab = (kind: 'copyPlan' | 'openPlan'): void => {
    const tab = activeTab();
    if (tab !== undefined) {
      host.send({ kind, tab: tab.id });
    }
  };
  const viewOf = (tab: GridTab): ResultView =>
    chosenViews.get(tab.id) ?? (tab.opensPlan === true ? 'plan' : 'rows');

  const receive = (event: HostEvent): void => {
    switch (event.kind) {
      case 'tabs':
        tabs = event.tabs;
        memory.keepOnly(tabs.map((tab) => tab.id));
        active = event.active;
        update(activeTab());
        break;
      case 'told':
        status.tell(event.message);
        break;
      case 'perform':
        perform(event.action);
        break;
    }
  };

  const update = (tab: GridTab | undefined): void => {
    const rows = rowsOf(tab);
    const isEmpty = rows?.rowCount === 0;
    tabBar.update(tabs, tab?.id);
    setShown(tabBar.element, tabs.length > 0);
    setShown(welcome, tab === undefined);
    setShown(status.element, tab !== undefined);
    notices.update(noticesOf(tab));
    const shownPlan = tab && planOf(tab.state);
    setShown(viewSwitch.element, shownPlan !== undefined);
    const showsPlan = tab !== undefined && shownPlan !== undefined && viewOf(tab) === 'plan';
    setShown(plan.element, showsPlan);
    if (showsPlan) {
      plan.update(shownPlan);
    }
    viewSwitch.update(showsPlan ? 'plan' : 'rows');
    const showsRows = rows !== undefined && !isEmpty && !showsPlan;
    // What comes and goes above rows would move them under the reader's eyes.
    const showsState =
      tab !== undefined &&
      ((isEmpty && !showsPlan) ||
        tab.state.kind === 'failed' ||
        (tab.state.kind === 'running' && !showsRows));
    setShown(runState.element, showsState);
    if (showsState) {
      runState.update(tab);
    }
    runState.element.classList.toggle('above-rows', showsRows || showsPlan);
    setShown(content, showsRows);
    setShown(trouble, false);
    status.update(tab);
    if (tab !== undefined && showsRows) {
      showRows(tab, rows.columns, rows.rowCount);
    } else {
      remember();
      shown = undefined;
      status.showSelection(undefined, false);
    }
  };

  const showRows = (tab: GridTab, columns: readonly ResultColumn[], rowCount: number): void => {
    if (shown?.id === tab.id && shown.revision === tab.revision) {
      growRows(shown, columns, rowCount);
      return;
    }
    remember();
    if (shown?.id !== tab.id && viewer.isShown) {
      viewer.hide();
    }
    const rows = createRowCache(rowCount, (start, count) =>
      host.fetchRows(tab.id, wholeResult, start, count),
    );
    const kept = memory.recall(tab.id, tab.revision);
    const next: ShownResult = { id: tab.id, revision: tab.revision, columns, rowCount, rows };
    shown = next;
    const more = tab.state.kind === 'running' ? { expectedRows } : {};
    drawing = table.show({ columns, rowCount, rows, ...more }, kept?.place).then(() => {
      const { rowCount: count } = shown?.rows === rows ? shown : next;
      controls.reset({ rows: count, columns: columns.length }, kept?.selection);
    }, showTrouble);
  };

  const showTrouble = (error: unknown): void => {
    setText(trouble, error instanceof Error ? error.message : String(error));
    setShown(trouble, true);
    setShown(content, false);
    shown = undefined;
  };

  /** The rows that are shown stay as they are, where they are; more follow them. */
  const growRows = (
    before: ShownResult,
    columns: readonly ResultColumn[],
    rowCount: number,
  ): void => {
    const isSame =
      before.rowCount === rowCount && JSON.stringify(before.columns) === JSON.stringify(columns);
    if (isSame) {
      return;
    }
    const next = { ...before, columns, rowCount };
    shown = next;
    before.rows.grow(rowCount);
    drawing = drawing
      .then(async () => {
        if (shown === next) {
          controls.grow({ rows: rowCount, columns: columns.length });
          await table.grow({ columns, rowCount, rows: before.rows });
        }
      })
      .catch(showTrouble);
  };

  const remember = (): void => {
    if (shown !== undefined) {
      memory.store(shown.id, shown.revision, {
        place: table.place(),
        ...(controls.selection === undefined ? {} : { selection: controls.selection }),
      });
    }
  };

  const perform = (action: GridAction): void => {
    switch (action) {
      case 'copy':
        if (plan.element.hidden) {
          copy(false);
        } else {
          copyFromPlan();
        }
        break;
      case 'copyWithHeaders':
        copy(true);
        break;
      case 'selectAll':
        controls.selectAll();
        break;
      case 'openValue':
        if (controls.selection !== undefined) {
          openValue(controls.selection.focus);
        }
        break;
    }
  };

  /** What is selected of the plan with the mouse, else its text. */
  const copyFromPlan = (): void => {
    const text = window.getSelection()?.toString() ?? '';
    if (text === '') {
      onActiveTab('copyPlan');
    } else {
      host.send({ kind: 'copyText', text });
    }
  };

  const copy = (headers: boolean): void => {
    if (shown !== undefined && controls.selection !== undefined) {
      host.send({
        kind: 'copyCells',
        tab: shown.id,
        view: wholeResult,
        block: blockOf(rangeOf(controls.selection)),
        headers,
      });
    }
  };

  const isWorthOpening = (position: Position): boolean => {
    const cell = shown?.rows.peek(position.row)?.[position.column];
    return (
      (typeof cell === 'string' && (/^\s*[[{]/.test(cell) || cell.length > 40)) ||
      (typeof cell === 'object' && cell !== null && 'beginning' in cell)
    );
  };

  const openValue = (position: Position): void => {
    // The viewer takes its room from the rows: the cell that it shows stays in view.
    void showValue(position).then(() => {
      table.redraw();
      table.select(controls.selection, true);
    });
  };

  const showValue = async (position: Position): Promise<void> => {
    const from = shown;
    const column = from?.columns[position.column];
    if (from === undefined || column === undefined) {
      return;
    }
    viewed = position;
    try {
      const cell = await host.fetchCell(from.id, wholeResult, position.row, position.column);
      if (shown?.rows === from.rows && viewed === position) {
        viewer.show({ column: column.name, row: position.row, cell });
      }
    } catch (error) {
      status.tell(error instanceof Error ? error.message : String(error));
    }
  };

  window.addEventListener('pagehide', remember);
  document.addEventListener('visibilitychange', remember);
  host.send({ kind: 'ready' });
}

function blockOf({ firstRow, lastRow, firstColumn, lastColumn }: CellRange): CellBlock {
  return {
    start: firstRow,
    count: lastRow - firstRow + 1,
    columns: Array.from({ length: lastColumn - firstColumn + 1 }, (_, at) => firstColumn + at),
  };
}

interface ShownResult {
  readonly id: string;
  readonly revision: number;
  readonly columns: readonly ResultColumn[];
  readonly rowCount: number;
  readonly rows: RowCache;
}

/** Room for the numbers of as many rows as most results have, while it is not known how many come. */
const expectedRows = 99_999;

function rowsOf(
  tab: GridTab | undefined,
): { readonly columns: readonly ResultColumn[]; readonly rowCount: number } | undefined {
  switch (tab?.state.kind) {
    case 'finished':
      return tab.state.summary;
    case 'failed':
      return tab.state.partial;
    case 'running': {
      const { resultRows, resultColumns } = tab.state.progress;
      return resultRows === undefined || resultRows === 0 || resultColumns === undefined
        ? undefined
        : { columns: resultColumns, rowCount: resultRows };
    }
    case undefined:
      return undefined;
  }
}

function noticesOf(tab: GridTab | undefined) {
  switch (tab?.state.kind) {
    case 'finished':
      return tab.state.summary.notices;
    case 'failed':
      return tab.state.notices;
    case 'running':
    case undefined:
      return [];
  }
}
