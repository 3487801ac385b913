import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, describe, expect, it } from 'vitest';
import { copyResult, openTableEngine } from '../../engine/sqlite/index.ts';
import type { ResultView } from '../../protocol/index.ts';
import { wholeResult } from '../../protocol/index.ts';

let directory: string | undefined;
afterEach(() => {
  if (directory !== undefined) rmSync(directory, { recursive: true, force: true });
});

/** What `query` gives of the database that the result of `sql` was copied to. */
async function check(sql: string, table: string, query: string, view: ResultView = wholeResult) {
  directory = mkdtempSync(join(tmpdir(), 'iql-copy-'));
  const file = join(directory, 'result.db');
  const engine = openTableEngine(file);
  await engine.materialize(sql, 1000);
  await engine.close();
  const path = join(directory, 'copy.sqlite');
  const copied = copyResult({ file, view }, path, table);
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    return {
      copied,
      rows: database
        .prepare(query)
        .all()
        .map((row) => ({ ...row })),
    };
  } finally {
    database.close();
  }
}

describe('a copied result', () => {
  it('holds the values of the result, whatever its columns are called', async () => {
    const sql = `SELECT 1 AS a, 'x' AS "A", 9007199254740993 AS big, NULL AS n, x'ff' AS b`;
    const query = 'SELECT a, A_2, CAST(big AS TEXT) AS big, n, hex(b) AS b FROM numbers';
    expect(await check(sql, 'numbers', query)).toEqual({
      copied: 1,
      rows: [{ a: 1, A_2: 'x', big: '9007199254740993', n: null, b: 'FF' }],
    });
  });

  it('holds the rows of a view in its order', async () => {
    const { rows } = await check(
      'SELECT column1 AS i FROM (VALUES (1), (3), (2))',
      'result',
      'SELECT i FROM result ORDER BY rowid',
      {
        sort: [{ column: 0, descending: true }],
        filters: [{ kind: 'comparison', column: 0, operator: '>', value: 1 }],
      },
    );
    expect(rows).toEqual([{ i: 3 }, { i: 2 }]);
  });

  it('is called otherwise where SQLite keeps the name for itself', async () => {
    const query = `SELECT name FROM sqlite_schema`;
    const { rows } = await check('SELECT 1 AS a', 'sqlite_schema', query);
    expect(rows).toEqual([{ name: 'result_sqlite_schema' }]);
  });
});
