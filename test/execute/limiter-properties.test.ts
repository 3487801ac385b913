/** What holds of a lane whatever the server behind it allows. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLimiterPool, SourceError } from '../../engine/execute/index.ts';
import type { Clock, RunLimiter } from '../../engine/execute/index.ts';
import { checkAsyncProperty } from '../arbitraries/index.ts';
import { createThrottlingServer, never } from './throttling-server.ts';
import type { ThrottlingServer } from './throttling-server.ts';
import { createVirtualClock } from './virtual-clock.ts';

const lane = { region: 'us-east-1', operation: 'GetResource' } as const;

const servers = fc.record({
  rate: fc.integer({ min: 2, max: 200 }),
  /** A bucket holds a second's worth or more. */
  burstSeconds: fc.integer({ min: 1, max: 4 }),
  latencyMs: fc.integer({ min: 1, max: 500 }),
  ceiling: fc.integer({ min: 1, max: 64 }),
  runs: fc.integer({ min: 1, max: 4 }),
});

function serverOf(
  clock: Clock,
  { rate, burstSeconds, latencyMs }: { rate: number; burstSeconds: number; latencyMs: number },
): ThrottlingServer {
  return createThrottlingServer({ clock, rate, burst: rate * burstSeconds, latencyMs });
}

/** Sends a call until it is answered. */
async function insist(run: RunLimiter, server: ThrottlingServer): Promise<void> {
  for (let isAgain = false; ; isAgain = true) {
    try {
      await run.run(lane, { send: () => server.call(), isAgain });
      return;
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
    }
  }
}

describe('whatever the server allows', () => {
  it('a lane stays below its ceiling, answers every call, and is fair to each run', () =>
    checkAsyncProperty(
      fc.asyncProperty(servers, async ({ ceiling, runs, ...options }) => {
        const clock = createVirtualClock();
        const server = serverOf(clock, options);
        const pool = createLimiterPool({ clock, ceiling });
        const answered = Array.from({ length: runs }, () => 0);
        let slowestAtFirstEnd: number | undefined;
        await clock.during(
          Promise.all(
            answered.map(async (_, index) => {
              const run = pool.enter(ceiling, never);
              const call = async (): Promise<void> => {
                await insist(run, server);
                answered[index] = (answered[index] ?? 0) + 1;
              };
              await Promise.all(Array.from({ length: 60 }, call));
              slowestAtFirstEnd ??= Math.min(...answered);
            }),
          ),
        );
        expect(server.counts.mostOpen).toBeLessThanOrEqual(ceiling);
        expect(answered).toEqual(answered.map(() => 60));
        // When the first of runs that began together has its 60 answers, the others have most of theirs.
        expect(slowestAtFirstEnd).toBeGreaterThanOrEqual(30);
      }),
      30,
    ));

  it('a lane gets most of the rate once it has found it', () =>
    checkAsyncProperty(
      fc.asyncProperty(servers, async ({ ceiling, ...options }) => {
        const clock = createVirtualClock();
        const server = serverOf(clock, options);
        const run = createLimiterPool({ clock, ceiling }).enter(ceiling, never);
        const { rate, latencyMs } = options;
        const count = rate * 25;
        await clock.during(Promise.all(Array.from({ length: count }, () => insist(run, server))));
        const possible = Math.min(rate, (ceiling * 1000) / latencyMs);
        expect((count * 1000) / clock.now()).toBeGreaterThan(possible * 0.8);
      }),
      25,
    ));
});
