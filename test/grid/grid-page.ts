/**
 * The results page in a real browser, under its real Content-Security-Policy, with the extension's
 * own end of the wire behind it: real tabs, real SQLite files. VS Code alone is left out.
 */
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import esbuild from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import type { ChartFile } from '../../client/results/chart-file.ts';
import { createCellActions } from '../../client/results/cell-actions.ts';
import { createGridHost } from '../../client/results/grid-host.ts';
import type { GridHostOptions } from '../../client/results/grid-host.ts';
import { pageHtml } from '../../client/results/page-html.ts';
import type { ResultTab, ResultTabs } from '../../client/results/result-tabs.ts';
import { createResultTabs, gridTabOf } from '../../client/results/result-tabs.ts';
import { bind } from '../../language/semantics/index.ts';
import { parseStatement } from '../../language/syntax/index.ts';
import { openResultReader, openTableEngine } from '../../engine/sqlite/index.ts';
import type { ResultReader } from '../../engine/sqlite/index.ts';
import type { RunTarget } from '../../client/run/targets.ts';
import type {
  ExplainedPlan,
  HostMessage,
  Notice,
  RunFailure,
  RunProgress,
} from '../../protocol/index.ts';
import { testCatalog } from '../catalog/fixture.ts';
import type { ThemeName } from './theme.ts';
import { themes, themeSheet } from './theme.ts';

const root = resolve(import.meta.dirname, '../..');
const calls = { list: 1, get: 12, create: 0, update: 0, delete: 0, status: 0 };

export interface GridPage extends AsyncDisposable {
  readonly page: Page;
  readonly tabs: ResultTabs;
  /** What reached the clipboard, the newest last. */
  readonly clipboard: readonly string[];
  /** What the user asked of the editor: `cancel 1`, `reveal 2` … */
  readonly asked: readonly string[];
  /** Charts that were saved, the newest last. */
  readonly saved: readonly ChartFile[];
  /** Violations of the Content-Security-Policy, and errors of the page. */
  readonly complaints: readonly string[];
  /** Runs `sql` in SQLite and shows its rows as the result of `statement`. */
  showRows(
    statement: string,
    sql: string,
    notices?: readonly Notice[],
    plan?: ExplainedPlan,
  ): Promise<void>;
  showRunning(statement: string, progress: RunProgress): void;
  /** Shows a run that has given no rows yet. `sql` gives them over the table `t(id)`. */
  startGrowing(statement: string, sql: string): Promise<GrowingRun>;
  showFailure(statement: string, failure: RunFailure): void;
  /** Throws the page away and makes it again, as hiding and showing the view does. */
  reload(): Promise<void>;
  /** The texts of a row in view, its number left out; `row` counts from 1. */
  cellsOf(row: number): Promise<readonly string[]>;
}

/** A run whose rows come while it goes on. */
export interface GrowingRun {
  /** Makes `count` more rows, numbered on, readable. */
  add(count: number): Promise<void>;
  finish(): Promise<void>;
}

/** Reads in this process: one reader a file and a use, as the extension has. */
function readersHere(): (file: string, use: string) => ResultReader {
  const readers = new Map<string, ResultReader>();
  return (file, use) => {
    const reader = readers.get(`${use} ${file}`) ?? openResultReader(file);
    readers.set(`${use} ${file}`, reader);
    return reader;
  };
}

