/** What is left of a run that is stopped while SQLite is busy, in a process of its own. */
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { runPlan } from '../../engine/execute/index.ts';
import type { RunOutcome, TableEngine } from '../../engine/execute/index.ts';
import type { SelectPlan } from '../../engine/plan/index.ts';
import { forkTableEngine, openResultReader } from '../../engine/sqlite/index.ts';
import type { Cell } from '../../protocol/index.ts';
import { openAccount } from '../queries/account.ts';
import { temporaryFile } from '../sqlite/temporary-file.ts';
import { fetchOf, listAll, selectPlan, vpcs } from './check.ts';

const processPath = fileURLToPath(new URL('../../engine/sqlite/table-process.ts', import.meta.url));
const { columns, ...fetch } = fetchOf('ec2.vpcs', {
  columns: ['VpcId', 'Tags', 'CidrBlock', 'identifier#1'],
  access: listAll,
});
const vpc = {
  ...fetch,
  columns: columns.map((column) =>
    column.name === 'Tags' ? { ...column, unread: true as const } : column,
  ),
};

interface Stopped {
  readonly outcome: RunOutcome;
  /** Milliseconds from the cancel to the outcome. */
  readonly took: number;
  /** Read from the file once every process of the run is gone. */
  readonly rows: readonly (readonly Cell[])[];
}

/** Cancels the run as soon as it asks the engine for `step`. */
async function check(plan: SelectPlan, step: 'materialize' | 'page 2'): Promise<Stopped> {
  const file = temporaryFile('run.db');
  const forked = forkTableEngine({ processPath, file });
  onTestFinished(() => forked.kill());
  const controller = new AbortController();
  let cancelledAt = Number.NaN;
  const cancel = (): void => {
    cancelledAt = performance.now();
    controller.abort();
  };
  const engine: TableEngine = {
    ...forked,
    materialize(sql, rowLimit) {
      if (step === 'materialize') setTimeout(cancel, 1_000);
      return forked.materialize(sql, rowLimit);
    },
  };
  const source = openAccount({
    resources: vpcs(60),
    pageSize: 50,
    listed: { 'AWS::EC2::VPC': ['VpcId', 'CidrBlock'] },
    gate(call) {
      if (step !== 'page 2' || !call.endsWith('page 2')) return Promise.resolve();
      cancel();
      return new Promise(() => undefined);
    },
  });
  const outcome = await runPlan(
    plan,
    { source, engine, confirm: () => Promise.resolve(true) },
    { concurrency: 4, rowLimit: 1000 },
    () => undefined,
    controller.signal,
  );
  const took = performance.now() - cancelledAt;
  forked.kill();
  await forked.ended;
  const reader = openResultReader(file);
  onTestFinished(() => reader.close());
  const rows: (readonly Cell[])[] = [];
  if (outcome.kind === 'failed' && outcome.partial !== undefined) {
    const { rowCount: count } = outcome.partial;
    for await (const portion of reader.rows({ start: 0, count })) rows.push(...portion);
  }
  return { outcome, took, rows };
}

/** Many millions of rows to sort. */
const heavySort = `SELECT a."VpcId" FROM "ec2.vpcs" AS a, "ec2.vpcs" AS b, "ec2.vpcs" AS c,
  "ec2.vpcs" AS d, "ec2.vpcs" AS e ORDER BY a."VpcId" || e."CidrBlock" DESC`;

/** The times are those of a machine that does nothing else: others may take its processors for a moment. */
const onBusyMachines = { retry: 4 };

describe('a run that is cancelled in the middle of a heavy sort', onBusyMachines, () => {
  it('is over within 200 ms, and shows the rows that were fetched', async () => {
    const { outcome, took, rows } = await check(selectPlan([vpc], heavySort), 'materialize');
    expect(took).toBeLessThan(200);
    expect(outcome).toMatchObject({
      kind: 'failed',
      failure: { kind: 'cancelled' },
      partial: {
        rowCount: 60,
        columns: [
          { name: 'VpcId', type: 'text' },
          { name: 'CidrBlock', type: 'text' },
        ],
        notices: [
          {
            message:
              'SQLite had no result yet: these are the rows of `aws.ec2.vpcs` as they were fetched',
          },
        ],
      },
    });
    expect([rows.length, rows[0], rows[59]]).toEqual([
      60,
      ['vpc-1', '10.1.0.0/16'],
      ['vpc-60', '10.60.0.0/16'],
    ]);
  });

  it('is over in the same time where the sort begins only with the cancel', async () => {
    const { outcome, took } = await check(selectPlan([vpc], heavySort), 'page 2');
    expect(took).toBeLessThan(200);
    expect(outcome).toMatchObject({ failure: { kind: 'cancelled' }, calls: { list: 2 } });
  });
});

describe('a run that is cancelled while it fetches', onBusyMachines, () => {
  it('shows the statement over the rows so far, where SQLite is quick', async () => {
    const sql = 'SELECT count(*) AS n FROM "ec2.vpcs"';
    const { outcome, took, rows } = await check(selectPlan([vpc], sql), 'page 2');
    expect(took).toBeLessThan(200);
    expect(outcome).toMatchObject({ partial: { rowCount: 1, notices: [] } });
    expect(rows).toEqual([[50]]);
  });

  it('keeps the rows that could be read', async () => {
    const sql = 'SELECT "VpcId" FROM "ec2.vpcs"';
    const plan = { ...selectPlan([vpc], sql), growth: { fetches: [0] } };
    const { outcome, rows } = await check(plan, 'page 2');
    expect(outcome).toMatchObject({ partial: { rowCount: 50, notices: [] } });
    expect(rows).toHaveLength(50);
  });
});
