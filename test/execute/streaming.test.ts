/** Rows that can be read before a run has ended, and how little waits meanwhile. */
import { describe, expect, it } from 'vitest';
import type { SelectPlan } from '../../engine/plan/index.ts';
import { check, fetchOf, listAll, selectPlan, vpcs } from './check.ts';

const vpc = fetchOf('ec2.vpcs', { columns: ['VpcId'], access: listAll });
const listed = { 'AWS::EC2::VPC': ['VpcId'] };

/** A plan whose rows come one by one, as the planner says it of such a statement. */
function growing(sql: string, limit?: number): SelectPlan {
  const growth = { fetches: [0], ...(limit !== undefined && { limit }) };
  return { ...selectPlan([vpc], sql), growth };
}

const everyRow = 'SELECT "VpcId" FROM "ec2.vpcs"';

describe('a statement without sort or aggregate', () => {
  it('has rows to read while its second page is still awaited', async () => {
    let release = (): void => undefined;
    const seen = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { rows, progress } = await check(growing(everyRow), {
      resources: vpcs(3),
      pageSize: 2,
      listed,
      gate: (call) => (call.endsWith('page 2') ? seen : Promise.resolve()),
      onProgress: ({ resultRows }) => resultRows !== undefined && release(),
    });
    const early = progress.find(({ resultRows }) => resultRows !== undefined);
    expect(early).toMatchObject({
      resultRows: 2,
      resultColumns: [{ name: 'VpcId', type: 'text' }],
    });
    expect(rows).toEqual([['vpc-1'], ['vpc-2'], ['vpc-3']]);
  });

  it('asks for no further page once its LIMIT is met by rows that SQLite chose', async () => {
    const sql = `${everyRow} WHERE "VpcId" LIKE '%2' LIMIT 1`;
    const { rows, account, outcome } = await check(growing(sql, 1), {
      resources: vpcs(20),
      pageSize: 2,
      listed,
    });
    expect(rows).toEqual([['vpc-2']]);
    expect(outcome).toMatchObject({ kind: 'finished', summary: { rowCount: 1, notices: [] } });
    expect(account.calls.list).toBe(1);
  });

  it('asks for no further page once the row limit is passed, and says so', async () => {
    const { rows, account, outcome } = await check(growing(everyRow), {
      resources: vpcs(2000),
      pageSize: 100,
      listed,
      rowLimit: 150,
    });
    expect(rows).toHaveLength(150);
    expect(account.calls.list).toBeLessThan(20);
    expect(outcome).toMatchObject({
      summary: {
        notices: [{ message: expect.stringContaining('only the first 150 rows') as string }],
      },
    });
  });

  it('keeps the rows that could be read when the run is cancelled', async () => {
    const controller = new AbortController();
    const { outcome, rows } = await check(growing(everyRow), {
      resources: vpcs(4),
      pageSize: 2,
      listed,
      signal: controller.signal,
      gate: (call) => (call.endsWith('page 2') ? new Promise(() => undefined) : Promise.resolve()),
      onProgress: ({ resultRows }) => resultRows === 2 && controller.abort(),
    });
    expect(outcome).toMatchObject({ failure: { kind: 'cancelled' }, partial: { rowCount: 2 } });
    expect(rows).toEqual([['vpc-1'], ['vpc-2']]);
  });

  it('fails as the whole statement fails', async () => {
    const { outcome } = await check(growing('SELECT json("VpcId") FROM "ec2.vpcs"'), {
      resources: vpcs(2),
      listed,
    });
    expect(outcome).toMatchObject({
      kind: 'failed',
      failure: { message: expect.stringContaining('malformed JSON') as string },
    });
  });
});

describe('a page of unusual size', () => {
  it('may have twenty thousand resources, and one of ten megabytes', async () => {
    const long = 'x'.repeat(10_000_000);
    const [first, ...others] = vpcs(20_000);
    const { outcome, rows } = await check(
      growing('SELECT "VpcId" FROM "ec2.vpcs" WHERE length("VpcId") > 7'),
      {
        resources: [{ ...(first ?? expect.fail()), properties: { VpcId: long } }, ...others],
        pageSize: 20_000,
        listed,
        rowLimit: 20_000,
      },
    );
    // `vpc-1000` and those after it, and the long one.
    expect(outcome).toMatchObject({ kind: 'finished', summary: { rowCount: 19_002 } });
    expect(rows[0]?.[0]).toHaveLength(10_000_000);
  });
});

describe('a source that is faster than SQLite', () => {
  it('is not asked for more while many bytes wait', async () => {
    const page = 100;
    const wide = vpcs(40 * page).map((resource) => ({
      ...resource,
      properties: { VpcId: resource.identifier, CidrBlock: 'x'.repeat(10_000) },
    }));
    let waiting = 0;
    let most = 0;
    const fetch = fetchOf('ec2.vpcs', {
      columns: ['VpcId', 'CidrBlock'],
      access: listAll,
      regions: Array.from({ length: 40 }, (_, index) => `region-${String(index)}`),
    });
    const { outcome } = await check(selectPlan([fetch], 'SELECT count(*) FROM "ec2.vpcs"'), {
      resources: wide.map((resource, index) => ({
        ...resource,
        region: `region-${String(index % 40)}`,
      })),
      listed: { 'AWS::EC2::VPC': ['VpcId', 'CidrBlock'] },
      pageSize: 10,
      concurrency: 40,
      wrap: (engine) => ({
        ...engine,
        async insert(table, rows) {
          waiting += rows.length;
          most = Math.max(most, waiting);
          await new Promise((resolve) => setImmediate(resolve));
          await engine.insert(table, rows);
          waiting -= rows.length;
        },
      }),
    });
    expect(outcome.kind).toBe('finished');
    // 16 MB are 1,600 of these rows; beside them each region may have one page loading and one asked for.
    expect(most).toBeLessThan(1_600 + 2 * 40 * 10);
  });
});
