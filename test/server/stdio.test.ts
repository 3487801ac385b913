import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ClientCapabilities, InlayHint, SemanticTokens } from 'vscode-languageserver/node';
import type { Session } from './session.ts';
import { startSession } from './session.ts';

/** What VS Code can do, as far as the server asks. */
const able: ClientCapabilities = {
  textDocument: {
    inlayHint: { resolveSupport: { properties: ['tooltip'] } },
    hover: { contentFormat: ['markdown', 'plaintext'] },
    completion: {
      completionItem: {
        snippetSupport: true,
        insertReplaceSupport: true,
        labelDetailsSupport: true,
        documentationFormat: ['markdown', 'plaintext'],
      },
    },
  },
};

describe('the server over stdio', () => {
  let session: Session;
  beforeAll(async () => {
    session = await startSession();
  });
  afterAll(() => session.close());

  it('says what it can do', () => {
    expect(session.initialized.capabilities).toMatchObject({
      hoverProvider: true,
      completionProvider: {
        resolveProvider: true,
        triggerCharacters: ['.', "'", '"', ' ', '@', '{', '['],
      },
      codeLensProvider: {},
      codeActionProvider: { codeActionKinds: expect.arrayContaining(['quickfix']) as unknown },
      signatureHelpProvider: { triggerCharacters: ['(', ','] },
      semanticTokensProvider: { full: { delta: true }, range: true },
      inlayHintProvider: { resolveProvider: true },
    });
  });

  it('publishes problems with their place and code', async () => {
    const { problems } = await session.open(
      'SELECT 1;\nSELECT stat\nFROM aws.iottwinmaker.workspaces;',
    );
    expect(problems).toMatchObject([
      {
        code: 'unknown-column',
        severity: 1,
        source: 'iql',
        range: { start: { line: 1, character: 7 }, end: { line: 1, character: 11 } },
      },
    ]);
  });

  it('follows edits, and clears what was mended or closed', async () => {
    const { problems, change, close } = await session.open('SELECT stat FROM aws.s3.buckets;');
    expect(problems).toHaveLength(1);
    expect(await change('SELECT arn FROM aws.s3.buckets;')).toEqual([]);
    expect(await change('SELECT stat FROM aws.s3.buckets;')).toHaveLength(1);
    expect(await close()).toEqual([]);
  });

  it('passes on what SQLite refuses, at its place', async () => {
    const { problems } = await session.open(
      'SELECT 1;\nSELECT substr(region) FROM aws.s3.buckets;',
    );
    expect(problems).toMatchObject([
      {
        code: 'sqlite',
        message: expect.stringContaining('substr') as string,
        range: { start: { line: 1, character: 7 }, end: { line: 1, character: 13 } },
      },
    ]);
  });

  it('mends a name', async () => {
    const { uri, fixes } = await session.open('\nSELECT bucket_nam FROM aws.s3.buckets');
    const range = { start: { line: 1, character: 7 }, end: { line: 1, character: 17 } };
    expect(await fixes(1, 9)).toMatchObject([
      {
        title: 'Replace with `bucket_name`',
        kind: 'quickfix',
        edit: { changes: { [uri]: [{ newText: 'bucket_name', range }] } },
      },
    ]);
  });

  it('checks a long document in full, and answers meanwhile', async () => {
    const good = Array.from(
      { length: 3000 },
      (_, index) => `SELECT ${index}, region FROM aws.s3.buckets;\n`,
    );
    const { document, problems } = session.opening(
      `${good.join('')}SELECT stat FROM aws.s3.buckets;`,
    );
    expect(await Promise.race([problems, document.hover(0, 12)])).toHaveProperty('contents');
    expect(await problems).toMatchObject([{ range: { start: { line: 3000 } } }]);
  });

  it('answers on text that is broken', async () => {
    const { hover, complete } = await session.open(
      "SELECT (((( '\n FROM aws.s3. WHERE {{ ]] \u0000 '",
    );
    expect(await hover(1, 8)).toBeNull();
    expect(await complete(1, 13)).toBeNull();
  });

  it('completes in an empty document', async () => {
    const { complete } = await session.open('');
    expect((await complete(0, 0))?.items[0]?.label).toBe('SELECT');
  });

  it('answers nothing about a document that it does not have', async () => {
    const { close, hover, complete, lenses } = await session.open('SELECT 1');
    await close();
    expect([await hover(0, 0), await complete(0, 0), await lenses()]).toEqual([null, null, []]);
  });
});

