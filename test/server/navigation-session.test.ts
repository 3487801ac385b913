/** Navigation as a client meets it: over LSP's own messages, in lines and columns, with files on disk. */
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { pathToFileURL } from 'node:url';
import type { ClientCapabilities, ProtocolConnection } from 'vscode-languageserver/node';
import {
  CancellationToken,
  CancellationTokenSource,
  createConnection,
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer } from '../../server/server.ts';
import { diskFiles } from '../../server/workspace/disk-files.ts';
import { testCatalog } from '../catalog/fixture.ts';

/** What VS Code can do, as far as navigation asks. */
const able: ClientCapabilities = {
  textDocument: {
    definition: { linkSupport: true },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
  },
  workspace: {
    workspaceFolders: true,
    workspaceEdit: { documentChanges: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
  },
};

interface NavigationClient {
  readonly open: (uri: string, text: string) => Promise<void>;
  readonly ask: (
    method: string,
    uri: string,
    line: number,
    character: number,
    more?: object,
  ) => Promise<unknown>;
  readonly request: (
    method: string,
    parameters: object,
    token?: CancellationToken,
  ) => Promise<unknown>;
  readonly notify: (method: string, parameters: object) => Promise<void>;
  readonly registered: readonly string[];
  readonly close: () => void;
}

/** A server in this process, and a client of it. */
async function connect(
  capabilities: ClientCapabilities,
  folders: readonly string[],
  documentationPages = true,
): Promise<NavigationClient> {
  const [toServer, toClient] = [new PassThrough(), new PassThrough()];
  startServer(
    createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient)),
    { catalog: testCatalog(), files: diskFiles },
  );
  const client: ProtocolConnection = createProtocolConnection(
    new StreamMessageReader(toClient),
    new StreamMessageWriter(toServer),
  );
  const registered: string[] = [];
  client.onRequest(
    'client/registerCapability',
    ({ registrations }: { registrations: readonly { method: string }[] }) => {
      registered.push(...registrations.map(({ method }) => method));
      return null;
    },
  );
  client.listen();
  await client.sendRequest('initialize', {
    processId: null,
    rootUri: null,
    capabilities,
    workspaceFolders: folders.map((uri) => ({ uri, name: 'folder' })),
    initializationOptions: { documentationPages },
  });
  await client.sendNotification('initialized', {});
  return {
    open: (uri, text) =>
      client.sendNotification('textDocument/didOpen', {
        textDocument: { uri, languageId: 'iql', version: 1, text },
      }),
    ask: (method, uri, line, character, more) =>
      client.sendRequest(method, {
        textDocument: { uri },
        position: { line, character },
        ...more,
      }),
    request: (method, parameters, token = CancellationToken.None) =>
      client.sendRequest(method, parameters, token),
    notify: (method, parameters) => client.sendNotification(method, parameters),
    registered,
    close: () => {
      client.dispose();
    },
  };
}

/** The files are read behind every request, so the client asks again until they are there. */
async function untilNames(
  client: NavigationClient,
  query: string,
  expected: readonly string[],
): Promise<void> {
  let names: readonly string[] = [];
  for (let asked = 0; asked < 5_000; asked += 1) {
    const found = (await client.request('workspace/symbol', { query })) as { name: string }[];
    names = found.map(({ name }) => name);
    if (names.join() === expected.join()) break;
  }
  expect(names).toEqual(expected);
}

function range(line: number, start: number, end: number): object {
  return { start: { line, character: start }, end: { line, character: end } };
}

