/**
 * Places for calls, in lanes: one lane an account, region and operation, because that is how AWS
 * counts. The pool outlives runs, so that a statement knows what the ones before it found out, and
 * statements that run at the same time share one rate: a lane takes its next call from each of them
 * in turn. A run also has a ceiling of its own, over all of its lanes.
 */
import { createCallQueue } from './call-queue.ts';
import { systemClock } from './clock.ts';
import type { Clock } from './clock.ts';
import { keyOf } from './lane.ts';
import type { Lane, LaneLimit } from './lane.ts';
import { abandon, takeNext } from './lane-turns.ts';
import type { LaneState, OpenRun, Waiting } from './lane-turns.ts';
import { SourceError } from './ports.ts';
import {
  afterAnswer,
  afterStart,
  afterThrottle,
  createRateControl,
  isPaced,
  nextStart,
} from './rate-control.ts';

export interface LimiterPoolOptions {
  /** Open calls of a lane, whatever AWS answers: for measurements and tests. */
  readonly fixedConcurrency?: number;
  /** The most open calls that a lane grows to; `mostConcurrency` where absent. */
  readonly ceiling?: number;
  /** The system's where absent. */
  readonly clock?: Clock;
}

export interface LimiterPool {
  readonly clock: Clock;
  /** `ceiling`: open calls of this run at a time. Once `signal` aborts, what waits is rejected. */
  enter(ceiling: number, signal: AbortSignal): RunLimiter;
  /** `undefined` where AWS did not throttle the lane of late. */
  limitOf(lane: Lane): LaneLimit | undefined;
}

export interface QueuedCall<T> {
  readonly send: () => Promise<T>;
  /** Asked when the turn comes: a call that nothing needs any more takes no place. */
  readonly isNeeded?: () => boolean;
  /** A call that is sent again goes before those that wait. */
  readonly isAgain?: boolean;
}

export interface RunLimiter {
  /** `undefined` where the call was not needed any more. Rejects with the signal's reason on abort. */
  run<T>(lane: Lane, call: QueuedCall<T>): Promise<T | undefined>;
}

export const mostConcurrency = 64;

export function createLimiterPool(options: LimiterPoolOptions = {}): LimiterPool {
  const { fixedConcurrency, ceiling = mostConcurrency, clock = systemClock } = options;
  const lanes = new Map<string, LaneState>();

  const laneOf = (lane: Lane): LaneState => {
    const key = keyOf(lane);
    const known = lanes.get(key) ?? {
      control: createRateControl(fixedConcurrency ?? ceiling, clock.now()),
      open: 0,
      runs: new Set<OpenRun>(),
      timer: undefined,
    };
    lanes.set(key, known);
    return known;
  };

  const startOf = (lane: LaneState, now: number): number | undefined => {
    if (fixedConcurrency === undefined) return nextStart(lane.control, lane.open, now);
    return lane.open < fixedConcurrency ? now : undefined;
  };

  /** Starts what may start now; where only the pace holds it back, comes again at that time. */
  const dispatch = (lane: LaneState): void => {
    while (lane.runs.size > 0) {
      const now = clock.now();
      const start = startOf(lane, now);
      if (start === undefined) return;
      if (start > now) {
        wakeUp(lane, start - now);
        return;
      }
      const next = takeNext(lane);
      if (next === undefined) return;
      lane.control = afterStart(lane.control, now);
      lane.open += 1;
      next.run.open += 1;
      next.waiting.start((error) => leave(lane, next.run, now, error));
    }
  };

  const leave = (lane: LaneState, run: OpenRun, startedAt: number, error: unknown): void => {
    const now = clock.now();
    if (isThrottle(error)) lane.control = afterThrottle(lane.control, startedAt, now);
    else if (isAnswer(error))
      lane.control = afterAnswer(lane.control, { startedAt, open: lane.open }, now);
    lane.open -= 1;
    run.open -= 1;
    for (const waited of [...run.lanes.keys()]) dispatch(waited);
    dispatch(lane);
  };

  const wakeUp = (lane: LaneState, milliseconds: number): void => {
    if (lane.timer !== undefined) return;
    const timer = new AbortController();
    lane.timer = timer;
    void clock.wait(milliseconds, timer.signal).then(
      () => {
        lane.timer = undefined;
        dispatch(lane);
      },
      () => undefined,
    );
  };

  return {
    clock,
    enter(runCeiling, signal) {
      const run: OpenRun = {
        ceiling: Math.max(1, Math.floor(runCeiling)),
        open: 0,
        lanes: new Map(),
      };
      signal.addEventListener('abort', () => abandon(run, signal.reason), { once: true });
      return {
        async run<T>(lane: Lane, call: QueuedCall<T>): Promise<T | undefined> {
          signal.throwIfAborted();
          return new Promise<T | undefined>((resolve, reject) => {
            const state = laneOf(lane);
            const waiting: Waiting = {
              isNeeded: () => {
                if (call.isNeeded?.() !== false) return true;
                resolve(undefined);
                return false;
              },
              start: (left) => void settle(call.send, left).then(resolve, reject),
              drop: reject,
            };
            const queue = run.lanes.get(state) ?? createCallQueue<Waiting>();
            run.lanes.set(state, queue);
            state.runs.add(run);
            queue.add(waiting, call.isAgain === true ? 'before' : 'after');
            dispatch(state);
          });
        },
      };
    },
    limitOf(lane) {
      const control = lanes.get(keyOf(lane))?.control;
      if (fixedConcurrency !== undefined || control?.rate === undefined) return undefined;
      if (!isPaced(control, clock.now())) return undefined;
      return { ratePerSecond: control.rate, concurrency: Math.floor(control.concurrency) };
    },
  };
}

/** The place is free again before whoever asked hears of the answer. */
async function settle<T>(send: () => Promise<T>, leave: (error: unknown) => void): Promise<T> {
  try {
    const answer = await send();
    leave(undefined);
    return answer;
  } catch (error) {
    leave(error);
    throw error;
  }
}

/** What AWS refuses for good is an answer too; a broken connection or a cancel says nothing of the rate. */
function isAnswer(error: unknown): boolean {
  if (error === undefined) return true;
  return error instanceof SourceError && !error.isPassing && error.failure.kind !== 'cancelled';
}

function isThrottle(error: unknown): boolean {
  return error instanceof SourceError && error.failure.kind === 'throttled';
}