describe('to a client that can do much', () => {
  let session: Session;
  beforeAll(async () => {
    session = await startSession({
      capabilities: able,
      initializationOptions: { region: 'eu-central-1', statementSnippets: false },
    });
  });
  afterAll(() => session.close());

  it('completes, and documents the chosen item when asked', async () => {
    const { complete } = await session.open('SELECT sync_ FROM aws.iottwinmaker.sync_jobs');
    const item = (await complete(0, 12))?.items.find(({ label }) => label === 'sync_role');
    const word = { start: { line: 0, character: 7 }, end: { line: 0, character: 12 } };
    expect(item).toMatchObject({
      labelDetails: { detail: ' string', description: 'sync_jobs' },
      textEdit: { newText: 'sync_role', insert: word, replace: word },
    });
    expect(item && (await session.resolve(item)).documentation).toMatchObject({
      kind: 'markdown',
      value: expect.stringContaining('**sync_role**') as string,
    });
  });

  it('says once what all items of a list replace, where the client takes it so', async () => {
    const own = await startSession({
      capabilities: {
        textDocument: { completion: { completionList: { itemDefaults: ['editRange'] } } },
      },
    });
    const { complete } = await own.open('SELECT * FROM aws.s');
    const list = await complete(0, 19);
    await own.close();
    expect(list?.itemDefaults?.editRange).toEqual({
      start: { line: 0, character: 18 },
      end: { line: 0, character: 19 },
    });
    const item = list?.items.find(({ label }) => label === 's3');
    expect(item).toMatchObject({ label: 's3', textEditText: 's3.' });
    expect(item?.textEdit).toBeUndefined();
  });

  it('opens the next list where a name goes on', async () => {
    const { complete } = await session.open('SELECT * FROM ');
    expect((await complete(0, 14, ' '))?.items[0]).toMatchObject({
      label: 'aws',
      textEdit: { newText: 'aws.' },
      command: { command: 'editor.action.triggerSuggest' },
    });
  });

  it('does not open a list by itself after a space at which a statement could end', async () => {
    const { complete } = await session.open('SELECT * FROM aws.s3.buckets ');
    expect(await complete(0, 29, ' ')).toBeNull();
    expect((await complete(0, 29))?.items.length).toBeGreaterThan(0);
  });

  it('hovers with the range of the name', async () => {
    const { hover } = await session.open('\nSELECT region FROM aws.s3.buckets');
    expect(await hover(1, 9)).toMatchObject({
      contents: { kind: 'markdown', value: expect.stringContaining('`eu-central-1`') as string },
      range: { start: { line: 1, character: 7 }, end: { line: 1, character: 13 } },
    });
  });

  it('leaves statement snippets to a client that has its own', async () => {
    const { complete } = await session.open('');
    const labels = (await complete(0, 0))?.items.map(({ label }) => label);
    expect(labels).toContain('SELECT');
    expect(labels).not.toContain('SELECT … FROM …');
  });

  it('puts a lens above every statement, for as long as they are wanted', async () => {
    const { uri, lenses } = await session.open('SELECT 1;\n\nSELECT 2;');
    const runs = (await lenses()).filter(({ command }) => command?.command === 'iql.runStatement');
    expect(runs.map(({ range }) => range.start.line)).toEqual([0, 2]);
    expect(runs.map(({ command }) => command?.arguments)).toEqual([
      [uri, 0],
      [uri, 11],
    ]);
    await session.configure({ iql: { codeLens: false } });
    expect(await lenses()).toEqual([]);
  });
});

