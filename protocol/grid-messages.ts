/** The checks of the grid's messages, written by hand next to the types that they hold up. */
import type {
  FailedState,
  FinishedState,
  GridAction,
  GridTab,
  HostMessage,
  PageMessage,
  RunningState,
  TabState,
} from './grid.ts';
import type {
  CallCounts,
  FromCache,
  Notice,
  ResultColumn,
  RunFailure,
  RunProgress,
  RunSummary,
  Throttled,
  WindowCell,
} from './results.ts';
import { isChartChoice, isChartData, isChartPicture, isColumnProfile } from './charts.ts';
import { isCellLinks } from './cell-links.ts';
import { copyFormats, isCopyAction } from './copy.ts';
import { isExplainedPlan } from './explained-plan.ts';
import {
  isCell,
  isCellBlock,
  isCellFigures,
  isColumnValues,
  isResultView,
  isViewShape,
} from './result-view.ts';
import type { Check } from './validate.ts';
import {
  isAnyOf,
  isCount,
  isFlag,
  isListOf,
  isNumber,
  isOneOf,
  isShape,
  isTagged,
  isText,
} from './validate.ts';

/** `undefined` for anything that no host of this version sends. */
export function readHostMessage(value: unknown): HostMessage | undefined {
  return isHostMessage(value) ? value : undefined;
}

/** `undefined` for anything that no page of this version sends. */
export function readPageMessage(value: unknown): PageMessage | undefined {
  return isPageMessage(value) ? value : undefined;
}

const failureKinds = [
  'plan',
  'unsupported',
  'credentials',
  'access',
  'throttled',
  'service',
  'cancelled',
  'internal',
] as const;

const isCalls: Check<CallCounts> = isShape<CallCounts>({
  list: isCount,
  get: isCount,
  create: isCount,
  update: isCount,
  delete: isCount,
  status: isCount,
});

export const isColumn = isShape<ResultColumn>({
  name: isText,
  type: isOneOf('text', 'integer', 'real', 'boolean', 'json', 'timestamp', 'any'),
});

export const isNotice = isShape<Notice>({
  kind: isOneOf(...failureKinds, 'information'),
  message: isText,
});

const isProgress = isShape<RunProgress>(
  { calls: isCalls, rowsFetched: isCount },
  {
    throttled: isShape<Throttled>(
      { region: isText, operation: isText, ratePerSecond: isNumber, concurrency: isCount },
      { account: isText },
    ),
    resultRows: isCount,
    resultColumns: isListOf(isColumn),
    isFetched: (value): value is true => value === true,
  },
);

const isSummary = isShape<RunSummary>(
  {
    columns: isListOf(isColumn),
    rowCount: isCount,
    notices: isListOf(isNotice),
    calls: isCalls,
    durationMs: isNumber,
  },
  {
    fromCache: isShape<FromCache>({ resources: isCount, oldestMs: isNumber }),
    plan: isExplainedPlan,
  },
);

const isFailure = isShape<RunFailure>(
  { kind: isOneOf(...failureKinds), message: isText },
  { span: isShape({ start: isCount, end: isCount }), serviceError: isText },
);

const isState: Check<TabState> = isTagged<TabState>({
  running: isShape<Omit<RunningState, 'kind'>>({ progress: isProgress, elapsedMs: isNumber }),
  finished: isShape<Omit<FinishedState, 'kind'>>({ summary: isSummary }),
  failed: isShape<Omit<FailedState, 'kind'>>(
    {
      failure: isFailure,
      calls: isCalls,
      notices: isListOf(isNotice),
      durationMs: isNumber,
    },
    { plan: isExplainedPlan, partial: isSummary },
  ),
});

const isTab = isShape<GridTab>(
  {
    id: isText,
    revision: isCount,
    title: isText,
    statement: isText,
    origin: isText,
    target: isText,
    state: isState,
  },
  { opensPlan: (value): value is true => value === true },
);

export const isWindowCell: Check<WindowCell> = isAnyOf(
  isCell,
  isShape<{ readonly beginning: string; readonly length: number }>({
    beginning: isText,
    length: isCount,
  }),
);

const isGridAction: Check<GridAction> = (value): value is GridAction =>
  isOneOf(
    'export',
    'selectAll',
    'openValue',
    'openReference',
    'openResource',
    'openInConsole',
    'copyPath',
    'addPath',
  )(value) ||
  (isText(value) && isCopyAction(value));

const isHostMessage = isTagged<HostMessage>({
  tabs: isShape({ tabs: isListOf(isTab) }, { active: isText }),
  rows: isShape({ request: isCount, rows: isListOf(isListOf(isWindowCell)) }),
  cell: isShape({ request: isCount, cell: isCell }),
  view: isShape({ request: isCount, shape: isViewShape }),
  values: isShape({ request: isCount, values: isColumnValues }),
  figures: isShape({ request: isCount, figures: isCellFigures }),
  chartColumns: isShape({ request: isCount, profiles: isListOf(isColumnProfile) }),
  chart: isShape({ request: isCount, data: isChartData }),
  links: isShape({ request: isCount, links: isCellLinks }),
  refused: isShape({ request: isCount, message: isText }),
  told: isShape({ message: isText }),
  perform: isShape({ action: isGridAction }),
});

const onTab = isShape<{ readonly tab: string }>({ tab: isText });

const isPageMessage = isTagged<PageMessage>({
  ready: isShape({}),
  fetchRows: isShape({
    request: isCount,
    tab: isText,
    view: isResultView,
    start: isCount,
    count: isCount,
  }),
  fetchCell: isShape({
    request: isCount,
    tab: isText,
    view: isResultView,
    row: isCount,
    column: isCount,
  }),
  fetchView: isShape({ request: isCount, tab: isText, view: isResultView }),
  cancelView: onTab,
  fetchValues: isShape({
    request: isCount,
    tab: isText,
    view: isResultView,
    column: isCount,
    search: isText,
  }),
  fetchFigures: isShape({ request: isCount, tab: isText, view: isResultView, block: isCellBlock }),
  fetchChartColumns: isShape({ request: isCount, tab: isText, view: isResultView }),
  fetchChart: isShape({
    request: isCount,
    tab: isText,
    view: isResultView,
    choice: isChartChoice,
  }),
  saveChart: isShape({ tab: isText, picture: isChartPicture }),
  copyCells: isShape(
    { tab: isText, view: isResultView, block: isCellBlock, headers: isFlag },
    { format: isOneOf(...copyFormats) },
  ),
  exportResult: isShape({ tab: isText, view: isResultView, columns: isListOf(isCount) }),
  copyText: isShape({ text: isText }),
  fetchLinks: isShape({ request: isCount, tab: isText }),
  openCell: isShape({
    tab: isText,
    destination: isOneOf('reference', 'resource', 'console'),
    column: isCount,
    row: isListOf(isWindowCell),
  }),
  addPath: isShape({ tab: isText, column: isCount, path: isText }),
  openText: isShape({ text: isText, language: isOneOf('json', 'plaintext') }, { title: isText }),
  selectTab: onTab,
  closeTab: onTab,
  cancel: onTab,
  rerun: onTab,
  rerunAnew: onTab,
  reveal: onTab,
  copyPlan: onTab,
  openPlan: onTab,
  selectProfile: isShape({}),
});
