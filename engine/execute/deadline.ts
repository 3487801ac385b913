/** The time that a run may take at most. */
import type { Clock } from './clock.ts';

export interface Deadline {
  /** Aborts when the time is over. */
  readonly signal: AbortSignal;
  /** The run is over before its time is. */
  end(): void;
}

/** Never comes where there is no timeout. */
export function startDeadline(timeoutMs: number | undefined, clock: Clock): Deadline {
  const over = new AbortController();
  const ended = new AbortController();
  if (timeoutMs !== undefined) {
    void clock.wait(timeoutMs, ended.signal).then(
      () => over.abort(),
      () => undefined,
    );
  }
  return { signal: over.signal, end: () => ended.abort() };
}
