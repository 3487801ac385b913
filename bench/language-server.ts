/** Our language server as it ships: bundled, minified, over stdio. */
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import esbuild from 'esbuild';
import { serverProcessEnvironment, serverProcessOptions } from '../protocol/index.ts';
import type { MeasuringClient } from './language-client.ts';
import { connectTo } from './language-client.ts';

const root = resolve(import.meta.dirname, '..');
const bundle = join(root, 'out/bench/server.js');

export interface MeasuredServer {
  readonly process: ChildProcessWithoutNullStreams;
  readonly client: MeasuringClient;
  /** Milliseconds from the start of the process to the answer of initialize. */
  readonly initialized: number;
}

export async function buildServer(): Promise<void> {
  await esbuild.build({
    entryPoints: { server: join(root, 'server/main.ts') },
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

export async function startServer(): Promise<MeasuredServer> {
  const from = performance.now();
  const child = spawn(
    process.execPath,
    [...serverProcessOptions, bundle, '--stdio', '--catalog', join(root, 'dist/catalog')],
    { env: { ...process.env, ...serverProcessEnvironment } },
  );
  child.stderr.pipe(process.stderr);
  const client = connectTo(child);
  await client.request('initialize', { processId: process.pid, rootUri: null, capabilities });
  const initialized = performance.now() - from;
  client.notify('initialized', {});
  return { process: child, client, initialized };
}

export async function stopServer({ client }: MeasuredServer): Promise<void> {
  await client.request('shutdown', null);
  client.notify('exit', null);
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