describe('the server presents a document', () => {
  const text =
    'SELECT lower(bucket_name) FROM aws.s3.buckets LIMIT 40;\n\nSELECT * FROM aws.ec2.vpcs;';
  let session: Session;
  beforeAll(async () => {
    session = await startSession({ capabilities: able });
  });
  afterAll(() => session.close());

  it('marks the argument of a call', async () => {
    const { ask } = await session.open(text);
    expect(await ask('signatureHelp', { position: { line: 0, character: 13 } })).toMatchObject({
      signatures: [{ label: 'lower(TEXT)', parameters: [{ label: 'TEXT' }] }],
      activeSignature: 0,
      activeParameter: 0,
    });
  });

  it('colours a range as it colours the document, and tells what an edit changed', async () => {
    const { ask, change } = await session.open(text);
    const full = await ask<SemanticTokens>('semanticTokens/full');
    const range = await ask<SemanticTokens>('semanticTokens/range', {
      range: { start: { line: 0, character: 0 }, end: { line: 1, character: 0 } },
    });
    expect(range.data.length).toBeGreaterThan(0);
    expect(full.data.slice(0, range.data.length)).toEqual(range.data);
    expect(full.data.length).toBeGreaterThan(range.data.length);
    await change(text.replace('lower', 'upper'));
    const { resultId: previousResultId } = full;
    expect(await ask('semanticTokens/full/delta', { previousResultId })).toMatchObject({
      edits: [],
    });
  });

  it('places colours in any line, however lines end', async () => {
    const lines = ['SELECT a', 'FROM aws.s3.buckets; SELECT', '', 'lower(1)'];
    const { ask } = await session.open(lines.join('\r\n'));
    const { data } = await ask<SemanticTokens>('semanticTokens/full');
    let [line, character] = [0, 0];
    const words = data.flatMap((down, index) => {
      if (index % 5 !== 0) return [];
      const [right = 0, length = 0] = data.slice(index + 1);
      character = down === 0 ? character + right : right;
      line += down;
      return [lines[line]?.slice(character, character + length)];
    });
    expect(words).toEqual(['aws', 's3', 'buckets', 'lower']);
  });

  it('hints at the region and the star, with a tooltip when asked', async () => {
    const { ask } = await session.open(text);
    const hints = await ask<readonly InlayHint[]>('inlayHint', {
      range: { start: { line: 2, character: 0 }, end: { line: 2, character: 30 } },
    });
    expect(hints.map(({ position }) => position.character)).toEqual([8, 26]);
    expect(hints[1]?.label).toBe('in us-east-1');
    const resolved = await session.request<InlayHint>('inlayHint/resolve', hints[1]);
    expect(resolved.tooltip).toMatchObject({
      value: expect.stringContaining('iql.region') as string,
    });
  });

  it('says what a statement asks when its lens comes into view', async () => {
    const { lenses, uri } = await session.open(text);
    const calls = (await lenses()).filter(({ command }) => command === undefined);
    expect(calls.map(({ range }) => range.start.line)).toEqual([0, 2]);
    expect(await session.request('codeLens/resolve', calls[0])).toMatchObject({
      command: {
        title: 'us-east-1 · 1 list',
        command: 'iql.explainStatement',
        arguments: [uri, 0],
      },
    });
  });
});

describe('the server presents a document anew', () => {
  let session: Session;
  beforeAll(async () => {
    session = await startSession({
      capabilities: {
        workspace: {
          semanticTokens: { refreshSupport: true },
          inlayHint: { refreshSupport: true },
          codeLens: { refreshSupport: true },
        },
      },
    });
  });
  afterAll(() => session.close());

  it('asks for hints and lenses anew, and gives those of the region', async () => {
    const { ask } = await session.open('SELECT 1 FROM aws.s3.buckets');
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 28 } };
    const hints = async (): Promise<unknown> =>
      (await ask<readonly InlayHint[]>('inlayHint', { range })).map(({ label }) => label);
    expect(await hints()).toEqual(['in us-east-1']);
    const refreshed = Promise.all([
      session.asked('workspace/inlayHint/refresh'),
      session.asked('workspace/codeLens/refresh'),
    ]);
    await session.configure({ iql: { region: 'eu-west-1' } });
    await refreshed;
    expect(await hints()).toEqual(['in eu-west-1']);
  });

  it('asks for tokens, hints and lenses anew when another document creates a view', async () => {
    const { ask } = await session.open('SELECT * FROM recent_buckets');
    const tokens = (): Promise<SemanticTokens> => ask('semanticTokens/full');
    expect(await tokens()).toMatchObject({ data: [] });
    const refreshed = Promise.all([
      session.asked('workspace/semanticTokens/refresh'),
      session.asked('workspace/inlayHint/refresh'),
      session.asked('workspace/codeLens/refresh'),
    ]);
    await session.open('CREATE VIEW recent_buckets AS SELECT arn FROM aws.s3.buckets');
    await refreshed;
    expect((await tokens()).data).toHaveLength(5);
  });
});

describe('to a client that can do little', () => {
  let session: Session;
  beforeAll(async () => {
    session = await startSession({ initializationOptions: { commands: false } });
  });

  it('hovers in plain text', async () => {
    const { hover } = await session.open('SELECT region FROM aws.s3.buckets');
    expect(await hover(0, 28)).toMatchObject({
      contents: {
        kind: 'plaintext',
        value: expect.stringContaining('bucket_name  string  ') as string,
      },
    });
  });

  it('completes by plain edits without tab stops', async () => {
    const { complete } = await session.open('SELECT coun FROM aws.s3.buckets');
    const item = (await complete(0, 11))?.items.find(({ label }) => label === 'count');
    expect(item?.textEdit).toEqual({
      newText: 'count()',
      range: { start: { line: 0, character: 7 }, end: { line: 0, character: 11 } },
    });
    expect(item?.insertTextFormat).toBeUndefined();
  });

  it('names no commands where the client says that it has none', async () => {
    const { complete, lenses } = await session.open('SELECT * FROM aw');
    const item = (await complete(0, 16))?.items.find(({ label }) => label === 'aws');
    expect(item?.textEdit?.newText).toBe('aws.');
    expect(item?.command).toBeUndefined();
    expect(await lenses()).toEqual([]);
  });

  it('ends when told', async () => {
    expect(await session.close()).toBe(0);
  });
});
