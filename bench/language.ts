/**
 * Measures the language server on a document of 10,000 lines and 2,000 statements, over real stdio, as
 * it ships: bundled and minified. Run it with `node bench/language.ts`; it needs `dist/catalog`.
 */
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import esbuild from 'esbuild';
import type { MeasuringClient } from './language-client.ts';
import { connectTo } from './language-client.ts';

const root = resolve(import.meta.dirname, '..');
const bundle = join(root, 'out/bench/server.js');
const uri = 'file:///bench.iql';
const statements = 2000;
const linesPerStatement = 5;

/** The document's last version. */
let version = 1;

await buildServer();
print('initialize, process start to answer', await repeated(5, measureStart), 'ms');
const { server, client } = await start();
const document = textOf();
const opened = performance.now();
const published = client.next(diagnosticsOf(1));
client.notify('textDocument/didOpen', {
  textDocument: { uri, languageId: 'iql', version: 1, text: document },
});
print('first completion, while the document is checked', [await completeAt(client, 3)], 'ms');
await published;
print('open to diagnostics of all statements', [performance.now() - opened], 'ms');
print('completion in SELECT', await repeated(400, (run) => completeAt(client, run * 5)), 'ms');
print('completion after FROM aws.', await repeated(200, (run) => completeAfterProvider(run)), 'ms');
print('hover on a resource', await repeated(400, (run) => hoverAt(client, run * 5)), 'ms');
print('edit to diagnostics', await repeated(300, (run) => edit(client, run)), 'ms');
print('resident memory', [residentMegabytes(server)], 'MB');
await client.request('shutdown', null);
client.notify('exit', null);

async function buildServer(): Promise<void> {
  await esbuild.build({
    entryPoints: [join(root, 'server/main.ts')],
    outfile: bundle,
    bundle: true,
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

async function start(): Promise<{
  readonly server: ChildProcessWithoutNullStreams;
  readonly client: MeasuringClient;
}> {
  const child = spawn(process.execPath, [
    bundle,
    '--stdio',
    '--catalog',
    join(root, 'dist/catalog'),
  ]);
  child.stderr.pipe(process.stderr);
  const connected = connectTo(child);
  await connected.request('initialize', {
    processId: process.pid,
    rootUri: null,
    capabilities: {
      textDocument: {
        completion: {
          completionItem: { snippetSupport: true, insertReplaceSupport: true },
          completionList: { itemDefaults: ['editRange'] },
        },
      },
    },
  });
  connected.notify('initialized', {});
  return { server: child, client: connected };
}

async function measureStart(): Promise<number> {
  const from = performance.now();
  const started = await start();
  const took = performance.now() - from;
  await started.client.request('shutdown', null);
  started.client.notify('exit', null);
  return took;
}

/** Statements of five lines each, no two alike, over services that people use. */
function textOf(): string {
  return Array.from({ length: statements }, (_, index) => statementOf(index)).join('\n');
}

function statementOf(index: number): string {
  const tables = ['s3.buckets', 'ec2.vpcs', 'ec2.subnets', 'lambda.functions', 'iam.roles'];
  return [
    `-- statement ${index}`,
    `SELECT t.region, count(*) AS n${index}`,
    `FROM aws.${tables[index % tables.length] ?? ''} t`,
    `WHERE t.region IN ('us-east-1', 'eu-west-1') AND ${index} > 0`,
    'GROUP BY t.region ORDER BY 2 DESC;',
  ].join('\n');
}

/** At `SELECT t.`, where the columns of a table in scope are proposed. */
function completeAt(to: MeasuringClient, statement: number): Promise<number> {
  const line = (statement % statements) * linesPerStatement + 1;
  return timed(() =>
    to.request('textDocument/completion', {
      textDocument: { uri },
      position: { line, character: 9 },
    }),
  );
}

/** At `FROM aws.`, where all services are proposed. */
function completeAfterProvider(run: number): Promise<number> {
  const line = ((run * 7) % statements) * linesPerStatement + 2;
  return timed(() =>
    client.request('textDocument/completion', {
      textDocument: { uri },
      position: { line, character: 9 },
    }),
  );
}

function hoverAt(to: MeasuringClient, statement: number): Promise<number> {
  const line = (statement % statements) * linesPerStatement + 2;
  return timed(() =>
    to.request('textDocument/hover', { textDocument: { uri }, position: { line, character: 14 } }),
  );
}

/** Types one character into a statement, and waits for the problems of that version. */
async function edit(to: MeasuringClient, run: number): Promise<number> {
  version += 1;
  const line = ((run * 13) % statements) * linesPerStatement + 1;
  const position = { line, character: 9 };
  const answered = to.next(diagnosticsOf(version));
  return timed(() => {
    to.notify('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: [{ range: { start: position, end: position }, text: 'x' }],
    });
    return answered;
  });
}

function diagnosticsOf(wanted: number) {
  return ({ method, params }: { method: string; params: Readonly<Record<string, unknown>> }) =>
    method === 'textDocument/publishDiagnostics' && params['version'] === wanted;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

async function repeated(times: number, work: (run: number) => Promise<number>): Promise<number[]> {
  const taken: number[] = [];
  for (let run = 0; run < times; run += 1) {
    taken.push(await work(run));
  }
  return taken;
}

function residentMegabytes({ pid }: ChildProcessWithoutNullStreams): number {
  const status = readFileSync(`/proc/${String(pid)}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
}

function print(what: string, measured: readonly number[], unit: string): void {
  const sorted = measured.toSorted((a, b) => a - b);
  const at = (share: number): string =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1);
  const text =
    sorted.length === 1
      ? `${at(0)} ${unit}`
      : `p50 ${at(0.5)} ${unit}, p99 ${at(0.99)} ${unit} (${sorted.length} runs)`;
  process.stdout.write(`${what}: ${text}\n`);
}
