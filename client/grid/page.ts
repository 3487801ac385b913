/** The page: which of its parts is shown for the state of the result that is chosen. */
import type { GridAction, GridTab, ResultColumn } from '../../protocol/index.ts';
import { planOf, wholeResult } from '../../protocol/index.ts';
import { createChartView } from './charts/chart-view.ts';
import { element, setShown, setText } from './elements.ts';
import type { HostConnection, HostEvent, WebviewApi } from './host-connection.ts';
import { connectToHost } from './host-connection.ts';
import { createNoticeStrip } from './notice-strip.ts';
import type { PlaceMemory } from './place-memory.ts';
import { createPlaceMemory } from './place-memory.ts';
import { createPlanView } from './plan-view.ts';
import { createRunStateView } from './run-state.ts';
import { createRowsPane } from './rows-pane.ts';
import { rangeOf } from './selection.ts';
import { createStatusLine } from './status-line.ts';
import { createTabBar } from './tab-bar.ts';
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
    openValue: () => rows.perform('openValue'),
    rerunAnew: (tab) => host.send({ kind: 'rerunAnew', tab }),
  });
  const rows = createRowsPane({
    host,
    memory,
    selected: (selection, canOpen) =>
      status.showSelection(selection && rangeOf(selection), canOpen),
    figures: (text) => status.showFigures(text),
    shown: (shown, all) => status.showRows(shown, all),
    tell: (message) => status.tell(message),
    failed: (error) => {
      setText(trouble, error instanceof Error ? error.message : String(error));
      setShown(trouble, true);
      setShown(rows.element, false);
    },
  });
  const chart = createChartView({ host, tell: (message) => status.tell(message) });
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
  root.replaceChildren(
    tabBar.element,
    notices.element,
    welcome,
    runState.element,
    trouble,
    rows.element,
    chart.element,
    plan.element,
    status.element,
  );

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
    const result = rowsOf(tab);
    const isEmpty = result?.rowCount === 0;
    tabBar.update(tabs, tab?.id);
    setShown(tabBar.element, tabs.length > 0);
    setShown(welcome, tab === undefined);
    setShown(status.element, tab !== undefined);
    notices.update(noticesOf(tab));
    const shownPlan = tab && planOf(tab.state);
    const showsPlan = tab !== undefined && shownPlan !== undefined && viewOf(tab) === 'plan';
    setShown(plan.element, showsPlan);
    if (showsPlan) {
      plan.update(shownPlan);
    }
    const hasRows = result !== undefined && !isEmpty;
    const showsChart = tab !== undefined && hasRows && !showsPlan && viewOf(tab) === 'chart';
    viewSwitch.update(showsPlan ? 'plan' : showsChart ? 'chart' : 'rows', [
      'rows',
      ...(hasRows ? (['chart'] as const) : []),
      ...(shownPlan === undefined ? [] : (['plan'] as const)),
    ]);
    const showsRows = hasRows && !showsPlan && !showsChart;
    // What comes and goes above rows would move them under the reader's eyes.
    const showsState =
      tab !== undefined &&
      ((isEmpty && !showsPlan) ||
        tab.state.kind === 'failed' ||
        (tab.state.kind === 'running' && !showsRows && !showsChart));
    setShown(runState.element, showsState);
    if (showsState) {
      runState.update(tab);
    }
    runState.element.classList.toggle('above-rows', showsRows || showsChart || showsPlan);
    setShown(rows.element, showsRows);
    setShown(trouble, false);
    status.update(tab);
    if (tab !== undefined && showsRows) {
      rows.show(tab, result.columns, result.rowCount);
    } else {
      rows.leave();
      status.showSelection(undefined, false);
      status.showRows(undefined, 0);
    }
    setShown(chart.element, showsChart);
    if (tab !== undefined && showsChart) {
      const { id, revision } = tab;
      const view = memory.recall(id, revision)?.view ?? wholeResult;
      chart.show({ tab: id, revision, view, columns: result.columns, rowCount: result.rowCount });
    }
  };

  const perform = (action: GridAction): void => {
    if (action === 'copy' && !plan.element.hidden) {
      copyFromPlan();
    } else if (action === 'export' && rows.shown === undefined) {
      exportUnshown();
    } else {
      rows.perform(action);
    }
  };

  /** The rows as they were seen last, while something else is in their place. */
  const exportUnshown = (): void => {
    const tab = activeTab();
    const columns = rowsOf(tab)?.columns;
    if (tab !== undefined && columns !== undefined) {
      const seen = memory.recall(tab.id, tab.revision);
      host.send({
        kind: 'exportResult',
        tab: tab.id,
        view: seen?.view ?? wholeResult,
        columns: seen?.layout.order ?? columns.map((_, index) => index),
      });
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

  window.addEventListener('pagehide', () => rows.remember());
  document.addEventListener('visibilitychange', () => rows.remember());
  host.send({ kind: 'ready' });
}

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