export async function openGridPage(
  browser: Browser,
  theme: ThemeName = 'dark',
  readerOf: GridHostOptions['readerOf'] = readersHere(),
): Promise<GridPage> {
  await using started = new AsyncDisposableStack();
  const directory = mkdtempSync(join(tmpdir(), 'iql-grid-'));
  started.defer(() => rmSync(directory, { recursive: true, force: true }));
  const { url, server } = await serve(theme);
  started.defer(() => void server.close());
  const context = started.adopt(
    await browser.newContext({ viewport: { width: 1200, height: 420 } }),
    (opened) => opened.close(),
  );
  const page = await context.newPage();
  const clipboard: string[] = [];
  const asked: string[] = [];
  const complaints: string[] = [];
  const saved: ChartFile[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') {
      complaints.push(message.text());
    }
  });
  page.on('pageerror', (error) => complaints.push(error.message));

  const tabs = createResultTabs({ now: () => performance.now(), release: () => undefined });
  const post = async (message: HostMessage): Promise<void> => {
    await page.evaluate((data) => {
      window.postMessage(data, '*');
    }, message);
  };
  const sendTabs = async (): Promise<void> =>
    post({
      kind: 'tabs',
      tabs: tabs.all.map(gridTabOf),
      ...(tabs.active === undefined ? {} : { active: tabs.active }),
    });
  const ask = (what: string) => (tab: ResultTab) => {
    asked.push(`${what} ${tab.id}`);
    return Promise.resolve();
  };
  const host = createGridHost({
    tabs,
    readerOf,
    onReady: () => void sendTabs(),
    cells: createCellActions({
      catalog: testCatalog,
      bind: (statement) => bind(statement, testCatalog()),
      choose: (items) => Promise.resolve(items[0]?.item),
      runQuery(query) {
        asked.push(`run ${query.replaceAll(/\s+/g, ' ')}`);
        return Promise.resolve();
      },
      openAddress(address) {
        asked.push(`open ${address}`);
        return Promise.resolve();
      },
      insert(tab, _offset, text) {
        asked.push(`insert ${text} in ${tab.id}`);
        return Promise.resolve();
      },
    }),
    actions: {
      copy(text) {
        clipboard.push(text);
        return Promise.resolve();
      },
      openText(_text, language) {
        asked.push(`open ${language}`);
        return Promise.resolve();
      },
      cancel: (tab) => void ask('cancel')(tab),
      rerun: ask('rerun'),
      rerunAnew: ask('rerun anew'),
      reveal: ask('reveal'),
      openPlan(tab, text) {
        asked.push(`open plan ${tab.id}: ${text.split('\n', 1).join('')}`);
        return Promise.resolve();
      },
      exportResult(tab, { columns }) {
        asked.push(`export ${tab.id} ${columns.join(' ')}`);
        return Promise.resolve();
      },
      saveChart(tab, { format, content }) {
        asked.push(`save chart ${tab.id}`);
        saved.push({ format, content });
        return Promise.resolve(`Saved the chart as ${tab.title}.${format}`);
      },
      selectProfile() {
        asked.push('select profile');
        return Promise.resolve();
      },
      log: (message) => complaints.push(message),
    },
  });
  tabs.onChange(() => void sendTabs());
  await page.exposeFunction('sendToHost', (message: unknown) =>
    host.receive(message, (answer) => void post(answer)),
  );
  await page.addInitScript(installWebviewApi);
  await page.goto(url);

  let files = 0;
  const start = (statement: string) => {
    return tabs.start(
      {
        documentUri: `file:///work/${encodeURIComponent(statement)}.iql`,
        documentText: statement,
        target: targetOf(statement),
        title: statement.split(' ').at(-1) ?? statement,
        statement,
        origin: 'inventory.iql, line 1',
        connection: 'us-east-1',
      },
      () => undefined,
    );
  };

  const resources = started.move();
  return {
    page,
    tabs,
    clipboard,
    asked,
    complaints,
    saved,
    async showRows(statement, sql, notices = [], plan) {
      files += 1;
      const file = join(directory, `${files}.sqlite`);
      const engine = openTableEngine(file);
      const { columns, rowCount } = await engine.materialize(sql, 5_000_000);
      await engine.close();
      const figures = { columns, rowCount, notices, calls, durationMs: 1234 };
      const summary = { ...figures, ...(plan !== undefined && { plan }) };
      start(statement).settle({ kind: 'finished', summary }, file);
      if (rowCount > 0) {
        await page.locator('regular-table tbody td').first().waitFor();
      }
    },
    showRunning: (statement, progress) => start(statement).report(progress, ''),
    async startGrowing(statement, sql) {
      files += 1;
      const file = join(directory, `${files}.sqlite`);
      const engine = openTableEngine(file);
      await engine.createTable({ name: 't', columns: [{ name: 'id', declaredType: 'INTEGER' }] });
      const run = start(statement);
      let made = 0;
      return {
        async add(count) {
          const first = made + 1;
          made += count;
          await engine.insert(
            't',
            Array.from({ length: count }, (_, index) => [first + index]),
          );
          const shape = await engine.grow({ sql, table: 't', rowLimit: 5_000_000 });
          const { columns: resultColumns, rowCount: resultRows } = shape;
          run.report({ calls, rowsFetched: made, resultRows, resultColumns }, file);
        },
        async finish() {
          const { columns, rowCount } = await engine.materialize(sql, 5_000_000);
          await engine.close();
          const summary = { columns, rowCount, notices: [], calls, durationMs: 1234 };
          run.settle({ kind: 'finished', summary }, file);
        },
      };
    },
    showFailure(statement, failure) {
      start(statement).settle({ kind: 'failed', failure, calls, notices: [] }, '');
    },
    async reload() {
      await page.reload();
    },
    async cellsOf(row) {
      const line = page.locator('regular-table tbody tr', {
        has: page.locator('th', { hasText: new RegExp(`^${row.toLocaleString('en-US')}$`) }),
      });
      return line.locator('td').allTextContents();
    },
    [Symbol.asyncDispose]: () => resources.disposeAsync(),
  };
}

