/** Time, as the limiter and the retries see it: a port, so that a test's time passes at once. */

export interface Clock {
  /** Milliseconds from some moment on. Never goes back. */
  now(): number;
  /** Rejects with the signal's reason as soon as it aborts, and leaves no timer behind. */
  wait(milliseconds: number, signal: AbortSignal): Promise<void>;
}

/** `undefined` where `work` takes longer. The time of a clock that stands still is never over. */
export async function within<T>(
  milliseconds: number,
  clock: Clock,
  work: Promise<T>,
): Promise<T | undefined> {
  const ended = new AbortController();
  const over = clock.wait(milliseconds, ended.signal).then(
    () => undefined,
    () => undefined,
  );
  try {
    return await Promise.race([work, over]);
  } finally {
    ended.abort();
  }
}

export const systemClock: Clock = {
  now: () => performance.now(),
  wait: (milliseconds, signal) =>
    new Promise<void>((resolve, reject) => {
      signal.throwIfAborted();
      const abort = (): void => {
        clearTimeout(timer);
        reject(signal.reason as Error);
      };
      const timer = setTimeout(() => {
        signal.removeEventListener('abort', abort);
        resolve();
      }, milliseconds);
      signal.addEventListener('abort', abort, { once: true });
    }),
};
