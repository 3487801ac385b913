/** How many calls are open and how fast they start, in a virtual clock's time. */
import { describe, expect, it } from 'vitest';
import { createLimiterPool } from '../../engine/execute/index.ts';
import type { LimiterPoolOptions } from '../../engine/execute/index.ts';
import { check, fetchOf, getEach, hydrating, selectPlan, vpcs } from './check.ts';
import type { CheckOptions } from './check.ts';
import { createThrottlingServer, never } from './throttling-server.ts';
import type { ServerOptions } from './throttling-server.ts';
import { createVirtualClock } from './virtual-clock.ts';

const lane = { region: 'us-east-1', operation: 'GetResource' } as const;
const unlimited = { rate: 1_000_000, burst: 1_000_000, latencyMs: 40 };

function serverWith(server: Omit<ServerOptions, 'clock'>, pool: LimiterPoolOptions = {}) {
  const clock = createVirtualClock();
  return {
    clock,
    server: createThrottlingServer({ clock, ...server }),
    pool: createLimiterPool({ clock, ...pool }),
  };
}

/** Gets so many resources one by one, and says how long that took. */
async function getAll(
  count: number,
  { clock, server, pool }: ReturnType<typeof serverWith>,
  options: Partial<CheckOptions> = {},
) {
  const resources = vpcs(count);
  const fetch = fetchOf('ec2.vpcs', {
    columns: ['VpcId'],
    access: getEach(...resources.map(({ identifier }) => identifier)),
  });
  const checked = await clock.during(
    check(selectPlan([fetch], 'SELECT count(*) FROM "ec2.vpcs"'), {
      resources,
      concurrency: 64,
      limiters: pool,
      gate: () => server.call(),
      ...options,
    }),
  );
  return { ...checked, seconds: clock.now() / 1000 };
}

describe('a lane that nothing throttles', () => {
  it('starts modestly and doubles in each round trip, up to the run’s ceiling', async () => {
    const under = serverWith(unlimited);
    const { seconds } = await getAll(8 + 16 + 32 + 32, under, { concurrency: 32 });
    expect(seconds).toBeCloseTo(4 * 0.04);
    expect(under.server.counts.mostOpen).toBe(32);
  });

  it('holds what it is told, where its concurrency is fixed', async () => {
    const under = serverWith(unlimited, { fixedConcurrency: 50 });
    const { seconds } = await getAll(500, under);
    expect(seconds).toBeCloseTo(10 * 0.04);
    expect(under.server.counts.mostOpen).toBe(50);
  });
});

describe('a lane that AWS throttles', () => {
  it.each([
    [25, 25, 40],
    [25, 25, 2],
    [25, 50, 400],
    [5, 30, 40],
    [100, 100, 40],
    [10, 10, 400],
  ])(
    'keeps nine tenths of %i calls a second (bucket %i, %i ms), and no error comes through',
    async (rate, burst, latencyMs) => {
      const under = serverWith({ rate, burst, latencyMs });
      const count = burst + rate * 40;
      const { outcome, rows, seconds } = await getAll(count, under);
      expect(outcome.kind === 'finished' && outcome.summary.notices.filter(isFailure)).toEqual([]);
      expect(rows).toEqual([[count]]);
      expect((count - burst) / seconds).toBeGreaterThan(rate * 0.9);
      expect(under.server.counts.throttled).toBeLessThan(130);
    },
  );

  it('tells the rate that it found, and counts a call once however often it is sent', async () => {
    const under = serverWith({ rate: 25, burst: 25, latencyMs: 40 });
    const { progress, outcome } = await getAll(600, under);
    const throttled = progress.at(-1)?.throttled;
    expect(throttled).toMatchObject(lane);
    expect(Math.abs((throttled?.ratePerSecond ?? 0) - 25)).toBeLessThan(8);
    expect(progress.at(-1)?.calls.get).toBe(600);
    const statistics = outcome.statistics?.get(0);
    expect(statistics).toMatchObject({ calls: 600, rows: 600 });
    expect(statistics?.retries).toBe(under.server.counts.throttled);
    expect(statistics?.throttles).toBe(under.server.counts.throttled);
  });

  it('leaves a note where it held the run up for long, and none where it did not', async () => {
    const under = serverWith({ rate: 25, burst: 25, latencyMs: 40 });
    const { outcome } = await getAll(600, under);
    const notices = outcome.kind === 'finished' ? outcome.summary.notices : [];
    expect(notices.map(({ kind }) => kind)).toEqual(['information']);
    expect(notices[0]?.message).toMatch(
      /^AWS throttled `GetResource` in `us-east-1` for 2\d\.\d s, to about \d+ calls a second: to be faster, ask for fewer resources, or leave out the columns that need a get for each row$/,
    );
    const short = await getAll(30, serverWith({ rate: 25, burst: 25, latencyMs: 40 }));
    expect(short.outcome).toMatchObject({ summary: { notices: [] } });
  });

  it('is fast again once AWS allows more', async () => {
    const under = serverWith({ rate: 5, burst: 5, latencyMs: 40 });
    await getAll(60, under);
    const slow = under.clock.now();
    under.server.setRate(200);
    await getAll(4000, under);
    expect((under.clock.now() - slow) / 1000).toBeLessThan(45);
  });

  it('leaves the other lanes alone', async () => {
    const under = serverWith({ rate: 5, burst: 5, latencyMs: 40 });
    await getAll(60, under);
    expect(under.pool.limitOf(lane)).toBeDefined();
    expect(under.pool.limitOf({ ...lane, region: 'eu-west-1' })).toBeUndefined();
    expect(under.pool.limitOf({ ...lane, account: 'dev' })).toBeUndefined();
    expect(under.pool.limitOf({ ...lane, operation: 'ListResources' })).toBeUndefined();
  });

  it('is known to the next run, which is throttled less', async () => {
    const under = serverWith({ rate: 25, burst: 25, latencyMs: 40 });
    await getAll(300, under);
    const first = under.server.counts.throttled;
    await getAll(300, under);
    expect(under.server.counts.throttled - first).toBeLessThan(first / 2);
  });

  it('gives up on a call that gets through at no time, and says what to do', async () => {
    const under = serverWith({ rate: 0, burst: 0, latencyMs: 40 });
    const { outcome } = await getAll(1, under);
    expect(outcome).toMatchObject({ kind: 'failed', failure: { kind: 'throttled' } });
    expect(under.server.counts.throttled).toBe(20);
  });
});

