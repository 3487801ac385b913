import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isProcessAlive, openResultFiles } from '../../client/results/result-files.ts';

describe('the files of results', () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'iql-files-'));
  });
  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  const open = (pid: number, alive: readonly number[] = []) =>
    openResultFiles(directory, { pid, isAlive: (other) => alive.includes(other) });
  const put = (...names: readonly string[]): void => {
    for (const name of names) {
      writeFileSync(join(directory, name), '');
    }
  };
  const names = (): readonly string[] => readdirSync(directory).sort();

  it('get a path each', () => {
    const files = open(7);
    expect([files.next(), files.next()]).toEqual([
      join(directory, '7-1.sqlite'),
      join(directory, '7-2.sqlite'),
    ]);
  });

  it('are cleared away where their process is gone, and only there', () => {
    put('5-1.sqlite', '5-1.sqlite-wal', '6-1.sqlite', 'notes.txt', '7-9.sqlite');
    open(7, [6]);
    expect(names()).toEqual(['6-1.sqlite', 'notes.txt']);
  });

  it('are removed with what SQLite keeps beside them', () => {
    const files = open(7);
    put('7-1.sqlite', '7-1.sqlite-wal', '7-1.sqlite-shm', '7-2.sqlite');
    files.remove(join(directory, '7-1.sqlite'));
    expect(names()).toEqual(['7-2.sqlite']);
    files.removeOwn();
    expect(names()).toEqual([]);
  });

  it('need no directory until the first', () => {
    rmSync(directory, { recursive: true });
    const files = open(7);
    files.removeOwn();
    put.bind(undefined)(files.next().split('/').at(-1) ?? '');
    expect(names()).toEqual(['7-1.sqlite']);
  });
});

describe('a process', () => {
  it('is alive while it runs', () => {
    expect(isProcessAlive(process.pid)).toBe(true);
    expect(isProcessAlive(2 ** 22 + 1)).toBe(false);
  });
});
