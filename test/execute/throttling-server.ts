/** A server that lets a bucket's worth of calls through, in a clock's time, and throttles the others. */
import type { Clock } from '../../engine/execute/index.ts';
import { SourceError } from '../../engine/execute/index.ts';

export interface ServerOptions {
  readonly clock: Clock;
  /** Calls a second. */
  readonly rate: number;
  /** Calls that may come at once after a rest. */
  readonly burst: number;
  readonly latencyMs: number;
}

export interface ThrottlingServer {
  /** Throws a throttled SourceError where it is too much. */
  call(): Promise<void>;
  readonly counts: { answered: number; throttled: number; mostOpen: number };
  /** From now on it lets another rate through. */
  setRate(rate: number): void;
}

export const never = new AbortController().signal;

export function createThrottlingServer(options: ServerOptions): ThrottlingServer {
  const { clock, burst, latencyMs } = options;
  const counts = { answered: 0, throttled: 0, mostOpen: 0 };
  let { rate } = options;
  let tokens = burst;
  let at = clock.now();
  let open = 0;

  const take = (): boolean => {
    tokens = Math.min(burst, tokens + ((clock.now() - at) / 1000) * rate);
    at = clock.now();
    const fits = tokens >= 1;
    tokens -= fits ? 1 : 0;
    return fits;
  };

  return {
    counts,
    setRate(changed) {
      rate = changed;
    },
    async call() {
      open += 1;
      counts.mostOpen = Math.max(counts.mostOpen, open);
      await clock.wait(latencyMs / 2, never);
      const fits = take();
      await clock.wait(latencyMs / 2, never);
      open -= 1;
      if (fits) {
        counts.answered += 1;
        return;
      }
      counts.throttled += 1;
      throw new SourceError({ kind: 'throttled', message: 'Rate exceeded' });
    },
  };
}
