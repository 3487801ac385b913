import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { TableEngine } from '../../engine/execute/index.ts';
import { forkResultReader, openResultReader, openTableEngine } from '../../engine/sqlite/index.ts';
import type { ForkedResultReader, ResultReader } from '../../engine/sqlite/index.ts';
import { temporaryFile } from './temporary-file.ts';

const processPath = fileURLToPath(
  new URL('../../engine/sqlite/reader-process.ts', import.meta.url),
);

function opened(): { readonly engine: TableEngine; readonly reader: ResultReader } {
  const file = temporaryFile('run.db');
  const engine = openTableEngine(file);
  const reader = openResultReader(file);
  onTestFinished(async () => {
    await reader.close();
    await engine.close();
  });
  return { engine, reader };
}

function forked(): { readonly engine: TableEngine; readonly reader: ForkedResultReader } {
  const file = temporaryFile('run.db');
  const engine = openTableEngine(file);
  const reader = forkResultReader({ processPath, file });
  onTestFinished(async () => {
    reader.kill();
    await engine.close();
  });
  return { engine, reader };
}

const whole = { start: 0, count: 100 };

describe('a result reader', () => {
  it('finds no result before there is one', async () => {
    const { reader } = opened();
    expect(await reader.shape()).toBeUndefined();
    expect(await reader.window(whole, 10)).toEqual([]);
  });

  it('reads a result while the run goes on, and then the next one', async () => {
    const { engine, reader } = opened();
    await engine.createTable({ name: 't', columns: [{ name: 'n', declaredType: 'INTEGER' }] });
    await engine.insert('t', [[1], [2]]);
    await engine.materialize('SELECT n FROM t', 100);
    expect(await reader.shape()).toEqual({
      columns: [{ name: 'n', type: 'integer' }],
      rowCount: 2,
    });
    await engine.insert('t', [[3]]);
    expect(await reader.window(whole, 10)).toEqual([[1], [2]]);
    await engine.materialize(`SELECT n, 'x' AS x FROM t ORDER BY n DESC`, 100);
    expect(await reader.window(whole, 10)).toEqual([
      [3, 'x'],
      [2, 'x'],
      [1, 'x'],
    ]);
  });

  it('gives a rectangle: some rows of some columns in the order asked for', async () => {
    const { engine, reader } = opened();
    await engine.materialize(`VALUES (1, 'a', 10), (2, 'b', 20), (3, 'c', 30)`, 100);
    expect(await reader.window({ start: 1, count: 1, columns: [2, 0] }, 10)).toEqual([[20, 2]]);
    expect(await reader.window({ start: 1, count: 1, columns: [7] }, 10)).toEqual([]);
  });

  it('gives the beginning of a long text, and the whole of it on request', async () => {
    const { engine, reader } = opened();
    const long = 'é😀'.repeat(3000);
    await engine.createTable({ name: 't', columns: [{ name: 'v', declaredType: 'TEXT' }] });
    await engine.insert('t', [[long], ['é'.repeat(4)]]);
    await engine.materialize('SELECT v FROM t', 100);
    expect(await reader.window(whole, 4)).toEqual([
      [{ beginning: 'é😀é😀', length: 6000 }],
      ['éééé'],
    ]);
    expect(await reader.cell(0, 0)).toBe(long);
    expect(await reader.cell(9, 0)).toBeUndefined();
  });

  it('gives integers, bytes and infinities as JSON can carry them', async () => {
    const { engine, reader } = opened();
    await engine.materialize(`VALUES (9007199254740993, x'00ff', 9e999, -9e999, NULL, '')`, 100);
    expect(await reader.window(whole, 10)).toEqual([
      [{ integer: '9007199254740993' }, { blob: 'AP8=' }, 'Inf', '-Inf', null, ''],
    ]);
  });

  it('gives whole rows in portions, for a copy', async () => {
    const { engine, reader } = opened();
    await engine.materialize(
      'WITH RECURSIVE c(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM c LIMIT 5000) SELECT n FROM c',
      10_000,
    );
    const sizes: number[] = [];
    let sum = 0;
    for await (const rows of reader.rows({ start: 10, count: 4500 })) {
      sizes.push(rows.length);
      sum += rows.reduce((total, [value]) => total + Number(value), 0);
    }
    expect(sizes).toEqual([2000, 2000, 500]);
    expect(sum).toBe(((10 + 4509) * 4500) / 2);
  });

  it('reads a file that its writer has closed', async () => {
    const file = temporaryFile('run.db');
    const engine = openTableEngine(file);
    await engine.materialize('SELECT 1 AS one', 1);
    await engine.close();
    const reader = openResultReader(file);
    expect(await reader.window(whole, 10)).toEqual([[1]]);
    await reader.close();
  });
});

describe('a result reader in a process of its own', () => {
  it('starts again on the next request after it was killed', async () => {
    const { engine, reader } = forked();
    await engine.materialize('SELECT 1 AS one', 1);
    expect(await reader.window(whole, 10)).toEqual([[1]]);
    const dropped = reader.shape();
    reader.kill();
    await expect(dropped).rejects.toThrow('the SQL process was stopped');
    expect(await reader.shape()).toEqual({
      columns: [{ name: 'one', type: 'integer' }],
      rowCount: 1,
    });
  });

  it('gives the same cells, and portions of rows', async () => {
    const { engine, reader } = forked();
    await engine.materialize(`VALUES (9007199254740993, x'00ff', 'long text')`, 1);
    expect(await reader.window(whole, 4)).toEqual([
      [{ integer: '9007199254740993' }, { blob: 'AP8=' }, { beginning: 'long', length: 9 }],
    ]);
    const portions: unknown[] = [];
    for await (const rows of reader.rows(whole)) {
      portions.push(rows);
    }
    expect(portions).toEqual([[[{ integer: '9007199254740993' }, { blob: 'AP8=' }, 'long text']]]);
  });
});
