/** What was asked, for tests that assert the exact number of calls. */

export interface RequestRecord {
  readonly operation: string;
  readonly region: string;
  readonly typeName?: string;
  readonly identifier?: string;
  /** `ok`, the error's name, or `dropped`. Absent while the request is being answered. */
  outcome?: string;
}

export interface RequestLog {
  /** Requests of one operation, or all; repeats that the client sent are counted too. */
  count(operation?: string): number;
  /** Requests by operation. */
  readonly counts: Readonly<Record<string, number>>;
  /** The last 10,000, oldest first. */
  readonly records: readonly Readonly<RequestRecord>[];
  /** The most requests that were being answered at one time. */
  readonly peakConcurrency: number;
  reset(): void;
}

export interface RecordingLog extends RequestLog {
  begin(record: RequestRecord): { end(outcome: string): void };
}

const recordsKept = 10_000;

export function createRequestLog(): RecordingLog {
  let counts: Record<string, number> = {};
  let records: RequestRecord[] = [];
  let running = 0;
  let peak = 0;
  return {
    count: (operation) =>
      operation === undefined
        ? Object.values(counts).reduce((total, count) => total + count, 0)
        : (counts[operation] ?? 0),
    get counts() {
      return { ...counts };
    },
    get records() {
      return records.slice(-recordsKept);
    },
    get peakConcurrency() {
      return peak;
    },
    reset: () => {
      counts = {};
      records = [];
      peak = running;
    },
    begin: (record) => {
      counts[record.operation] = (counts[record.operation] ?? 0) + 1;
      records.push(record);
      if (records.length > 2 * recordsKept) records = records.slice(-recordsKept);
      running += 1;
      peak = Math.max(peak, running);
      return {
        end: (outcome) => {
          running -= 1;
          record.outcome = outcome;
        },
      };
    },
  };
}
