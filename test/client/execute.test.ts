import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { execute } from '../../client/run/execute.ts';
import type { ResourceSource } from '../../engine/execute/index.ts';
import type { ForkedTableEngine } from '../../engine/sqlite/index.ts';
import { forkTableEngine, openResultReader } from '../../engine/sqlite/index.ts';
import { fixedViews, viewsOf } from '../../language/semantics/index.ts';
import { parseDocument, parseStatement } from '../../language/syntax/index.ts';
import { noCalls } from '../../protocol/index.ts';
import { testCatalog } from '../catalog/fixture.ts';

const processPath = resolve(import.meta.dirname, '../../engine/sqlite/table-process.ts');

/** An account that no statement of these tests asks anything. */
const untouched: ResourceSource = {
  calls: noCalls,
  listPage: () => Promise.reject(new Error('Nothing should be listed.')),
  get: () => Promise.reject(new Error('Nothing should be got.')),
  delete: () => Promise.reject(new Error('Nothing should be deleted.')),
};

describe('running a statement', () => {
  let directory: string;
  let engines: ForkedTableEngine[];
  /** Resolves when a process is up and has its statement. */
  let busy: PromiseWithResolvers<undefined>;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'iql-execute-'));
    engines = [];
    busy = Promise.withResolvers();
  });
  afterEach(() => rmSync(directory, { recursive: true, force: true }));
  const file = (): string => join(directory, 'run.sqlite');

  const check = (text: string, signal: AbortSignal = new AbortController().signal) =>
    execute(parseStatement(text), {
      catalog: testCatalog(),
      version: '1.2.3',
      views: fixedViews(viewsOf(parseDocument('CREATE VIEW pair AS SELECT 1 AS one, 2 AS two'))),
      connection: {
        region: 'us-east-1',
        regionFrom: 'setting',
        regions: ['us-east-1'],
        concurrency: 4,
        rowLimit: 100,
      },
      source: untouched,
      startEngine() {
        const engine = forkTableEngine({ processPath, file: file() });
        engines.push(engine);
        return {
          ...engine,
          async materialize(sql, rowLimit) {
            await engine.query('SELECT 1');
            const rows = engine.materialize(sql, rowLimit);
            busy.resolve(undefined);
            return rows;
          },
        };
      },
      confirm: () => Promise.resolve(false),
      onProgress: () => undefined,
      signal,
    });

  it('leaves its rows in the file, and no process behind', async () => {
    const outcome = await check('SELECT 1 AS one, 2 AS two');
    expect(outcome.kind).toBe('finished');
    await Promise.all(engines.map((engine) => engine.ended));
    const reader = openResultReader(file());
    expect(await reader.window({ start: 0, count: 9 }, 100)).toEqual([[1, 2]]);
    await reader.close();
  });

  it('reads the views around the statement', async () => {
    const outcome = await check('SELECT two FROM pair');
    expect(outcome.kind).toBe('finished');
    const reader = openResultReader(file());
    expect(await reader.window({ start: 0, count: 9 }, 100)).toEqual([[2]]);
    await reader.close();
  });

  it('starts no process for a statement that has no plan', async () => {
    const outcome = await check('SELECT * FROM aws.iottwinmaker.sync_jobs');
    expect(outcome.kind === 'failed' ? outcome.failure.kind : '').toBe('plan');
    expect(engines).toEqual([]);
  });

  it('stops a statement that keeps SQLite busy, process and all', async () => {
    const abort = new AbortController();
    const running = check(
      'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n',
      abort.signal,
    );
    await busy.promise;
    abort.abort();
    const outcome = await running;
    await Promise.all(engines.map((engine) => engine.ended));
    expect(outcome.kind === 'failed' ? outcome.failure.kind : '').toBe('cancelled');
  });
});
