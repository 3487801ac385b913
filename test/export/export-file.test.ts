import { existsSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { ExportTask } from '../../engine/export/index.ts';
import { forkExport } from '../../engine/export/index.ts';
import type { ResultFile } from './result-file.ts';
import { resultFile } from './result-file.ts';

const processPath = join(import.meta.dirname, '../../engine/export/export-process.ts');

let made: ResultFile | undefined;
afterEach(() => made?.remove());

/** What is written of the result of `sql` to `name`, and what the directory then holds beside it. */
async function check(
  sql: string,
  name: string,
  task: Omit<ExportTask, 'path' | 'options'>,
  before: (directory: string) => void = () => undefined,
) {
  made = await resultFile(sql);
  const { file, directory } = made;
  before(directory);
  const path = join(directory, name);
  const written = await forkExport(
    { processPath, file },
    { ...task, path, options: { title: 'numbers' } },
  );
  const names = readdirSync(directory).filter((each) => !each.startsWith('result.db'));
  return { written, path, names };
}

const numbers = (count: number): string =>
  `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${count}) SELECT i FROM n`;

describe('an export to a file', () => {
  it('writes every row, and tells how many', async () => {
    const { written, path, names } = await check(numbers(5000), 'out.csv', { format: 'csv' });
    const text = readFileSync(path, 'utf8');
    expect(written).toEqual({ rows: 5000, bytes: text.length });
    expect(text.split('\r\n').slice(0, 3)).toEqual(['i', '1', '2']);
    expect(text.endsWith('4999\r\n5000\r\n')).toBe(true);
    expect(names).toEqual(['out.csv']);
  });

  it('writes the rows of a view in its order', async () => {
    const { path } = await check(numbers(10), 'out.csv', {
      format: 'csv',
      view: {
        sort: [{ column: 0, descending: true }],
        filters: [{ kind: 'comparison', column: 0, operator: '>', value: 7 }],
      },
    });
    expect(readFileSync(path, 'utf8')).toBe('i\r\n10\r\n9\r\n8\r\n');
  });

  it('replaces what is there, and follows a link to it', async () => {
    const { path, names } = await check(numbers(1), 'link.csv', { format: 'csv' }, (directory) => {
      writeFileSync(join(directory, 'real.csv'), 'old');
      symlinkSync(join(directory, 'real.csv'), join(directory, 'link.csv'));
    });
    expect(readFileSync(path.replace('link', 'real'), 'utf8')).toBe('i\r\n1\r\n');
    expect(names.toSorted()).toEqual(['link.csv', 'real.csv']);
  });

  it('stops at once and leaves what was there as it was', async () => {
    const abort = new AbortController();
    const told: number[] = [];
    const { written, path, names } = await check(
      numbers(2_000_000),
      'out.md',
      {
        format: 'markdown',
        signal: abort.signal,
        onProgress({ rows }) {
          told.push(rows);
          if (rows > 0) abort.abort();
        },
      },
      (directory) => writeFileSync(join(directory, 'out.md'), 'old'),
    );
    expect(written).toBeUndefined();
    expect(told.at(-1)).toBeGreaterThan(0);
    expect(told.at(-1)).toBeLessThan(2_000_000);
    expect(readFileSync(path, 'utf8')).toBe('old');
    expect(names).toEqual(['out.md']);
  });

  it('fails with what the file system says, and leaves nothing', async () => {
    made = await resultFile(numbers(1));
    const { file, directory } = made;
    const path = join(directory, 'missing', 'out.csv');
    const options = { title: 'numbers' };
    await expect(
      forkExport({ processPath, file }, { path, format: 'csv', options }),
    ).rejects.toThrow(/ENOENT/);
    expect(existsSync(path)).toBe(false);
  });
});
