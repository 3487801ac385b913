/** How many calls are open together, and how a run stops. */
import { describe, expect, it } from 'vitest';
import { createLimiterPool } from '../../engine/execute/index.ts';
import type { RunProgress } from '../../protocol/index.ts';
import { check, fetchOf, getEach, hydrating, listAll, selectPlan, vpcs } from './check.ts';
import { createVirtualClock } from './virtual-clock.ts';

const vpc = (shape: Partial<Parameters<typeof fetchOf>[1]> = {}): ReturnType<typeof fetchOf> =>
  fetchOf('ec2.vpcs', { columns: ['VpcId', 'CidrBlock'], access: listAll, ...shape });

const oneTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('concurrency', () => {
  it('keeps at most so many calls open, over all that a run asks', async () => {
    const buckets = fetchOf('s3.buckets', {
      id: 1,
      columns: ['BucketName'],
      access: listAll,
      regions: ['us-east-1', 'eu-west-1'],
    });
    const { account } = await check(
      selectPlan([vpc({ access: hydrating('CidrBlock') }), buckets], 'SELECT 1'),
      {
        resources: vpcs(40),
        pageSize: 10,
        concurrency: 3,
        gate: oneTurn,
      },
    );
    expect(account.calls).toMatchObject({ list: 6, get: 40 });
    expect(account.mostOpen()).toBe(3);
  });

  it('runs fetches that do not need one another together', async () => {
    const started: string[] = [];
    let release = (): void => undefined;
    const bothStarted = new Promise<void>((resolve) => {
      release = resolve;
    });
    const buckets = fetchOf('s3.buckets', { id: 1, columns: ['BucketName'], access: listAll });
    const { outcome } = await check(selectPlan([vpc(), buckets], 'SELECT 1'), {
      resources: [],
      gate: (call) => {
        started.push(call);
        if (started.length === 2) release();
        return bothStarted;
      },
    });
    expect(outcome.kind).toBe('finished');
  });

  it('asks for the next page while it completes this one', async () => {
    const { account } = await check(selectPlan([vpc({ access: hydrating('CidrBlock') })]), {
      resources: vpcs(4),
      pageSize: 2,
      concurrency: 4,
      gate: oneTurn,
    });
    expect(account.log.indexOf('list AWS::EC2::VPC us-east-1 page 2')).toBeLessThan(4);
  });
});

describe('progress', () => {
  it('reports each change once', async () => {
    const { progress } = await check(selectPlan([vpc()]), { resources: vpcs(2), pageSize: 1 });
    expect(new Set(progress.map((state) => JSON.stringify(state))).size).toBe(progress.length);
    expect(progress.at(-1)).toMatchObject({ calls: { list: 2 }, rowsFetched: 2 });
  });

  it('says when everything is there, before SQLite begins', async () => {
    let said: boolean | undefined;
    let last: RunProgress | undefined;
    await check(selectPlan([vpc()]), {
      resources: vpcs(2),
      onProgress: (progress) => {
        last = progress;
      },
      wrap: (engine) => ({
        ...engine,
        materialize(sql, rowLimit) {
          said = last?.isFetched;
          return engine.materialize(sql, rowLimit);
        },
      }),
    });
    expect(said).toBe(true);
  });
});

describe('cancelling', () => {
  it('makes no call where the run was cancelled before it began', async () => {
    const { outcome, account } = await check(selectPlan([vpc()]), {
      resources: vpcs(1),
      signal: AbortSignal.abort(),
    });
    expect(account.log).toEqual([]);
    expect(outcome).toMatchObject({ kind: 'failed', failure: { kind: 'cancelled' } });
  });

  it('starts no further call, waits for nothing and keeps the rows', async () => {
    const controller = new AbortController();
    const clock = createVirtualClock();
    const { outcome, rows, account } = await check(
      selectPlan([vpc({ access: getEach('vpc-1', 'vpc-2', 'vpc-3', 'vpc-4') })]),
      {
        resources: vpcs(4),
        concurrency: 1,
        // Its time stands still: a run that waited for it would never end.
        limiters: createLimiterPool({ clock }),
        signal: controller.signal,
        gate: (call) => {
          if (!call.endsWith('vpc-3')) return Promise.resolve();
          controller.abort();
          return new Promise(() => undefined);
        },
      },
    );
    expect(account.log).toHaveLength(3);
    expect(rows.map(([id]) => id)).toEqual(['vpc-1', 'vpc-2']);
    expect(outcome).toMatchObject({
      kind: 'failed',
      failure: { kind: 'cancelled' },
      partial: { rowCount: 2 },
      calls: { get: 3 },
    });
  });

  it('returns within 200 ms where SQLite does not answer, and a second later where the rows cannot be had', async () => {
    const controller = new AbortController();
    const never = new Promise<never>(() => undefined);
    const clock = createVirtualClock();
    let salvagedAt = Number.NaN;
    const running = check(selectPlan([vpc()]), {
      resources: vpcs(1),
      limiters: createLimiterPool({ clock }),
      signal: controller.signal,
      wrap: (engine) => ({
        ...engine,
        materialize() {
          controller.abort();
          return never;
        },
        salvage() {
          salvagedAt = clock.now();
          return never;
        },
      }),
    });
    const { outcome } = await clock.during(running);
    expect(salvagedAt).toBeLessThan(200);
    expect(clock.now()).toBeLessThan(1_200);
    expect(outcome).toMatchObject({ kind: 'failed', failure: { kind: 'cancelled' } });
  });
});
