import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { diskFiles } from '../../server/workspace/disk-files.ts';
import { fileLimits, mostBytesOfFile, mostFiles } from '../../server/workspace/files.ts';
import { templateVariables } from '../../server/workspace/template-variables.ts';
import { followViews } from '../../server/workspace/views.ts';
import type { TestWorkspace } from './check-workspace.ts';
import { testWorkspace } from './check-workspace.ts';

function uris({ index }: TestWorkspace): readonly string[] {
  return [...index.documents()].map(({ uri }) => uri);
}

describe('the workspace index', () => {
  it('holds the files of every folder', async () => {
    const workspace = testWorkspace({
      'file:///a/1.iql': '',
      'file:///b/2.iql': '',
      'file:///c/3.iql': '',
    });
    await workspace.loader.addFolder('file:///a');
    await workspace.loader.addFolder('file:///b');
    expect(uris(workspace)).toEqual(['file:///a/1.iql', 'file:///b/2.iql']);
  });

  it('forgets a folder that left the workspace, but not what another folder holds', async () => {
    const workspace = testWorkspace({ 'file:///a/1.iql': '', 'file:///a/b/2.iql': '' });
    await workspace.loader.addFolder('file:///a');
    await workspace.loader.addFolder('file:///a/b');
    workspace.loader.removeFolder('file:///a');
    expect(uris(workspace)).toEqual(['file:///a/b/2.iql']);
  });

  it('stops reading a folder that leaves meanwhile', async () => {
    const workspace = testWorkspace({ 'file:///a/1.iql': '', 'file:///a/2.iql': '' });
    const reading = workspace.loader.addFolder('file:///a');
    workspace.loader.removeFolder('file:///a');
    await reading;
    expect(uris(workspace)).toEqual([]);
  });

  it('has an open document in place of its file, however its URI is spelled', async () => {
    const workspace = testWorkspace({ 'file:///a/x%20y.iql': 'SELECT 1' });
    await workspace.loader.addFolder('file:///a');
    workspace.open('file:///a/x y.iql', 'SELECT 2');
    expect([...workspace.index.documents()].map(({ text }) => text)).toEqual(['SELECT 2']);
    workspace.close('file:///a/x y.iql');
    expect([...workspace.index.documents()].map(({ text }) => text)).toEqual(['SELECT 1']);
  });

  it('has untitled documents and notebook cells', () => {
    const workspace = testWorkspace();
    workspace.open('untitled:Untitled-1', 'SELECT 1');
    workspace.open('vscode-notebook-cell:/a.ipynb#1', 'SELECT 2');
    expect(uris(workspace)).toEqual(['untitled:Untitled-1', 'vscode-notebook-cell:/a.ipynb#1']);
  });

  it('follows files that are made, changed and removed', async () => {
    const workspace = testWorkspace();
    const changes: string[] = [];
    workspace.index.onChange((uri) => changes.push(uri));
    await workspace.loader.addFolder('file:///a');
    workspace.files.set('file:///a/1.iql', 'SELECT 1');
    await workspace.loader.refresh('file:///a/1.iql');
    expect(workspace.index.get('file:///a/1.iql')?.text).toBe('SELECT 1');
    workspace.files.set('file:///a/1.iql', 'SELECT 2');
    await workspace.loader.refresh('file:///a/1.iql');
    expect(workspace.index.get('file:///a/1.iql')?.text).toBe('SELECT 2');
    workspace.files.delete('file:///a/1.iql');
    await workspace.loader.refresh('file:///a/1.iql');
    expect(uris(workspace)).toEqual([]);
    expect(changes).toEqual(Array.from({ length: 3 }, () => 'file:///a/1.iql'));
  });

  it('reads no file outside its folders, nor in those that it skips', async () => {
    const workspace = testWorkspace({
      'file:///b/1.iql': '',
      'file:///ab/1.iql': '',
      'file:///a/node_modules/1.iql': '',
    });
    await workspace.loader.addFolder('file:///a');
    for (const uri of workspace.files.keys()) {
      if (!uri.startsWith('file:///a/')) await workspace.loader.refresh(uri);
    }
    workspace.index.removeFile('file:///a/node_modules/1.iql');
    await workspace.loader.refresh('file:///a/node_modules/1.iql');
    expect(uris(workspace)).toEqual([]);
  });

  it('holds no more files and no larger ones than it should', async () => {
    const many = Object.fromEntries(
      Array.from({ length: mostFiles + 5 }, (_, at) => [`file:///a/${at}.iql`, 'x']),
    );
    const workspace = testWorkspace({
      'file:///a/large.iql': 'x'.repeat(mostBytesOfFile + 1),
      ...many,
    });
    expect(await workspace.loader.addFolder('file:///a')).toBe(false);
    expect(uris(workspace)).toHaveLength(mostFiles);
    expect(workspace.index.get('file:///a/large.iql')).toBeUndefined();
  });
});

