import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ensureFolderMadeOnce } from './folder-made-once.ts';

let parent: string;

beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'iql-made-once-'));
});

afterEach(async () => {
  await rm(parent, { recursive: true, force: true });
});

async function ensure(version: string): Promise<string> {
  const folder = await ensureFolderMadeOnce({
    folder: join(parent, 'made'),
    version,
    make: (temporaryFolder) => writeFile(join(temporaryFolder, 'content'), version),
  });
  return readFile(join(folder, 'content'), 'utf8');
}

describe('a folder made once', () => {
  test('is made anew for a new version only', async () => {
    expect(await ensure('one')).toBe('one');
    await writeFile(join(parent, 'made', 'content'), 'kept');
    expect(await ensure('one')).toBe('kept');
    expect(await ensure('two')).toBe('two');
  });

  test('is whole for everybody who asks at the same time', async () => {
    expect(await Promise.all([ensure('one'), ensure('one'), ensure('one')])).toEqual([
      'one',
      'one',
      'one',
    ]);
    expect(await readdir(parent)).toEqual(['made']);
  });

  test('replaces what an older or a killed run has left there', async () => {
    await writeFile(join(parent, 'made'), 'not even a folder');
    expect(await ensure('one')).toBe('one');
  });

  test('leaves nothing behind when making it fails', async () => {
    const made = ensureFolderMadeOnce({
      folder: join(parent, 'made'),
      version: 'one',
      make: () => Promise.reject(new Error('the registry is away')),
    });
    await expect(made).rejects.toThrow('the registry is away');
    expect(await readdir(parent)).toEqual([]);
  });
});
