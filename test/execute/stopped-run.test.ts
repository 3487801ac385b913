/** What is left of a run that is stopped while SQLite is busy, in a process of its own. */
import { describe, expect, it, onTestFinished } from 'vitest';
import { createLimiterPool, runPlan } from '../../engine/execute/index.ts';
import type { Clock, RunOutcome, TableEngine } from '../../engine/execute/index.ts';
import type { SelectPlan } from '../../engine/plan/index.ts';
import { forkTableEngine, openResultReader } from '../../engine/sqlite/index.ts';
import type { Cell } from '../../protocol/index.ts';
import { openAccount } from '../queries/account.ts';
import { hasBegun, tellingProcess } from '../sqlite/busy-process.ts';
import { temporaryFile } from '../sqlite/temporary-file.ts';
import { fetchOf, listAll, selectPlan, vpcs } from './check.ts';

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
  /** Read from the file once every process of the run is gone. */
  readonly rows: readonly (readonly Cell[])[];
}

interface StopOptions {
  /** The run is cancelled while SQLite sorts, or while AWS owes the second page. */
  readonly during: 'the sort' | 'the second page';
  /** Whether SQLite has the statement's result before the time that a stop leaves it is over. */
  readonly isQuick: boolean;
}

/** What a stop leaves SQLite is over once it is at work, or never; the time of the whole stop never is. */
function clockOf({ isQuick }: StopOptions, begun: Promise<void>): Clock {
  const never = new Promise<never>(() => undefined);
  return {
    now: () => 0,
    wait: (milliseconds) => (isQuick || milliseconds > 100 ? never : begun),
  };
}

async function check(plan: SelectPlan, options: StopOptions): Promise<Stopped> {
  const file = temporaryFile('run.db');
  const begun = hasBegun(file);
  const forked = forkTableEngine({ processPath: tellingProcess, file });
  onTestFinished(() => forked.kill());
  const controller = new AbortController();
  const engine: TableEngine = {
    ...forked,
    materialize(sql, rowLimit) {
      if (options.during === 'the sort') void begun.then(() => controller.abort());
      return forked.materialize(sql, rowLimit);
    },
  };
  const source = openAccount({
    resources: vpcs(60),
    pageSize: 50,
    listed: { 'AWS::EC2::VPC': ['VpcId', 'CidrBlock'] },
    gate(call) {
      if (options.during === 'the sort' || !call.endsWith('page 2')) return Promise.resolve();
      controller.abort();
      return new Promise(() => undefined);
    },
  });
  const outcome = await runPlan(
    plan,
    {
      source,
      engine,
      confirm: () => Promise.resolve(true),
      limiters: createLimiterPool({ clock: clockOf(options, begun) }),
    },
    { concurrency: 4, rowLimit: 1000 },
    () => undefined,
    controller.signal,
  );
  forked.kill();
  await forked.ended;
  const reader = openResultReader(file);
  onTestFinished(() => reader.close());
  const rows: (readonly Cell[])[] = [];
  if (outcome.kind === 'failed' && outcome.partial !== undefined) {
    const { rowCount: count } = outcome.partial;
    for await (const portion of reader.rows({ start: 0, count })) rows.push(...portion);
  }
  return { outcome, rows };
}

/** Many millions of rows to sort. */
const heavySort = `SELECT a."VpcId" FROM "ec2.vpcs" AS a, "ec2.vpcs" AS b, "ec2.vpcs" AS c,
  "ec2.vpcs" AS d, "ec2.vpcs" AS e ORDER BY a."VpcId" || e."CidrBlock" DESC`;

describe('a run that is cancelled in the middle of a heavy sort', () => {
  it('shows the rows that were fetched, though SQLite is busy for minutes', async () => {
    const { outcome, rows } = await check(selectPlan([vpc], heavySort), {
      during: 'the sort',
      isQuick: false,
    });
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

  it('shows them too where the sort begins only with the cancel', async () => {
    const { outcome, rows } = await check(selectPlan([vpc], heavySort), {
      during: 'the second page',
      isQuick: false,
    });
    expect(outcome).toMatchObject({ failure: { kind: 'cancelled' }, calls: { list: 2 } });
    expect(rows).toHaveLength(50);
  });
});

describe('a run that is cancelled while it fetches', () => {
  it('shows the statement over the rows so far, where SQLite is quick', async () => {
    const sql = 'SELECT count(*) AS n FROM "ec2.vpcs"';
    const { outcome, rows } = await check(selectPlan([vpc], sql), {
      during: 'the second page',
      isQuick: true,
    });
    expect(outcome).toMatchObject({ partial: { rowCount: 1, notices: [] } });
    expect(rows).toEqual([[50]]);
  });

  it('keeps the rows that could be read', async () => {
    const sql = 'SELECT "VpcId" FROM "ec2.vpcs"';
    const plan = { ...selectPlan([vpc], sql), growth: { fetches: [0] } };
    const { outcome, rows } = await check(plan, { during: 'the second page', isQuick: true });
    expect(outcome).toMatchObject({ partial: { rowCount: 50, notices: [] } });
    expect(rows).toHaveLength(50);
  });
});