describe('navigation over LSP', () => {
  let root = '';
  let folder = '';
  let client: NavigationClient;
  const views = (): string => pathToFileURL(join(root, 'views.iql')).href;
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'iql-navigation-'));
    folder = pathToFileURL(root).href;
    await writeFile(join(root, 'views.iql'), '-- Views\nCREATE VIEW large AS SELECT 1 AS size;\n');
    client = await connect(able, [folder]);
    // The files are read behind every request: one that searches them all comes when they are there.
    await untilNames(client, 'large', ['large']);
    await client.open('untitled:Untitled-1', 'SELECT 1;\nSELECT size\nFROM large;');
  });
  afterAll(async () => {
    client.close();
    await rm(root, { recursive: true });
  });

  it('links a view to the file that creates it', async () => {
    expect(await client.ask('textDocument/definition', 'untitled:Untitled-1', 2, 7)).toEqual([
      {
        originSelectionRange: range(2, 5, 10),
        targetUri: views(),
        targetRange: range(1, 0, 37),
        targetSelectionRange: range(1, 12, 17),
      },
    ]);
  });

  it('finds references in files that are not open', async () => {
    const context = { includeDeclaration: true };
    expect(
      await client.ask('textDocument/references', 'untitled:Untitled-1', 1, 8, { context }),
    ).toEqual([
      { uri: 'untitled:Untitled-1', range: range(1, 7, 11) },
      { uri: views(), range: range(1, 33, 37) },
    ]);
  });

  it('renames across files, and says which version of which', async () => {
    const newName = 'bytes';
    expect(
      await client.ask('textDocument/rename', 'untitled:Untitled-1', 1, 8, { newName }),
    ).toEqual({
      documentChanges: [
        {
          textDocument: { uri: 'untitled:Untitled-1', version: 1 },
          edits: [{ range: range(1, 7, 11), newText: newName }],
        },
        {
          textDocument: { uri: views(), version: null },
          edits: [{ range: range(1, 33, 37), newText: newName }],
        },
      ],
    });
  });

  it('gives no edit of a text that has changed meanwhile', async () => {
    const uri = 'untitled:changing';
    const view = 'CREATE VIEW changing AS SELECT 1 AS x;\n';
    const readers = Array.from({ length: 2000 }, (_, at) => `SELECT x, ${at} FROM changing;\n`);
    await client.open(uri, view + readers.join(''));
    const answer = client.request('textDocument/rename', {
      textDocument: { uri },
      position: { line: 0, character: 36 },
      newName: 'y',
    });
    await client.notify('textDocument/didChange', {
      textDocument: { uri, version: 2 },
      contentChanges: [{ text: `-- new\n${view}` }],
    });
    await expect(answer).rejects.toThrow('has changed meanwhile');
  });

  it('prepares a rename, and says why one cannot be', async () => {
    expect(await client.ask('textDocument/prepareRename', 'untitled:Untitled-1', 1, 8)).toEqual({
      range: range(1, 7, 11),
      placeholder: 'size',
    });
    await expect(
      client.ask('textDocument/prepareRename', 'untitled:Untitled-1', 1, 2),
    ).rejects.toThrow('Nothing to rename here');
  });

  it('leads to the page of a resource, and gives its text', async () => {
    await client.open('untitled:Untitled-2', 'SELECT bucket_name FROM aws.s3.buckets');
    const [link] = (await client.ask('textDocument/definition', 'untitled:Untitled-2', 0, 9)) as [
      { targetUri: string; targetRange: { start: { line: number } } },
    ];
    expect(link.targetUri).toBe('iql-docs:/aws.s3.buckets.md');
    const { markdown } = (await client.request('iql/documentation', { uri: link.targetUri })) as {
      markdown: string;
    };
    expect(markdown.split('\n')[link.targetRange.start.line]).toBe('### bucket_name');
    expect(await client.request('iql/documentation', { uri: 'iql-docs:/no.such.md' })).toBeNull();
    expect(await client.request('iql/documentation', { nothing: true })).toBeNull();
  });

  it('highlights, outlines, folds and grows a selection', async () => {
    const uri = 'untitled:Untitled-3';
    await client.open(uri, 'SELECT 1;\r\nSELECT b.arn\r\nFROM aws.s3.buckets b;');
    const textDocument = { uri };
    expect(await client.ask('textDocument/documentHighlight', uri, 2, 20)).toEqual([
      { range: range(1, 7, 8), kind: 2 },
      { range: range(2, 20, 21), kind: 3 },
    ]);
    expect(await client.request('textDocument/documentSymbol', { textDocument })).toMatchObject([
      { name: 'SELECT 1', range: range(0, 0, 9), children: [] },
      {
        name: 'SELECT buckets',
        range: { start: { line: 1, character: 0 }, end: { line: 2, character: 22 } },
        selectionRange: range(1, 0, 12),
        children: [{ name: 'b', detail: 'aws.s3.buckets', selectionRange: range(2, 20, 21) }],
      },
    ]);
    expect(await client.request('textDocument/foldingRange', { textDocument })).toEqual([
      { startLine: 1, endLine: 2 },
    ]);
    const positions = [{ line: 1, character: 8 }];
    expect(
      await client.request('textDocument/selectionRange', { textDocument, positions }),
    ).toMatchObject([{ range: range(1, 7, 8), parent: { range: range(1, 7, 12) } }]);
  });

  it("links to AWS's documentation when a link is followed", async () => {
    const textDocument = { uri: 'untitled:Untitled-2' };
    await client.open(textDocument.uri, 'SELECT bucket_name FROM aws.s3.buckets');
    const [link] = (await client.request('textDocument/documentLink', { textDocument })) as [
      object,
    ];
    expect(link).toMatchObject({ range: range(0, 28, 30) });
    expect(link).not.toHaveProperty('target');
    expect(await client.request('documentLink/resolve', link)).toMatchObject({
      target: expect.stringContaining('https://docs.aws.amazon.com/') as string,
    });
  });

  it('follows files and folders as they change', async () => {
    expect(client.registered).toContain('workspace/didChangeWatchedFiles');
    const uri = pathToFileURL(join(root, 'more.iql')).href;
    await writeFile(join(root, 'more.iql'), 'CREATE VIEW another AS SELECT 2;');
    await client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri, type: 1 }] });
    await untilNames(client, 'another', ['another']);
    const event = (added: object[], removed: object[]): object => ({ event: { added, removed } });
    const here = [{ uri: folder, name: 'folder' }];
    await client.notify('workspace/didChangeWorkspaceFolders', event([], here));
    await untilNames(client, 'another', []);
    await client.notify('workspace/didChangeWorkspaceFolders', event(here, []));
    await untilNames(client, 'another', ['another']);
  });

  it('follows a folder that moves and one that goes', async () => {
    await mkdir(join(root, 'old'));
    await writeFile(join(root, 'old/moving.iql'), 'CREATE VIEW moving AS SELECT 3;');
    const [oldUri, newUri] = [`${folder}/old`, `${folder}/new`];
    await client.notify('workspace/didCreateFiles', { files: [{ uri: oldUri }] });
    await untilNames(client, 'moving', ['moving']);
    await rename(join(root, 'old'), join(root, 'new'));
    await client.notify('workspace/didRenameFiles', { files: [{ oldUri, newUri }] });
    await untilNames(client, 'moving', ['moving']);
    expect(await client.request('workspace/symbol', { query: 'moving' })).toMatchObject([
      { location: { uri: `${newUri}/moving.iql` } },
    ]);
    await client.notify('workspace/didDeleteFiles', { files: [{ uri: newUri }] });
    await untilNames(client, 'moving', []);
  });

  it('drops a search that is cancelled', async () => {
    const uri = 'untitled:long';
    const lines = Array.from({ length: 3000 }, (_, at) => `SELECT ${at} FROM aws.s3.buckets;\n`);
    await client.open(uri, lines.join(''));
    const cancellation = new CancellationTokenSource();
    const parameters = {
      textDocument: { uri },
      position: { line: 0, character: 24 },
      context: { includeDeclaration: true },
    };
    const answer = client.request('textDocument/references', parameters, cancellation.token);
    cancellation.cancel();
    await expect(answer).rejects.toThrow('references was cancelled');
  });

  it('answers nothing about a document that it does not have', async () => {
    const nowhere = 'file:///nowhere.iql';
    const context = { includeDeclaration: true };
    expect(await client.ask('textDocument/references', nowhere, 0, 0, { context })).toEqual([]);
    expect(await client.ask('textDocument/definition', nowhere, 0, 0)).toBeNull();
    expect(await client.ask('textDocument/documentHighlight', nowhere, 0, 0)).toEqual([]);
    expect(await client.ask('textDocument/prepareRename', nowhere, 0, 0)).toBeNull();
  });
});

describe('navigation to a client that can do little', () => {
  let client: NavigationClient;
  const uri = 'file:///a.iql';
  beforeAll(async () => {
    client = await connect({}, [], false);
    await client.open(uri, 'SELECT b.arn FROM aws.s3.buckets b');
  });
  afterAll(() => {
    client.close();
  });

  it('gives places in place of links, and no page', async () => {
    expect(await client.ask('textDocument/definition', uri, 0, 7)).toEqual([
      { uri, range: range(0, 33, 34) },
    ]);
    expect(await client.ask('textDocument/definition', uri, 0, 28)).toEqual([]);
  });

  it('gives a flat outline and edits without versions', async () => {
    const textDocument = { uri };
    expect(await client.request('textDocument/documentSymbol', { textDocument })).toEqual([
      { name: 'SELECT buckets', kind: 12, location: { uri, range: range(0, 0, 34) } },
    ]);
    expect(await client.ask('textDocument/rename', uri, 0, 7, { newName: 'x' })).toEqual({
      changes: {
        [uri]: [
          { range: range(0, 7, 8), newText: 'x' },
          { range: range(0, 33, 34), newText: 'x' },
        ],
      },
    });
  });
});
