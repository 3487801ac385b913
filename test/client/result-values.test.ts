import { describe, expect, it, onTestFinished } from 'vitest';
import { readValues } from '../../client/results/result-values.ts';
import { openResultReader, openTableEngine } from '../../engine/sqlite/index.ts';
import { createBinder, fixedViews, viewsOf } from '../../language/semantics/index.ts';
import { parseDocument, parseStatement } from '../../language/syntax/index.ts';
import type { ResultValues } from '../../protocol/index.ts';
import { readResultValues } from '../../protocol/index.ts';
import { testCatalog } from '../catalog/fixture.ts';
import { temporaryFile } from '../sqlite/temporary-file.ts';

/** The values told of a statement whose result is what `sql` gives. */
async function check(
  statement: string,
  sql: string,
  views = '',
): Promise<ResultValues | undefined> {
  const file = temporaryFile('run.db');
  const engine = openTableEngine(file);
  const reader = openResultReader(file);
  onTestFinished(async () => {
    await reader.close();
    await engine.close();
  });
  await engine.materialize(sql, 10_000);
  const definitions = fixedViews(viewsOf(parseDocument(views)));
  const bind = createBinder(testCatalog(), () => definitions);
  return readValues(bind(parseStatement(statement)), reader);
}

describe('values of a finished run', () => {
  it('are the texts of columns that are properties, and the regions', async () => {
    const statement = 'SELECT bucket_name, upper(arn), tags, region FROM aws.s3.buckets';
    expect(await check(statement, `SELECT 'logs', 'ARN', '[]', 'eu-west-1'`)).toEqual({
      statement,
      columns: [0, 3],
      rows: [['logs', 'eu-west-1']],
    });
  });

  it('come through common tables and stars', async () => {
    const told = await check(
      'WITH b AS (SELECT bucket_name AS n, 1 AS one FROM aws.s3.buckets) SELECT one, b.* FROM b',
      `SELECT 1, 'logs', 1`,
    );
    expect(told).toMatchObject({ columns: [1], rows: [['logs']] });
  });

  it('come through views', async () => {
    const views = 'CREATE VIEW b (n, one) AS SELECT bucket_name, 1 FROM aws.s3.buckets';
    const told = await check('SELECT one, n FROM b', `SELECT 1, 'logs'`, views);
    expect(told).toMatchObject({ columns: [1], rows: [['logs']] });
  });

  it('leave out what is written only and what is named a secret', async () => {
    expect(
      await check('SELECT secret_string FROM aws.secretsmanager.secrets', `SELECT 'hunter2'`),
    ).toBeUndefined();
    expect(
      await check('SELECT bucket_name AS password FROM aws.s3.buckets', `SELECT 'hunter2'`),
    ).toBeUndefined();
  });

  it('stay within the bounds of the wire', async () => {
    const rows = `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 900)
      SELECT CASE WHEN i = 1 THEN hex(zeroblob(200)) WHEN i = 2 THEN NULL ELSE 'b' || i END FROM n`;
    const told = await check('SELECT bucket_name FROM aws.s3.buckets', rows);
    expect(told?.rows.slice(0, 3)).toEqual([[null], [null], ['b3']]);
    expect(told?.rows).toHaveLength(500);
    expect(readResultValues(told)).toEqual(told);
  });

  it('are none for a statement without a result of its own', async () => {
    expect(await check('SHOW SERVICES IN aws', `SELECT 's3'`)).toBeUndefined();
    expect(await check('SELECT 1', 'SELECT 1')).toBeUndefined();
  });
});