describe('runs that share a lane', () => {
  it('take turns, so that a short statement does not wait for a long one', async () => {
    const under = serverWith({ rate: 20, burst: 1, latencyMs: 10 }, { fixedConcurrency: 1 });
    const ended: string[] = [];
    const long = under.pool.enter(64, never);
    const short = under.pool.enter(64, never);
    const call = (): Promise<void> => under.clock.wait(10, never);
    const calls = Array.from({ length: 100 }, () => long.run(lane, { send: call }));
    const few = Array.from({ length: 5 }, () => short.run(lane, { send: call }));
    void Promise.all(few).then(() => ended.push(`short after ${under.clock.now()} ms`));
    await under.clock.during(Promise.all(calls));
    // One of the long statement's was under way, and from then on they alternate.
    expect(ended).toEqual(['short after 110 ms']);
  });

  it('do not hold one another up where one has reached its own ceiling', async () => {
    const { clock, pool } = serverWith(unlimited);
    const narrow = pool.enter(1, never);
    const wide = pool.enter(8, never);
    const call = (): Promise<void> => clock.wait(10, never);
    const slow = Promise.all(Array.from({ length: 10 }, () => narrow.run(lane, { send: call })));
    const quick = Promise.all(Array.from({ length: 7 }, () => wide.run(lane, { send: call })));
    await clock.during(quick);
    expect(clock.now()).toBe(10);
    await clock.during(slow);
    expect(clock.now()).toBe(100);
  });
});

describe('a run with calls in several lanes', () => {
  it('serves the lanes in turn within its ceiling', async () => {
    const { clock, pool } = serverWith(unlimited);
    const run = pool.enter(2, never);
    const order: string[] = [];
    const calls = ['us-east-1', 'eu-west-1', 'ap-south-1'].flatMap((region) =>
      [1, 2].map((turn) =>
        run.run(
          { ...lane, region },
          {
            send: () => {
              order.push(`${region} ${turn}`);
              return clock.wait(10, never);
            },
          },
        ),
      ),
    );
    await clock.during(Promise.all(calls));
    expect(order.slice(0, 4)).toEqual([
      'us-east-1 1',
      'us-east-1 2',
      'eu-west-1 1',
      'ap-south-1 1',
    ]);
  });
});

describe('cancelling', () => {
  it('rejects what waits for a place, for the pace or for its next try, at once', async () => {
    const under = serverWith({ rate: 1, burst: 1, latencyMs: 10 });
    const controller = new AbortController();
    const fetch = fetchOf('ec2.vpcs', {
      columns: ['VpcId', 'CidrBlock'],
      access: hydrating('CidrBlock'),
    });
    let cancelledAt = Number.POSITIVE_INFINITY;
    const running = check(selectPlan([fetch]), {
      resources: vpcs(50),
      limiters: under.pool,
      concurrency: 4,
      gate: (call) => (call.startsWith('get') ? under.server.call() : Promise.resolve()),
      signal: controller.signal,
      onProgress: ({ throttled }) => {
        if (throttled === undefined || controller.signal.aborted) return;
        cancelledAt = under.clock.now();
        controller.abort();
      },
    });
    const { outcome } = await under.clock.during(running);
    expect(under.clock.now() - cancelledAt).toBeLessThan(200);
    expect(outcome).toMatchObject({ kind: 'failed', failure: { kind: 'cancelled' } });
  });
});

function isFailure({ kind }: { readonly kind: string }): boolean {
  return kind !== 'information';
}
