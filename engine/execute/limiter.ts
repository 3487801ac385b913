/** At most so many calls at a time, first come first served, over everything that a run asks. */

export interface Limiter {
  /** Rejects with the signal's reason, without calling, where the signal aborts first. */
  run<T>(call: () => Promise<T>): Promise<T>;
}

export function createLimiter(concurrency: number, signal: AbortSignal): Limiter {
  const free = Math.max(1, Math.floor(concurrency));
  const waiting: (() => void)[] = [];
  let running = 0;

  const enter = async (): Promise<void> => {
    signal.throwIfAborted();
    if (running < free) {
      running += 1;
      return;
    }
    await new Promise<void>((resolve) => waiting.push(resolve));
    if (signal.aborted) leave();
    signal.throwIfAborted();
  };

  /** A place that is left goes to the next in line without becoming free in between. */
  const leave = (): void => {
    const next = waiting.shift();
    if (next === undefined) running -= 1;
    else next();
  };

  signal.addEventListener('abort', () => {
    for (const wake of waiting.splice(0)) {
      running += 1;
      wake();
    }
  });

  return {
    async run(call) {
      await enter();
      try {
        return await call();
      } finally {
        leave();
      }
    },
  };
}
