import { existsSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { forkTableEngine, openTableEngine } from '../../engine/sqlite/index.ts';
import type { ForkedTableEngine } from '../../engine/sqlite/index.ts';
import { hasBegun, tellingProcess } from './busy-process.ts';
import { temporaryFile } from './temporary-file.ts';

const processPath = fileURLToPath(new URL('../../engine/sqlite/table-process.ts', import.meta.url));

function forked(file: string, path = processPath): ForkedTableEngine {
  const engine = forkTableEngine({ processPath: path, file });
  onTestFinished(() => engine.kill());
  return engine;
}

/** Counts without end. */
const endless = `WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c) SELECT count(*) FROM c`;

describe('a table engine in a process of its own', () => {
  it('answers as the one in this process does, 64-bit integers and bytes included', async () => {
    const engine = forked(temporaryFile('run.db'));
    await engine.createTable({ name: 't', columns: [{ name: 'v', declaredType: '' }] });
    await engine.insert('t', [[1], [9007199254740993n], [null], ['é'], [new Uint8Array([1, 2])]]);
    expect(await engine.materialize('SELECT v FROM t', 10)).toEqual({
      columns: [{ name: 'v', type: 'any' }],
      rowCount: 5,
    });
    expect((await engine.readResult(0, 10)).map(([value]) => value)).toEqual([
      1,
      9007199254740993n,
      null,
      'é',
      new Uint8Array([1, 2]),
    ]);
  });

  it('takes a value of ten megabytes across, and back', async () => {
    const engine = forked(temporaryFile('run.db'));
    const long = 'é'.repeat(5_000_000);
    await engine.createTable({ name: 't', columns: [{ name: 'v', declaredType: 'TEXT' }] });
    await engine.insert('t', [[long], ['short']]);
    await engine.grow({ sql: 'SELECT v FROM t', table: 't', rowLimit: 10 });
    await engine.materialize('SELECT v FROM t ORDER BY length(v) DESC', 10);
    expect(await engine.readResult(0, 1)).toEqual([[long]]);
  });

  it('passes on where SQLite refused a statement', async () => {
    const engine = forked(temporaryFile('run.db'));
    await expect(engine.materialize('SELECT nope', 1)).rejects.toMatchObject({
      name: 'SqlError',
      message: 'no column `nope` in the tables of this query',
      offset: 7,
    });
  });

  it('stops in the middle of a statement that would never end, and keeps the rows', async () => {
    const file = temporaryFile('run.db');
    const begun = hasBegun(file);
    const engine = forked(file, tellingProcess);
    await engine.createTable({ name: 't', columns: [{ name: 'v', declaredType: 'INTEGER' }] });
    await engine.insert('t', [[1], [2]]);
    const heavy = engine.materialize(endless, 10).catch((error: unknown) => error);
    const pid = engine.processId ?? expect.fail('no process');
    await begun;
    engine.kill();
    expect(await heavy).toMatchObject({ message: 'the SQL process was stopped' });
    await engine.ended;
    expect(() => process.kill(pid, 0)).toThrow('ESRCH');

    const after = openTableEngine(file);
    expect(await after.query('SELECT v FROM t')).toEqual([[1], [2]]);
    await after.close();
  });

  it('gives the rows back that a statement was busy with, once its process is gone', async () => {
    const file = temporaryFile('run.db');
    const begun = hasBegun(file);
    const engine = forked(file, tellingProcess);
    await engine.createTable({ name: 't', columns: [{ name: 'v', declaredType: 'INTEGER' }] });
    await engine.insert('t', [[1], [2]]);
    const heavy = engine.materialize(endless, 10).catch((error: unknown) => error);
    await begun;
    expect(await engine.salvage({ table: 't', columns: ['v'], rowLimit: 10 })).toEqual({
      columns: [{ name: 'v', type: 'integer' }],
      rowCount: 2,
    });
    expect(await heavy).toMatchObject({ message: 'the SQL process was stopped' });
    expect(await engine.readResult(0, 10)).toEqual([[1], [2]]);
  });

  it('rejects what is under way where the process dies by itself', async () => {
    const engine = forked(temporaryFile('run.db'));
    await engine.query('SELECT 1');
    const heavy = engine.query(endless);
    process.kill(engine.processId ?? expect.fail('no process'), 'SIGKILL');
    await expect(heavy).rejects.toThrow('the SQL process ended by SIGKILL');
    await expect(engine.query('SELECT 1')).rejects.toThrow('the SQL process ended by SIGKILL');
  });

  it('says why where its program cannot be started', async () => {
    const engine = forkTableEngine({ processPath: '/nowhere/table-process.js', file: 'x.db' });
    await expect(engine.query('SELECT 1')).rejects.toThrow(/exit code 1[^]*Cannot find module/);
  });

  it('leaves a file without a log behind when it is closed', async () => {
    const file = temporaryFile('run.db');
    const engine = forked(file);
    await engine.materialize('SELECT 1', 1);
    await engine.close();
    expect(statSync(file).size).toBeGreaterThan(0);
    expect(existsSync(`${file}-wal`)).toBe(false);
  });
});
