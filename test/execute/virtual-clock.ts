/** Time that passes only when nothing else happens: minutes of waiting take a moment. */
import type { Clock } from '../../engine/execute/index.ts';

export interface VirtualClock extends Clock {
  /** Lets time pass, from one wait's end to the next one's, until `work` is done. */
  during<T>(work: Promise<T>): Promise<T>;
  /** Waits that have not ended. */
  readonly waiting: number;
}

interface Waiting {
  readonly until: number;
  readonly wake: () => void;
}

/** Steps that work takes from one turn to the next, and for which no time may pass. */
const turnsOfWork = 4;

export function createVirtualClock(): VirtualClock {
  let time = 0;
  let waits: Waiting[] = [];

  return {
    now: () => time,
    get waiting() {
      return waits.length;
    },
    wait: (milliseconds, signal) =>
      new Promise<void>((resolve, reject) => {
        signal.throwIfAborted();
        const waiting = {
          until: time + Math.max(0, milliseconds),
          wake() {
            signal.removeEventListener('abort', leave);
            resolve();
          },
        };
        waits.push(waiting);
        const leave = (): void => {
          waits = waits.filter((other) => other !== waiting);
          reject(signal.reason as Error);
        };
        signal.addEventListener('abort', leave, { once: true });
      }),
    async during(work) {
      const state = { isDone: false };
      const end = (): void => {
        state.isDone = true;
      };
      void work.then(end, end);
      for (;;) {
        for (let turns = 0; turns < turnsOfWork; turns += 1) await turn();
        if (state.isDone) return work;
        // The work may also wait for what is not of this clock: SQLite, or a process.
        if (waits.length === 0) continue;
        time = Math.max(time, Math.min(...waits.map(({ until }) => until)));
        const due = waits.filter(({ until }) => until <= time);
        waits = waits.filter(({ until }) => until > time);
        for (const { wake } of due) wake();
      }
    },
  };
}

/** Whatever promises are ready have run when it resolves. */
function turn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
