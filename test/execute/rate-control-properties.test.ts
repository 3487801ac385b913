/** The limiter's state machine by itself: what holds after any steps, in any order. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  afterAnswer,
  afterStart,
  afterThrottle,
  createRateControl,
  nextStart,
} from '../../engine/execute/rate-control.ts';
import type { RateControl } from '../../engine/execute/rate-control.ts';
import { checkProperty } from '../arbitraries/index.ts';

/** An answer or a throttle of a call that started so long ago, so long after the step before. */
const steps = fc.array(
  fc.record({
    isThrottled: fc.boolean(),
    after: fc.integer({ min: 0, max: 5_000 }),
    took: fc.integer({ min: 0, max: 2_000 }),
    open: fc.integer({ min: 1, max: 64 }),
  }),
  { maxLength: 200 },
);
const ceilings = fc.integer({ min: 1, max: 64 });

function run(ceiling: number, taken: typeof steps extends fc.Arbitrary<infer T> ? T : never) {
  const states: { readonly control: RateControl; readonly now: number }[] = [];
  let control = createRateControl(ceiling, 0);
  let now = 0;
  for (const { isThrottled, after, took, open } of taken) {
    now = Math.max(now + after, nextStart(control, 0, now) ?? now);
    control = afterStart(control, now);
    const startedAt = now - took;
    control = isThrottled
      ? afterThrottle(control, startedAt, now)
      : afterAnswer(control, { startedAt, open }, now);
    states.push({ control, now });
  }
  return states;
}

describe('after any answers and throttles', () => {
  it('concurrency is from one to the ceiling, and a pace is a number that is not too small', () => {
    checkProperty(
      fc.property(ceilings, steps, (ceiling, taken) => {
        for (const { control } of run(ceiling, taken)) {
          expect(control.concurrency).toBeGreaterThanOrEqual(1);
          expect(control.concurrency).toBeLessThanOrEqual(ceiling);
          expect(control.rate ?? 1).toBeGreaterThanOrEqual(0.5);
          expect(control.rate ?? 1).toBeLessThan(Infinity);
        }
      }),
      1_000,
    );
  });

  it('the next call may start within two seconds, unless as many are open as may be', () => {
    checkProperty(
      fc.property(ceilings, steps, (ceiling, taken) => {
        for (const { control, now } of run(ceiling, taken)) {
          expect(nextStart(control, 0, now) ?? Infinity).toBeLessThanOrEqual(now + 2_000);
          expect(nextStart(control, Math.floor(control.concurrency), now)).toBeUndefined();
        }
      }),
      1_000,
    );
  });

  it('throttles of calls that started together halve it once', () => {
    checkProperty(
      fc.property(ceilings, steps, (ceiling, taken) => {
        const { control, now } = run(ceiling, taken).at(-1) ?? {
          control: createRateControl(ceiling, 0),
          now: 0,
        };
        const once = afterThrottle(control, now + 1, now + 10);
        expect(once.concurrency).toBe(Math.max(1, control.concurrency / 2));
        expect(afterThrottle(once, now + 1, now + 11)).toBe(once);
      }),
      1_000,
    );
  });

  it('a minute without a throttle, and the pace is gone', () => {
    checkProperty(
      fc.property(ceilings, steps, (ceiling, taken) => {
        const { control, now } = run(ceiling, taken).at(-1) ?? {
          control: createRateControl(ceiling, 0),
          now: 0,
        };
        const later = now + 61_000;
        expect(
          afterAnswer(control, { startedAt: later - 40, open: 1 }, later).rate,
        ).toBeUndefined();
      }),
      1_000,
    );
  });
});
