/**
 * Measures the language server on a document of 10,000 lines and 2,000 statements, over real stdio, as
 * it ships: bundled and minified. Times include the wire; those in the server alone come at the end. Run it with `npm run bench:language`;
 * it needs `dist/catalog`. `bench/README.md` has the figures and what they mean.
 */
import { resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { openCatalog } from '../catalog/index.ts';
import type { MeasuringClient, Notified } from './language-client.ts';
import {
  documentOver,
  everydayDocument,
  fromLine,
  lineOf,
  plainDocument,
  selectLine,
  whereLine,
} from './language-document.ts';
import { startPeer } from './language-peer.ts';
import type { MeasuredServer } from './language-server.ts';
import { buildServer, residentMegabytes, startServer } from './language-server.ts';
import { percentile, print, repeated, timed } from './measuring.ts';

const uri = 'file:///bench.iql';
const textDocument = { uri };
const requests = 2000;

/** The last version of the document that each server was told of. */
const versions = new WeakMap<MeasuringClient, number>();

await buildServer();
await measureStart();
const ours = await measureEveryday();
await measureAllTypes();
await measurePeer(ours);

/** Fresh processes, each with the whole document: nothing is warm in any of them. */
async function measureStart(): Promise<void> {
  const initialized: number[] = [];
  const first: number[] = [];
  for (let run = 0; run < 20; run += 1) {
    const server = await startServer({ noteTimes: false });
    initialized.push(server.initialized);
    open(server.client, everydayDocument());
    first.push(await ask(server.client, 'completion', selectLine, 9)(run));
    await server.stop();
  }
  print('process start to the answer of initialize', initialized, '150 ms');
  print('first completion, the document just opened', first, '50 ms');
}

interface Figures {
  readonly completion: readonly number[];
  readonly edit: readonly number[];
}

async function measureEveryday(): Promise<Figures> {
  const server = await startServer({ noteTimes: true });
  const { client } = server;
  print('open to diagnostics of all statements', [await openAndCheck(client, everydayDocument())]);
  const phases = new Map<string, readonly string[]>();
  const asked = async (
    what: string,
    method: string,
    line: number,
    character: number,
  ): Promise<readonly number[]> => {
    const before = client.sent();
    const taken = await repeated(requests, ask(client, method, line, character));
    phases.set(what, numbered(before + 1, client.sent()));
    print(what, taken);
    return taken;
  };
  const completion = await asked('completion of columns', 'completion', selectLine, 9);
  await asked('completion after FROM aws.', 'completion', fromLine, 9);
  await asked('completion of values', 'completion', whereLine, 19);
  await asked('hover', 'hover', fromLine, 14);
  await asked('signature help', 'signatureHelp', selectLine, 46);
  await measureDocumentFeatures(client);
  const edit = await repeated(requests, (run) => editAndCheck(client, run));
  const lastVersion = versions.get(client) ?? 1;
  phases.set(
    'edit to diagnostics',
    numbered(lastVersion - requests + 1, lastVersion).map((version) => `v${version}`),
  );
  print('edit to diagnostics', edit, '15 ms');
  printMemory(server, 'five services, at work');
  await rest(server);
  printMemory(server, 'five services, at rest', '100 MB');
  const times = await server.stop();
  for (const [what, keys] of phases) {
    print(
      `in the server: ${what}`,
      keys.map((key) => times[key] ?? Number.NaN),
      what.startsWith('edit') ? '15 ms' : 'p99 5 ms',
    );
  }
  return { completion, edit };
}

function numbered(from: number, to: number): readonly string[] {
  return Array.from({ length: to - from + 1 }, (_, index) => String(from + index));
}

/** Waits until the process has given back what its work took, or for half a minute. */
async function rest(server: MeasuredServer): Promise<void> {
  const most = residentMegabytes(server);
  for (let second = 0; second < 30 && residentMegabytes(server) > most * 0.7; second += 1) {
    await setTimeout(1000);
  }
  await setTimeout(1000);
}

async function measureDocumentFeatures(client: MeasuringClient): Promise<void> {
  const visible = (run: number) => {
    const line = lineOf(run, 0);
    return { start: { line, character: 0 }, end: { line: line + 60, character: 0 } };
  };
  const request = (method: string, parameters: object) => () =>
    timed(() => client.request(`textDocument/${method}`, { textDocument, ...parameters }));
  const ranged =
    (method: string, parameters: object = {}) =>
    (run: number) =>
      request(method, { range: visible(run), ...parameters })();

  const range = 'p99 10 ms';
  print(
    'semantic tokens of 60 lines',
    await repeated(requests, ranged('semanticTokens/range')),
    range,
  );
  print('inlay hints of 60 lines', await repeated(requests, ranged('inlayHint')));
  print(
    'code actions at a cursor',
    await repeated(requests, (run) => {
      const position = { line: lineOf(run, fromLine), character: 14 };
      const range = { start: position, end: position };
      return request('codeAction', { range, context: { diagnostics: [] } })();
    }),
  );
  print('definition', await repeated(requests, ask(client, 'definition', selectLine, 7)));
  print('document highlight', await repeated(requests, ask(client, 'documentHighlight', 1, 7)));
  for (const method of ['foldingRange', 'documentSymbol', 'codeLens', 'semanticTokens/full']) {
    print(`${method} of the file`, await repeated(20, request(method, {})));
  }
  print('formatting of a file just opened', await repeated(20, formatFresh(client)), '400 ms');
}

/** A file that was never seen before, each time: what is formatted once is remembered. */
function formatFresh(client: MeasuringClient) {
  return async (run: number): Promise<number> => {
    const fresh = { uri: `file:///fresh-${run}.iql` };
    const text = everydayDocument().replaceAll('statement ', `statement ${run}-`);
    const checked = client.next(
      ({ method, params }) =>
        method === 'textDocument/publishDiagnostics' && params['uri'] === fresh.uri,
    );
    client.notify('textDocument/didOpen', {
      textDocument: { ...fresh, languageId: 'iql', version: 1, text: text.toLowerCase() },
    });
    await checked;
    const options = { tabSize: 2, insertSpaces: true };
    const took = await timed(() =>
      client.request('textDocument/formatting', { textDocument: fresh, options }),
    );
    client.notify('textDocument/didClose', { textDocument: fresh });
    return took;
  };
}

/** Every statement names another type, so that the facts of every service are read. */
async function measureAllTypes(): Promise<void> {
  const catalog = openCatalog(resolve(import.meta.dirname, '../dist/catalog'));
  const tables = catalog
    .services()
    .flatMap(({ name }) =>
      catalog
        .tables(name)
        .flatMap((table) => (table.form === 'all' ? [`${name}.${table.name}`] : [])),
    );
  const server = await startServer({ noteTimes: false });
  const took = await openAndCheck(server.client, documentOver(tables));
  print(`open to diagnostics over ${tables.length} resource types`, [took]);
  printMemory(server, 'facts of all resource types in use, at work');
  await rest(server);
  printMemory(server, 'facts of all resource types in use, at rest', '100 MB');
  await server.stop();
}

/** The peer reads a file as a whole, and gets 20 statements: 2,000 keep it busy for minutes. */
async function measurePeer(ours: Figures): Promise<void> {
  const peer = await startPeer();
  const text = plainDocument(20);
  const { client } = peer;
  await openAndCheck(client, text);
  const times = 100;
  const completion = await repeated(times, (run) =>
    timed(() =>
      client.request('textDocument/completion', {
        textDocument,
        position: { line: (run % 20) * 5 + selectLine, character: 9 },
      }),
    ),
  );
  const edit = await repeated(times, (run) => editAndCheck(client, run % 20, `${text}-- ${run}`));
  peer.stop();
  print('peer, 20 statements: start to initialize', [peer.initialized]);
  print('peer, 20 statements: completion of columns', completion);
  print('peer, 20 statements: edit to diagnostics', edit);
  printRatio('completion', completion, ours.completion);
  printRatio('edit to diagnostics', edit, ours.edit);
}

function printRatio(what: string, peer: readonly number[], own: readonly number[]): void {
  const ratio = percentile(peer, 0.5) / percentile(own, 0.5);
  process.stdout.write(
    `${what}: the peer takes ${ratio.toFixed(1)} times as long, on a file a hundredth as long\n`,
  );
}

function open(client: MeasuringClient, text: string): void {
  client.notify('textDocument/didOpen', {
    textDocument: { uri, languageId: 'iql', version: 1, text },
  });
}

function openAndCheck(client: MeasuringClient, text: string): Promise<number> {
  versions.set(client, 1);
  const published = client.next(isDiagnosticsOf(1));
  return timed(() => {
    open(client, text);
    return published;
  });
}

/** A request at a place of one statement after the other. */
function ask(client: MeasuringClient, method: string, line: number, character: number) {
  return (run: number): Promise<number> =>
    timed(() =>
      client.request(`textDocument/${method}`, {
        textDocument,
        position: { line: lineOf(run, line), character },
      }),
    );
}

/**
 * Types one character into a statement, or takes it back, in turns, and waits for the problems of that
 * version. A server that takes whole texts only is given `whole`.
 */
function editAndCheck(client: MeasuringClient, run: number, whole?: string): Promise<number> {
  const version = (versions.get(client) ?? 1) + 1;
  versions.set(client, version);
  const types = run % 2 === 0;
  const start = { line: lineOf(run >> 1, selectLine), character: 9 };
  const end = types ? start : { ...start, character: 10 };
  const change = { range: { start, end }, text: types ? 'x' : '' };
  const answered = client.next(isDiagnosticsOf(version));
  return timed(() => {
    client.notify('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: [whole === undefined ? change : { text: whole }],
    });
    return answered;
  });
}

/** Diagnostics of a version; of a server that tells no version, the next ones. */
function isDiagnosticsOf(wanted: number): (notified: Notified) => boolean {
  return ({ method, params }) =>
    method === 'textDocument/publishDiagnostics' &&
    (params['version'] === undefined || params['version'] === wanted);
}

function printMemory(server: MeasuredServer, what: string, asked?: string): void {
  const megabytes = residentMegabytes(server).toFixed(0);
  const goal = asked === undefined ? '' : `; asked: ${asked}`;
  process.stdout.write(`resident memory, ${what}: ${megabytes} MB${goal}\n`);
}
