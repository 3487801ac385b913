/** What is kept of one run. It holds no value of a result, of a parameter, or of a credential. */

export interface HistoryEntry {
  readonly id: string;
  /** When the run began, in milliseconds since 1970. */
  readonly startedAt: number;
  /** As it was written, with its templates. */
  readonly statement: string;
  /** URI of the document that it was run from. */
  readonly document: string;
  /** Absent: the AWS SDK's own chain decided. */
  readonly profile?: string;
  readonly region: string;
  readonly outcome: HistoryOutcome;
  /** Rows of the result; absent where there is none. */
  readonly rows?: number;
  /** Requests sent to AWS. */
  readonly calls: number;
  readonly durationMs: number;
  /** Why it failed, in one word, such as `access`: messages may hold values. */
  readonly failure?: string;
}

export type HistoryOutcome = 'finished' | 'failed' | 'cancelled';

/** `undefined` for anything else: a file may be of another version, or broken. */
export function readEntry(value: unknown): HistoryEntry | undefined {
  const raw = Object(value) as Record<string, unknown>;
  const { id, startedAt, statement, document, region, outcome, calls, durationMs } = raw;
  const { profile, rows, failure } = raw;
  if (!isText(id) || !isText(statement) || !isText(document) || !isText(region)) return undefined;
  if (!isNumber(startedAt) || !isNumber(calls) || !isNumber(durationMs)) return undefined;
  if (!isOutcome(outcome)) return undefined;
  return {
    ...{ id, startedAt, statement, document, region, outcome, calls, durationMs },
    ...(isText(profile) && { profile }),
    ...(isNumber(rows) && { rows }),
    ...(isText(failure) && { failure }),
  };
}

function isOutcome(value: unknown): value is HistoryOutcome {
  return value === 'finished' || value === 'failed' || value === 'cancelled';
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}
