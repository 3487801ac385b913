/** What a run gives, as data that any wire of ours can carry. */
import type { ExplainedPlan } from './explained-plan.ts';

export type ResultType = 'text' | 'integer' | 'real' | 'boolean' | 'json' | 'timestamp' | 'any';

export interface ResultColumn {
  readonly name: string;
  readonly type: ResultType;
}

/**
 * One value as JSON can carry it. An integer beyond 2^53 travels as its decimal text, bytes travel
 * as base64, so that nothing is rounded on the way to a page.
 */
export type Cell =
  string | number | null | { readonly integer: string } | { readonly blob: string };

/**
 * A cell of a window. A long text travels as its beginning and the number of code points of the
 * whole, which a request of its own then brings.
 */
export type WindowCell = Cell | { readonly beginning: string; readonly length: number };

/** Requests sent to Cloud Control, retries excluded. */
export interface CallCounts {
  readonly list: number;
  readonly get: number;
  readonly create: number;
  readonly update: number;
  readonly delete: number;
  readonly status: number;
}

export type FailureKind =
  | 'plan'
  | 'unsupported'
  | 'credentials'
  | 'access'
  | 'throttled'
  | 'service'
  | 'cancelled'
  | 'internal';

/** Why a run stopped. `message` names the thing in backticks and says what to do next. */
export interface RunFailure {
  readonly kind: FailureKind;
  readonly message: string;
  /** Offsets in the statement, where there is a place to point at. */
  readonly span?: { readonly start: number; readonly end: number };
  /** The error's name as the service gave it: `AccessDeniedException`. */
  readonly serviceError?: string;
}

/** Something that the reader of the rows must know: a region that failed, a list cut by a limit. */
export interface Notice {
  readonly kind: FailureKind | 'information';
  readonly message: string;
}

/** AWS holds calls back, and what has been found of the rate that it allows. */
export interface Throttled {
  /** A configured profile's name or a role; absent: the connection's own. */
  readonly account?: string;
  readonly region: string;
  /** Cloud Control's name: `GetResource`. */
  readonly operation: string;
  readonly ratePerSecond: number;
  /** Calls that may be open together meanwhile. */
  readonly concurrency: number;
}

export interface RunProgress {
  readonly calls: CallCounts;
  /** Resources that arrived so far, before SQLite filtered them. */
  readonly rowsFetched: number;
  /** Rows of the result that can be read already, where it can be read while the run goes on. */
  readonly resultRows?: number;
  /** Set together with `resultRows`; types that only values tell may still change. */
  readonly resultColumns?: readonly ResultColumn[];
  /** Set while AWS throttles. */
  readonly throttled?: Throttled;
  /** Set once every resource is there, and SQLite makes the result of them. */
  readonly isFetched?: true;
}

/** Resources of a run that were fetched before it. */
export interface FromCache {
  /** One that was listed and then read by itself counts twice. */
  readonly resources: number;
  /** How long ago the oldest of them was asked for, in milliseconds. */
  readonly oldestMs: number;
}

export interface RunSummary {
  readonly columns: readonly ResultColumn[];
  readonly rowCount: number;
  readonly notices: readonly Notice[];
  readonly calls: CallCounts;
  readonly durationMs: number;
  /** Absent where everything was asked of AWS. */
  readonly fromCache?: FromCache;
  /** How the rows were had: absent where nothing was planned to be asked. */
  readonly plan?: ExplainedPlan;
}