describe('the files on disk', () => {
  let root = '';
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'iql workspace '));
    for (const folder of ['deep/er', 'node_modules', '.git']) {
      await mkdir(join(root, folder), { recursive: true });
    }
    for (const file of [
      'b.iql',
      'a.iql',
      'a.sql',
      'deep/er/c.iql',
      'node_modules/d.iql',
      '.git/e.iql',
      'deep/.iqlvars',
      'other.json',
    ]) {
      await writeFile(join(root, file), file);
    }
    await symlink(root, join(root, 'deep/loop'));
    await symlink(join(root, 'a.iql'), join(root, 'link.iql'));
  });
  afterAll(() => rm(root, { recursive: true }));

  async function listed(limits = fileLimits): Promise<readonly string[]> {
    const found: string[] = [];
    for await (const uri of diskFiles.list(pathToFileURL(root).href, limits)) {
      found.push(uri.replace(`${pathToFileURL(root).href}/`, ''));
    }
    return found;
  }

  it('are found from the top down, without links and skipped folders', async () => {
    expect(await listed()).toEqual([...['a.iql', 'b.iql', 'deep/.iqlvars', 'deep/er/c.iql']]);
  });

  it('are searched no deeper and no further than said', async () => {
    expect(await listed({ ...fileLimits, depth: 1 })).toEqual([
      ...['a.iql', 'b.iql', 'deep/.iqlvars'],
    ]);
    expect(await listed({ ...fileLimits, folders: 1 })).toEqual(['a.iql', 'b.iql']);
  });

  it('are read where they are small enough and there', async () => {
    const uri = pathToFileURL(join(root, 'a.iql')).href;
    expect(await diskFiles.read(uri, 5)).toBe('a.iql');
    expect(await diskFiles.read(uri, 4)).toBeUndefined();
    expect(await diskFiles.read(`${uri}x`, 5)).toBeUndefined();
    expect(await diskFiles.read('untitled:a', 5)).toBeUndefined();
    expect(await diskFiles.read('file://elsewhere%2F/a.iql', 5)).toBeUndefined();
  });

  it('of a folder that is gone are none', async () => {
    const found: string[] = [];
    for await (const uri of diskFiles.list('file:///no/such/folder', fileLimits)) found.push(uri);
    expect(found).toEqual([]);
  });
});

describe('the views of the workspace', () => {
  it('are found in open documents and in files, without regard to case', async () => {
    const workspace = testWorkspace({
      'file:///a/1.iql': 'SELECT 1;\nCREATE VIEW Old AS SELECT 1 AS x;',
    });
    const views = followViews(workspace.index);
    await workspace.loader.addFolder('file:///a');
    workspace.open('untitled:1', 'CREATE OR REPLACE VIEW fresh AS SELECT 1');
    expect(views().named('OLD')).toMatchObject({ name: 'Old', uri: 'file:///a/1.iql', start: 10 });
    expect([...views().all()].map(({ name }) => name).sort()).toEqual(['Old', 'fresh']);
  });

  it('have another version only where a definition changed', () => {
    const workspace = testWorkspace();
    const views = followViews(workspace.index);
    workspace.open('untitled:1', 'SELECT 1;\nCREATE VIEW v AS SELECT 1;');
    const { version } = views();
    workspace.open('untitled:1', 'SELECT 1234;\nCREATE VIEW v AS SELECT 1;');
    expect(views().version).toBe(version);
    expect(views().named('v')?.start).toBe(13);
    workspace.open('untitled:1', 'SELECT 1234;\nCREATE VIEW v AS SELECT 2;');
    expect(views().version).toBeGreaterThan(version);
    workspace.close('untitled:1');
    expect(views().named('v')).toBeUndefined();
  });
});

describe('the template variables of the workspace', () => {
  function variables(text: string): readonly string[] {
    const workspace = testWorkspace();
    workspace.open('untitled:1', text);
    return templateVariables(workspace.index);
  }

  it('are found in values, names, strings and blocks', () => {
    expect(
      variables(
        "{% set stack = prefix ~ '-x' %}\nSELECT {{ column }} FROM aws.{{ service }}.buckets WHERE region = '{{ region }}' AND a IN {{ ids | sql_list }};",
      ),
    ).toEqual(['column', 'ids', 'prefix', 'region', 'service', 'stack']);
  });

  it('are those of files of variables too, until the file goes', async () => {
    const workspace = testWorkspace({
      'file:///a/.iqlvars': 'env: prod\nstack:\n  region: eu-west-1\nno name: 1\n',
      'file:///a/deep/.iqlvars.json': '{ "ids": [1, 2], "env": "test" }',
      'file:///a/broken/.iqlvars': 'env: [',
      'file:///a/other.yaml': 'other: 1',
    });
    workspace.open('untitled:1', 'SELECT {{ column }}');
    await workspace.loader.addFolder('file:///a');
    const names = (): readonly string[] => templateVariables(workspace.index);
    expect(names()).toEqual(['column', 'env', 'ids', 'stack', 'stack.region']);
    workspace.files.set('file:///a/.iqlvars', 'owner: me');
    await workspace.loader.refresh('file:///a/.iqlvars');
    expect(names()).toEqual(['column', 'env', 'ids', 'owner']);
    workspace.files.delete('file:///a/.iqlvars');
    await workspace.loader.refresh('file:///a/.iqlvars');
    workspace.loader.removeBelow('file:///a/deep');
    expect(names()).toEqual(['column']);
  });

  it('keep their members, and the dot of a Go template is none', () => {
    expect(variables('SELECT {{ a.b }}, {{ .values.c }}')).toEqual(['a.b', 'values.c']);
  });

  it('are neither filters, functions, strings nor words of the language', () => {
    expect(variables("SELECT {{ x | default('y') if z is not none else lookup(w) }}")).toEqual([
      'w',
      'x',
      'z',
    ]);
  });

  it('are found beside templates that are never closed, in time', () => {
    expect(variables(`SELECT {{ a }}, '{% if -b %}', ${'{% set '.repeat(20_000)}`)).toEqual([
      'a',
      'b',
    ]);
  });

  it('are not those of comments', () => {
    expect(variables('-- {{ no }}\nSELECT {{ yes }}')).toEqual(['yes']);
  });
});
