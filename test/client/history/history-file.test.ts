import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  appendFileSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { HistoryFile } from '../../../client/history/history-file.ts';
import { openHistoryFile } from '../../../client/history/history-file.ts';
import { entryWith } from './entries.ts';

function newFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'iql-history-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return join(folder, 'storage', 'history.jsonl');
}

async function idsOf(history: HistoryFile): Promise<readonly string[]> {
  return (await history.entries()).map(({ id }) => id);
}

async function addAll(history: HistoryFile, ids: readonly string[]): Promise<void> {
  for (const id of ids) await history.add(entryWith({ id }));
}

describe('the history of runs', () => {
  it('is empty before anything has run', async () => {
    expect(await openHistoryFile(newFile(), () => 10).entries()).toEqual([]);
  });

  it('has the newest run first, with all that was kept of it', async () => {
    const file = newFile();
    const first = entryWith({
      id: 'first',
      statement: "SELECT '\n\u2028 {{ x }}'",
      profile: 'dev',
    });
    const second = entryWith({ id: 'second', outcome: 'failed', failure: 'access' });
    const history = openHistoryFile(file, () => 10);
    await history.add(first);
    await history.add(second);
    expect(await openHistoryFile(file, () => 10).entries()).toEqual([second, first]);
  });

  it('keeps as many as the limit says, and the file does not grow without end', async () => {
    const file = newFile();
    const history = openHistoryFile(file, () => 10);
    await addAll(
      history,
      Array.from({ length: 100 }, (_, index) => `${index}`),
    );
    expect(await idsOf(history)).toEqual(Array.from({ length: 10 }, (_, index) => `${99 - index}`));
    expect(readFileSync(file, 'utf8').trim().split('\n').length).toBeLessThanOrEqual(12);
  });

  it('shows fewer at once where the limit is lowered, and none where it is 0', async () => {
    let limit = 10;
    const history = openHistoryFile(newFile(), () => limit);
    await addAll(history, ['a', 'b', 'c']);
    limit = 2;
    expect(await idsOf(history)).toEqual(['c', 'b']);
    limit = 0;
    await addAll(history, ['d']);
    expect(await idsOf(history)).toEqual([]);
    limit = 10;
    expect(await idsOf(history)).toEqual(['c', 'b', 'a']);
  });

  it('loses one entry, or all, where that is asked for', async () => {
    const file = newFile();
    const history = openHistoryFile(file, () => 10);
    await addAll(history, ['a', 'b', 'c']);
    await history.remove('b');
    expect(await idsOf(history)).toEqual(['c', 'a']);
    await history.clear();
    expect(await idsOf(history)).toEqual([]);
    expect(readFileSync(file, 'utf8')).toBe('');
  });

  it('passes over lines that are none of its own', async () => {
    const file = newFile();
    const history = openHistoryFile(file, () => 10);
    await addAll(history, ['a']);
    appendFileSync(file, '\n{"id":"half","state');
    appendFileSync(file, '\n{"id":"other","statement":3}\nnull');
    await addAll(history, ['b']);
    expect(await idsOf(history)).toEqual(['b', 'a']);
  });

  it('is for its owner alone to read', async () => {
    const file = newFile();
    const history = openHistoryFile(file, () => 10);
    await addAll(history, ['a']);
    expect(othersRights(file)).toBe(0);
    await history.remove('b');
    expect(othersRights(file)).toBe(0);
  });

  it('takes the entries of several windows at once, and loses none', async () => {
    const file = newFile();
    const history = openHistoryFile(file, () => 1_000);
    await addAll(history, ['unwanted']);
    const names = ['one', 'two', 'three'];
    const windows = names.map((name) => spawnWindow(file, name, 30));
    const unwanted = history.remove('unwanted');
    expect(await Promise.all(windows)).toEqual([0, 0, 0]);
    await unwanted;
    const expected = names.flatMap((name) =>
      Array.from({ length: 30 }, (_, index) => `${name}-${index}`),
    );
    expect([...(await idsOf(history))].sort()).toEqual(expected.sort());
  });

  it('does not wait for a window that ended while it wrote', async () => {
    const file = newFile();
    const history = openHistoryFile(file, () => 10);
    await addAll(history, ['a']);
    writeFileSync(`${file}.lock`, '');
    const old = new Date(Date.now() - 60_000);
    utimesSync(`${file}.lock`, old, old);
    await addAll(history, ['b']);
    expect(await idsOf(history)).toEqual(['b', 'a']);
  });
});

/** Windows knows no such rights: a file there is for whom its folder is. */
function othersRights(file: string): number {
  return process.platform === 'win32' ? 0 : statSync(file).mode & 0o077;
}

async function spawnWindow(file: string, name: string, count: number): Promise<unknown> {
  const script = join(import.meta.dirname, 'add-entries.ts');
  const child = spawn(process.execPath, [script, file, name, String(count), '1000'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code] = (await once(child, 'exit')) as [unknown];
  return code;
}
