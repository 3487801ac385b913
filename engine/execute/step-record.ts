/** Which steps of a plan a run has come to the end of, and how long SQLite took over the last one. */

export interface StepRecord {
  readonly finishedFetches: ReadonlySet<number>;
  /** Set once the rows of the result are made. */
  readonly sqlMilliseconds: () => number | undefined;
  readonly finishFetch: (fetch: number) => void;
  /** Runs what makes the result, and takes its time. */
  readonly timeSql: <T>(work: () => Promise<T>) => Promise<T>;
}

export function createStepRecord(): StepRecord {
  const finishedFetches = new Set<number>();
  let sqlMilliseconds: number | undefined;
  return {
    finishedFetches,
    sqlMilliseconds: () => sqlMilliseconds,
    finishFetch(fetch) {
      finishedFetches.add(fetch);
    },
    async timeSql(work) {
      const started = performance.now();
      const result = await work();
      sqlMilliseconds = performance.now() - started;
      return result;
    },
  };
}
