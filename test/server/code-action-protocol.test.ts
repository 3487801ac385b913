/** Code actions as a client sees them, over a connection of the real protocol. */
import { PassThrough } from 'node:stream';
import type {
  ClientCapabilities,
  CodeAction,
  CodeActionContext,
  InitializeResult,
} from 'vscode-languageserver/node';
import {
  createConnection,
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { afterEach, describe, expect, it } from 'vitest';
import { startServer } from '../../server/server.ts';
import { testCatalog } from '../catalog/fixture.ts';

const uri = 'file:///actions.iql';
const open: (() => void)[] = [];

afterEach(() => {
  for (const close of open.splice(0)) close();
});

interface Client {
  readonly initialized: InitializeResult;
  /** At the `$0` of the text that was opened. */
  readonly actions: (context?: Partial<CodeActionContext>) => Promise<readonly CodeAction[]>;
  readonly resolve: (action: CodeAction) => Promise<CodeAction>;
}

async function connect(
  textWithCursor: string,
  capabilities: ClientCapabilities,
  initializationOptions?: unknown,
): Promise<Client> {
  const [toServer, toClient] = [new PassThrough(), new PassThrough()];
  startServer(
    createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient)),
    { catalog: testCatalog() },
  );
  const client = createProtocolConnection(
    new StreamMessageReader(toClient),
    new StreamMessageWriter(toServer),
  );
  open.push(() => {
    client.dispose();
  });
  client.listen();
  const request = <Result>(method: string, parameters: object): Promise<Result> =>
    client.sendRequest<Result>(method, parameters);
  const initialized = await request<InitializeResult>('initialize', {
    processId: null,
    rootUri: null,
    capabilities,
    initializationOptions,
  });
  const before = textWithCursor.slice(0, textWithCursor.indexOf('$0'));
  const position = {
    line: before.split('\n').length - 1,
    character: before.length - before.lastIndexOf('\n') - 1,
  };
  const text = textWithCursor.replace('$0', '');
  await client.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId: 'iql', version: 3, text },
  });
  return {
    initialized,
    actions: (context) =>
      request('textDocument/codeAction', {
        textDocument: { uri },
        range: { start: position, end: position },
        context: { diagnostics: [], ...context },
      }),
    resolve: (action) => request('codeAction/resolve', action),
  };
}

const lacking = 'SELECT 1;\nSELECT state FROM aws.iottwinmaker.sync_jobs$0;';

const oldest =
  "SELECT 1 FROM aws.iottwinmaker.sync_jobs WHERE data__Identifier = 'a' AND data__Identifier = $0'b'";

const resolving: ClientCapabilities = {
  textDocument: { codeAction: { resolveSupport: { properties: ['edit'] } } },
};

describe('the server', () => {
  it('says which kinds of actions it has', async () => {
    const { initialized } = await connect('$0', {});
    expect(initialized.capabilities.codeActionProvider).toEqual({
      codeActionKinds: [
        'quickfix',
        'refactor.extract',
        'refactor.inline',
        'refactor.rewrite',
        'source.fixAll.iql',
      ],
      resolveProvider: true,
    });
  });

  it('answers with edits of lines and columns, and the problem that one puts right', async () => {
    const { actions } = await connect(lacking, {});
    const message =
      '`aws.iottwinmaker.sync_jobs` needs `workspace_id` to be listed: add `WHERE workspace_id = …` or `JOIN aws.iottwinmaker.workspaces ON workspaces.workspace_id = sync_jobs.workspace_id`';
    const range = { start: { line: 1, character: 18 }, end: { line: 1, character: 44 } };
    const diagnostics = [{ range, message, code: 'missing-parameter', source: 'iql' }];
    const [first] = await actions({ diagnostics });
    const end = { line: 1, character: 44 };
    expect(first).toEqual({
      title: 'Add `workspace_id = …`',
      kind: 'quickfix',
      isPreferred: true,
      diagnostics,
      edit: {
        changes: {
          [uri]: [{ range: { start: end, end }, newText: " WHERE workspace_id = '<WorkspaceId>'" }],
        },
      },
    });
  });

  it('lets a client that has snippets in edits fill the value in', async () => {
    const { actions } = await connect(lacking, {
      workspace: { workspaceEdit: { documentChanges: true, snippetEditSupport: true } },
    });
    const [first] = await actions();
    const end = { line: 1, character: 44 };
    expect(first?.edit).toEqual({
      documentChanges: [
        {
          textDocument: { uri, version: 3 },
          edits: [
            {
              range: { start: end, end },
              snippet: { kind: 'snippet', value: " WHERE workspace_id = '${1:<WorkspaceId>}'" },
            },
          ],
        },
      ],
    });
  });

  it('answers with the kinds that are asked for alone', async () => {
    const { actions } = await connect('SELECT $0* FROM aws.s3.buckets_list_only', {});
    expect(await actions({ only: ['quickfix'] })).toEqual([]);
    expect(await actions({ only: ['refactor.inline'] })).toEqual([]);
    const titles = (await actions({ only: ['refactor'] })).map(({ title }) => title);
    expect(titles).toEqual(['Expand `*` to its 2 columns']);
  });

  it('leaves the edits of a whole file for when they are chosen', async () => {
    const { actions, resolve } = await connect(oldest, resolving);
    const whole = (await actions()).find(({ title }) => title.includes('of the file'));
    expect(whole).toBeDefined();
    expect(whole?.edit).toBeUndefined();
    const resolved = whole && (await resolve(whole));
    expect(resolved?.edit?.changes?.[uri]).toHaveLength(2);
  });

  it('gives them at once to a client that cannot ask', async () => {
    const { actions } = await connect(oldest, {});
    const whole = (await actions()).find(({ title }) => title.includes('of the file'));
    expect(whole?.edit?.changes?.[uri]).toHaveLength(2);
  });

  it('puts older ways of writing right on saving, where a person asks for that', async () => {
    const { actions } = await connect(oldest, resolving);
    const [only, ...others] = await actions({ only: ['source.fixAll'] });
    expect(others).toEqual([]);
    expect(only?.kind).toBe('source.fixAll.iql');
    expect(only?.edit?.changes?.[uri]).toHaveLength(2);
    const { actions: none } = await connect('SELECT 1$0', resolving);
    expect(await none({ only: ['source.fixAll'] })).toEqual([]);
  });

  it('offers nothing for a problem that a person does not want to see', async () => {
    const options = { diagnostics: { severity: { 'missing-parameter': 'off' } } };
    const { actions } = await connect(lacking, {}, options);
    expect(await actions()).toEqual([]);
  });

  it('leaves an action of another server as it is', async () => {
    const { resolve } = await connect('SELECT 1$0', resolving);
    const action = { title: 'Other', data: { uri, change: 'nothing of ours' } };
    expect(await resolve(action)).toEqual(action);
  });
});
