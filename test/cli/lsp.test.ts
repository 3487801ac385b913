import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { spawnIql } from './command.ts';
import type { PlainClient } from './language-client.ts';
import { plainClient } from './language-client.ts';

/** `iql lsp` with a client of the given capabilities, past its handshake. */
async function startedWith(parameters: object): Promise<PlainClient> {
  const client = plainClient(spawnIql(['lsp']));
  await client.request('initialize', { processId: process.pid, ...parameters });
  client.notify('initialized', {});
  return client;
}

function openDocument(client: PlainClient, uri: string, languageId: string, text: string): void {
  client.notify('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } });
}

/** The labels that completion gives at the cursor `$0` of a document of its own. */
async function check(
  client: PlainClient,
  uri: string,
  languageId: string,
  fixture: string,
): Promise<readonly string[]> {
  const before = fixture.slice(0, fixture.indexOf('$0')).split('\n');
  openDocument(client, uri, languageId, fixture.replace('$0', ''));
  const list = (await client.request('textDocument/completion', {
    textDocument: { uri },
    position: { line: before.length - 1, character: before.at(-1)?.length ?? 0 },
  })) as { readonly items: readonly { readonly label: string }[] };
  return list.items.map(({ label }) => label);
}

/** Of the next documents that have any. */
async function firstProblems(client: PlainClient): Promise<readonly unknown[]> {
  for (;;) {
    const { diagnostics } = (await client.notified('textDocument/publishDiagnostics')) as {
      readonly diagnostics: readonly unknown[];
    };
    if (diagnostics.length > 0) return diagnostics;
  }
}

/** Those of the version before may still be on their way. */
async function problemsOfVersion(client: PlainClient, version: number): Promise<unknown> {
  for (;;) {
    const published = await client.notified('textDocument/publishDiagnostics');
    if ((published as { readonly version?: number }).version === version) return published;
  }
}

const minimal = { rootUri: null, capabilities: {} };

describe('iql lsp', () => {
  it('serves a client that can do nothing special, from handshake to exit', async () => {
    const client = await startedWith(minimal);
    const labels = await check(client, 'file:///a.iql', 'iql', 'SELECT $0 FROM aws.s3.buckets');
    expect(labels).toContain('bucket_name');
    expect(await client.close()).toBe(0);
    // What such a client did not say it can do, it was not asked.
    expect(client.asked).toEqual([]);
  });

  it.each([
    ['a notebook cell', 'vscode-notebook-cell:/home/a/b.ipynb#W0sZmlsZQ%3D%3D', 'iql'],
    ['an untitled document', 'untitled:Untitled-1', 'iql'],
    ['SQL in a string of another language', 'embedded-content://sql/a.py.sql', 'sql'],
    ['a document without a path', 'inmemory:1', 'plaintext'],
  ])('serves %s', async (_, uri, languageId) => {
    const client = await startedWith(minimal);
    expect(await check(client, uri, languageId, 'SELECT arn FROM aws.s3.buck$0')).toContain(
      'buckets',
    );
    const problems = problemsOfVersion(client, 2);
    client.notify('textDocument/didChange', {
      textDocument: { uri, version: 2 },
      contentChanges: [{ text: 'SELECT stat FROM aws.s3.buckets' }],
    });
    expect(await problems).toMatchObject({ uri, diagnostics: [{ code: 'unknown-column' }] });
    expect(await client.close()).toBe(0);
  });

  it('knows the views of every folder of a client that has several', async () => {
    const folders = [folderWith('a.iql', 'CREATE VIEW named AS SELECT arn FROM aws.s3.buckets;')];
    folders.push(folderWith('b.iql', 'SELECT 1;'));
    const client = await startedWith({
      rootUri: folders[0],
      workspaceFolders: folders.map((uri, index) => ({ uri, name: `folder ${index}` })),
      capabilities: { workspace: { workspaceFolders: true } },
    });
    const uri = `${folders[1] ?? ''}/b.iql`;
    const problems = firstProblems(client);
    openDocument(client, uri, 'iql', 'SELECT stat FROM named;');
    // The view is in the other folder: only what knows it can say that it has no such column.
    expect(await problems).toMatchObject([{ code: 'unknown-column' }]);
    expect(await client.close()).toBe(0);
  });

  it('ends when its client goes away', async () => {
    const child = spawnIql(['lsp']);
    const client = plainClient(child);
    await client.request('initialize', minimal);
    const exited = once(child, 'exit');
    child.stdin.end();
    await exited;
    expect(child.exitCode).not.toBeNull();
  });
});

function folderWith(name: string, text: string): string {
  const directory = mkdtempSync(join(tmpdir(), 'iql-folder-'));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  writeFileSync(join(directory, name), text);
  return pathToFileURL(directory).href;
}