function targetOf(text: string): RunTarget {
  return { start: 0, index: 0, statement: parseStatement(text) };
}

/** Runs in the page: what VS Code installs there, with the tab's own storage for its state. */
function installWebviewApi(): void {
  Object.assign(window, {
    acquireVsCodeApi: () => ({
      postMessage: (message: unknown) => {
        (window as unknown as { sendToHost: (value: unknown) => void }).sendToHost(message);
      },
      getState: () => JSON.parse(sessionStorage.getItem('state') ?? 'null') as unknown,
      setState: (state: unknown) => {
        sessionStorage.setItem('state', JSON.stringify(state));
      },
    }),
  });
}

async function serve(theme: ThemeName): Promise<{ url: string; server: Server }> {
  const bundle = await bundled();
  const server = createServer((request, response) => {
    const file = bundle.get(request.url ?? '');
    const origin = `http://${request.headers.host ?? ''}`;
    const answer =
      file ??
      ({ type: 'text/html', text: pageOf(origin, theme) } satisfies {
        type: string;
        text: string;
      });
    response.writeHead(200, { 'content-type': `${answer.type}; charset=utf-8` });
    response.end(request.url === '/theme.css' ? themeSheet(theme) : answer.text);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return { url: `http://127.0.0.1:${port ?? 0}/`, server };
}

/** The extension's HTML, with the theme's variables added as VS Code adds them. */
function pageOf(origin: string, theme: ThemeName): string {
  return pageHtml({
    scriptUri: `${origin}/grid.js`,
    styleUri: `${origin}/grid-style.css`,
    cspSource: origin,
    nonce: 'cmVhbGx5LWZyZXNo',
  })
    .replace('</head>', `<link rel="stylesheet" href="${origin}/theme.css"></head>`)
    .replace('<body>', `<body class="${themes[theme].bodyClass}">`);
}

async function bundled(): Promise<ReadonlyMap<string, { type: string; text: string }>> {
  const common = {
    absWorkingDir: root,
    outdir: 'out/grid-page',
    bundle: true,
    write: false,
    target: 'es2023',
    logLevel: 'error',
  } as const;
  const page = await esbuild.build({
    ...common,
    entryPoints: { grid: 'client/grid/main.ts', 'grid-style': 'client/grid/grid.css' },
    format: 'iife',
  });
  const charts = await esbuild.build({
    ...common,
    entryPoints: { 'grid-charts': 'client/grid/charts/drawing/main.ts' },
    format: 'esm',
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  const found = [...page.outputFiles, ...charts.outputFiles].map(({ path, text }) => {
    const type = path.endsWith('.js') ? 'text/javascript' : 'text/css';
    return [`/${basename(path)}`, { type, text }] as const;
  });
  return new Map([...found, ['/theme.css', { type: 'text/css', text: '' }]]);
}
