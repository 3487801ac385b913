import { describe, expect, it } from 'vitest';
import type { ExplainedPlan, HostMessage, PageMessage, ResultView } from '../../protocol/index.ts';
import { readHostMessage, readPageMessage } from '../../protocol/index.ts';

const calls = { list: 1, get: 12, create: 0, update: 0, delete: 0, status: 0 };
const summary = {
  columns: [{ name: 'region', type: 'text' }],
  rowCount: 1,
  notices: [{ kind: 'information', message: 'cut' }],
  calls,
  durationMs: 12.5,
} as const;
const tab = {
  id: '1',
  revision: 1,
  title: 'buckets',
  statement: 'SELECT 1',
  origin: 'a.iql, line 1',
  target: 'us-east-1',
} as const;
const failure = { kind: 'access', message: 'denied', span: { start: 1, end: 2 } } as const;

const actual = {
  state: 'stopped',
  lists: 1,
  gets: 0,
  kept: 0,
  rows: 2,
  milliseconds: 1.5,
  throttles: 0,
  retries: 1,
} as const;
const plan: ExplainedPlan = {
  steps: [
    {
      number: 1,
      kind: 'list',
      subject: 'AWS::S3::Bucket',
      table: 'aws.s3.buckets',
      details: [{ kind: 'place', text: 'regions: us-east-1' }],
      estimate: '1 list',
      actual,
      steps: [
        {
          number: 2,
          kind: 'sql',
          subject: 'SQLite',
          details: [],
          estimate: 'no calls',
          steps: [],
        },
      ],
    },
  ],
  notices: [],
  estimate: '1 list',
  actual,
  failure: 'denied',
};

const hostMessages: readonly HostMessage[] = [
  { kind: 'tabs', tabs: [] },
  { kind: 'tabs', tabs: [{ ...tab, state: { kind: 'finished', summary } }], active: '1' },
  {
    kind: 'tabs',
    tabs: [
      {
        ...tab,
        state: {
          kind: 'finished',
          summary: { ...summary, fromCache: { resources: 3, oldestMs: 40_000 } },
        },
      },
    ],
  },
  {
    kind: 'tabs',
    tabs: [
      { ...tab, state: { kind: 'running', progress: { calls, rowsFetched: 3 }, elapsedMs: 1 } },
      {
        ...tab,
        state: { kind: 'failed', failure, calls, notices: [], durationMs: 1, partial: summary },
      },
    ],
  },
  {
    kind: 'tabs',
    tabs: [
      { ...tab, opensPlan: true, state: { kind: 'finished', summary: { ...summary, plan } } },
      { ...tab, state: { kind: 'failed', failure, calls, notices: [], durationMs: 1, plan } },
    ],
  },
  {
    kind: 'rows',
    request: 1,
    rows: [[null, 'a', 1.5, { integer: '9' }, { blob: 'AA==' }, { beginning: 'a', length: 9 }]],
  },
  { kind: 'cell', request: 2, cell: null },
  { kind: 'refused', request: 3, message: 'gone' },
  { kind: 'view', request: 4, shape: { rowCount: 1, resultRows: 2 } },
  { kind: 'values', request: 5, values: { values: [{ value: null, count: 1 }], isCut: false } },
  { kind: 'figures', request: 6, figures: { cells: 2, nulls: 0, numbers: 1, sum: 1 } },
  { kind: 'told', message: 'Copied 1 cell' },
  { kind: 'perform', action: 'copy' },
];

const view: ResultView = {
  sort: [{ column: 1, descending: true }],
  filters: [
    { kind: 'text', column: 0, match: 'contains', text: 'a', negated: false },
    { kind: 'comparison', column: 0, operator: '<=', value: { integer: '9' } },
    { kind: 'set', column: 0, values: [null, 1] },
    { kind: 'pattern', column: 0, pattern: '^a' },
    { kind: 'null', column: 0 },
  ],
  quickFilter: 'a',
  groupBy: 2,
};

const pageMessages: readonly PageMessage[] = [
  { kind: 'ready' },
  { kind: 'fetchRows', request: 1, tab: '1', view, start: 0, count: 200 },
  { kind: 'fetchCell', request: 1, tab: '1', view, row: 0, column: 0 },
  { kind: 'fetchView', request: 1, tab: '1', view },
  { kind: 'cancelView', tab: '1' },
  { kind: 'fetchValues', request: 1, tab: '1', view, column: 0, search: '' },
  { kind: 'fetchFigures', request: 1, tab: '1', view, block: { start: 0, count: 2, columns: [0] } },
  {
    kind: 'copyCells',
    tab: '1',
    view,
    block: { start: 0, count: 2, columns: [0] },
    headers: false,
  },
  { kind: 'copyText', text: '' },
  { kind: 'openText', text: '{}', language: 'json' },
  { kind: 'selectTab', tab: '1' },
  { kind: 'closeTab', tab: '1' },
  { kind: 'cancel', tab: '1' },
  { kind: 'rerun', tab: '1' },
  { kind: 'rerunAnew', tab: '1' },
  { kind: 'reveal', tab: '1' },
  { kind: 'copyPlan', tab: '1' },
  { kind: 'openPlan', tab: '1' },
  { kind: 'selectProfile' },
];

describe('messages of the grid', () => {
  it.each(hostMessages)('lets the host’s $kind message through', (message) => {
    expect(readHostMessage(structuredClone(message))).toEqual(message);
  });

  it.each(pageMessages)('lets the page’s $kind message through', (message) => {
    expect(readPageMessage(structuredClone(message))).toEqual(message);
  });

  it.each([
    undefined,
    null,
    'ready',
    {},
    { kind: 'unheard of' },
    { kind: 'toString' },
    { kind: 'copyPlan' },
    { kind: 'fetchRows', request: 1, tab: '1', view, start: -1, count: 1 },
    { kind: 'fetchRows', request: 1, tab: '1', view, start: 0.5, count: 1 },
    { kind: 'fetchRows', request: 1, tab: 1, view, start: 0, count: 1 },
    { kind: 'fetchRows', request: Number.NaN, tab: '1', view, start: 0, count: 1 },
    { kind: 'copyCells', tab: '1', view, block: { start: 0 }, headers: false },
    { kind: 'fetchView', request: 1, tab: '1', view: { sort: [], filters: [{ kind: 'or' }] } },
    { kind: 'fetchView', request: 1, tab: '1', view: { sort: [{ column: -1 }], filters: [] } },
    { kind: 'openText', text: '', language: 'html' },
  ])('drops %j from the page', (message) => {
    expect(readPageMessage(message)).toBeUndefined();
  });

  it.each([
    { kind: 'rows', request: 1, rows: [['a', undefined]] },
    { kind: 'rows', request: 1, rows: [[{ html: '<b>' }]] },
    { kind: 'tabs', tabs: [{ ...tab, state: { kind: 'finished' } }] },
    { kind: 'tabs', tabs: [], active: 1 },
    {
      kind: 'tabs',
      tabs: [
        {
          ...tab,
          state: { kind: 'finished', summary: { ...summary, plan: { ...plan, steps: [{}] } } },
        },
      ],
    },
    { kind: 'perform', action: 'delete' },
  ])('drops %j from the host', (message) => {
    expect(readHostMessage(message)).toBeUndefined();
  });
});
