/**
 * One call that several runs wait for. It goes on as long as one of them does: a run that is cancelled
 * leaves it to the others, and the last one takes it along.
 */
import { SourceError } from './ports.ts';

export interface SharedCall<T> {
  /** Rejects at once where `signal` aborts, whatever becomes of the call. */
  join(signal: AbortSignal): Promise<T>;
}

/** `call` starts at the first `join`. `onEnd` is told once: nobody may join any more. */
export function shareCall<T>(
  call: (signal: AbortSignal) => Promise<T>,
  onEnd: () => void,
): SharedCall<T> {
  const ending = new AbortController();
  let answer: Promise<T> | undefined;
  let waiting = 0;
  let isOver = false;

  const end = (): void => {
    if (isOver) return;
    isOver = true;
    onEnd();
  };
  const start = async (): Promise<T> => {
    try {
      return await call(ending.signal);
    } finally {
      end();
    }
  };

  return {
    async join(signal) {
      if (signal.aborted) throw cancelled();
      const { promise: aborted, reject } = Promise.withResolvers<never>();
      const leave = (): void => reject(cancelled());
      signal.addEventListener('abort', leave, { once: true });
      waiting += 1;
      try {
        return await Promise.race([(answer ??= start()), aborted]);
      } finally {
        signal.removeEventListener('abort', leave);
        waiting -= 1;
        if (waiting === 0 && !isOver) {
          end();
          ending.abort(cancelled());
        }
      }
    },
  };
}

function cancelled(): SourceError {
  return new SourceError({ kind: 'cancelled', message: 'the run was cancelled' });
}
