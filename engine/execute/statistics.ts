/** What each fetch of a run cost, for EXPLAIN ANALYZE and for measurements. */

export interface FetchStatistics {
  /** Calls, each counted once however often it was sent. */
  readonly calls: number;
  /** Of them those that read one resource. */
  readonly gets: number;
  /** Calls that were not made, since their answers were there from before. */
  readonly kept: number;
  /** Times that a call was sent again. */
  readonly retries: number;
  /** Answers that said that AWS throttles. */
  readonly throttles: number;
  /** Rows that reached the fetch's table. */
  readonly rows: number;
  /** Milliseconds that the calls were open, summed over them. */
  readonly milliseconds: number;
  /** Milliseconds from the first call's start to the last one's end. */
  readonly wallMilliseconds: number;
}

export interface StatisticsRecorder {
  readonly statistics: ReadonlyMap<number, FetchStatistics>;
  readonly count: (fetch: number, change: Partial<FetchStatistics>) => void;
  /** A call was open for that time, by the run's clock. */
  readonly countTime: (fetch: number, startedAt: number, endedAt: number) => void;
}

const nothing: FetchStatistics = {
  calls: 0,
  gets: 0,
  kept: 0,
  retries: 0,
  throttles: 0,
  rows: 0,
  milliseconds: 0,
  wallMilliseconds: 0,
};

export function createStatistics(): StatisticsRecorder {
  const statistics = new Map<number, FetchStatistics>();
  const firstStart = new Map<number, number>();
  const of = (fetch: number): FetchStatistics => statistics.get(fetch) ?? nothing;
  return {
    statistics,
    count(fetch, change) {
      const known = of(fetch);
      statistics.set(fetch, {
        ...known,
        calls: known.calls + (change.calls ?? 0),
        gets: known.gets + (change.gets ?? 0),
        kept: known.kept + (change.kept ?? 0),
        retries: known.retries + (change.retries ?? 0),
        throttles: known.throttles + (change.throttles ?? 0),
        rows: known.rows + (change.rows ?? 0),
      });
    },
    countTime(fetch, startedAt, endedAt) {
      const known = of(fetch);
      const first = firstStart.get(fetch) ?? startedAt;
      firstStart.set(fetch, Math.min(first, startedAt));
      statistics.set(fetch, {
        ...known,
        milliseconds: known.milliseconds + endedAt - startedAt,
        wallMilliseconds: Math.max(known.wallMilliseconds, endedAt - first),
      });
    },
  };
}
