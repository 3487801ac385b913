/** Our language server as it ships: bundled, minified, over stdio. */
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import esbuild from 'esbuild';
import { serverProcessEnvironment, serverProcessOptions } from '../protocol/index.ts';
import type { MeasuringClient } from './language-client.ts';
import { connectTo } from './language-client.ts';
import type { ServerTimes } from './server-times.ts';

const root = resolve(import.meta.dirname, '..');
const bundle = join(root, 'out/bench/server.js');
/** Built too: to read TypeScript, the measured process would load a compiler. */
const timesModule = join(root, 'out/bench/times.js');

export interface MeasuredServer {
  readonly process: ChildProcessWithoutNullStreams;
  readonly client: MeasuringClient;
  /** Milliseconds from the start of the process to the answer of initialize. */
  readonly initialized: number;
  /** Ends the server. What it then tells is how long each request was in it. */
  readonly stop: () => Promise<ServerTimes>;
}

export async function buildServer(): Promise<void> {
  await esbuild.build({
    entryPoints: {
      server: join(root, 'server/main.ts'),
      times: join(import.meta.dirname, 'server-times.ts'),
    },
    outdir: join(root, 'out/bench'),
    bundle: true,
    splitting: true,
    chunkNames: 'server-[hash]',
    minify: true,
    platform: 'node',
    target: 'node22',
    format: 'esm',
    mainFields: ['module', 'main'],
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
    logLevel: 'warning',
  });
}

/** What notes the times takes a while to load, so that a start is measured without it. */
export async function startServer({ noteTimes }: { noteTimes: boolean }): Promise<MeasuredServer> {
  const directory = mkdtempSync(join(tmpdir(), 'iql-bench-'));
  const times = join(directory, 'times.json');
  const from = performance.now();
  const child = spawn(
    process.execPath,
    [
      ...serverProcessOptions,
      ...(noteTimes ? ['--import', timesModule] : []),
      ...[bundle, '--stdio', '--catalog', join(root, 'dist/catalog')],
    ],
    { env: { ...process.env, ...serverProcessEnvironment, IQL_BENCH_TIMES: times } },
  );
  child.stderr.pipe(process.stderr);
  const client = connectTo(child);
  await client.request('initialize', { processId: process.pid, rootUri: null, capabilities });
  const initialized = performance.now() - from;
  client.notify('initialized', {});
  return {
    process: child,
    client,
    initialized,
    async stop() {
      await client.request('shutdown', null);
      const exited = once(child, 'exit');
      client.notify('exit', null);
      await exited;
      const told = noteTimes ? (JSON.parse(readFileSync(times, 'utf8')) as ServerTimes) : {};
      rmSync(directory, { recursive: true });
      return told;
    },
  };
}

/** Megabytes that the process holds in memory now, the pages of the Node binary included. */
export function residentMegabytes({ process: { pid } }: MeasuredServer): number {
  const status = readFileSync(`/proc/${String(pid)}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
}

/** What VS Code says of itself, as far as it changes the answers. */
const capabilities = {
  textDocument: {
    completion: {
      completionItem: {
        snippetSupport: true,
        insertReplaceSupport: true,
        labelDetailsSupport: true,
        documentationFormat: ['markdown', 'plaintext'],
      },
      completionList: { itemDefaults: ['editRange'] },
    },
    hover: { contentFormat: ['markdown', 'plaintext'] },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [''] } } },
  },
};
