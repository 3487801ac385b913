import { describe, expect, it } from 'vitest';
import type { FileText } from '../../../client/run/parameters/variables-files.ts';
import { foldersUpward, nearestVariables } from '../../../client/run/parameters/variables-files.ts';

function check(files: Readonly<Record<string, FileText>>, document = '/work/a/b/query.iql') {
  return nearestVariables(foldersUpward(document, '/work'), (folder, name) =>
    Promise.resolve(files[`${folder}/${name}`] ?? 'absent'),
  );
}

describe('the folders in which variables are looked for', () => {
  it.each([
    ['/work/a/b/query.iql', '/work', ['/work/a/b', '/work/a', '/work']],
    ['/work/query.iql', '/work/', ['/work']],
    ['/elsewhere/query.iql', '/work', ['/elsewhere']],
    ['/workshop/query.iql', '/work', ['/workshop']],
    ['/elsewhere/query.iql', undefined, ['/elsewhere']],
    ['/a/query.iql', '/', ['/a', '/']],
    ['/C:/work/a/query.iql', '/C:/work', ['/C:/work/a', '/C:/work']],
  ])('of `%s` in `%s` are its own and those above', (document, root, expected) => {
    expect(foldersUpward(document, root)).toEqual(expected);
  });
});

describe('the file of variables', () => {
  it('that is nearest counts alone', async () => {
    const files = {
      '/work/.iqlvars': { text: 'env: far\nother: 1' },
      '/work/a/.iqlvars.json': { text: '{ "env": "near" }' },
    };
    expect(await check(files)).toEqual({ kind: 'read', variables: { env: 'near' } });
    expect(await check(files, '/work/c/query.iql')).toEqual({
      kind: 'read',
      variables: { env: 'far', other: 1 },
    });
  });

  it('without an extension comes first', async () => {
    const files = {
      '/work/.iqlvars': { text: 'env: plain' },
      '/work/.iqlvars.yaml': { text: 'env: yaml' },
    };
    expect(await check(files)).toEqual({ kind: 'read', variables: { env: 'plain' } });
  });

  it('need not be there', async () => {
    expect(await check({})).toEqual({ kind: 'none' });
  });

  it('that is wrong is told with its place, and none above is read in its stead', async () => {
    const files = {
      '/work/.iqlvars': { text: 'env: far' },
      '/work/a/.iqlvars': { text: 'env: near\nids: [a' },
    };
    expect(await check(files)).toMatchObject({
      kind: 'failed',
      folder: '/work/a',
      name: '.iqlvars',
      line: 2,
    });
  });

  it('that cannot be read is told', async () => {
    expect(await check({ '/work/a/.iqlvars': { problem: 'no permission' } })).toEqual({
      kind: 'failed',
      folder: '/work/a',
      name: '.iqlvars',
      message: 'no permission',
    });
  });
});
