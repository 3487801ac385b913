/** Work that is asked for often and done now and then: the last that was asked for counts. */

export interface Paced {
  /** Does `act`, which never rejects, a while from now, unless something later is asked for first. */
  ask(act: () => Promise<void>): void;
  /** Forgets what was not begun, and resolves once what was has ended. */
  stop(): Promise<void>;
}

/** Begins at most one act in so many milliseconds, and none while another is under way. */
export function createPaced(milliseconds: number): Paced {
  let latest: (() => Promise<void>) | undefined;
  let timer: NodeJS.Timeout | undefined;
  let underWay: Promise<void> | undefined;

  const wait = (): void => {
    timer ??= setTimeout(begin, milliseconds);
  };
  const begin = (): void => {
    timer = undefined;
    underWay = latest?.().finally(() => {
      underWay = undefined;
      if (latest !== undefined) {
        wait();
      }
    });
    latest = undefined;
  };
  return {
    ask(act) {
      latest = act;
      if (underWay === undefined) {
        wait();
      }
    },
    async stop() {
      clearTimeout(timer);
      timer = undefined;
      latest = undefined;
      await underWay;
    },
  };
}
