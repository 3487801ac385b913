/** What everything within one run shares, and what a run gives. */
import type {
  CallCounts,
  ExplainedPlan,
  Notice,
  RunFailure,
  RunProgress,
  RunSummary,
} from '../../protocol/index.ts';
import type { Fetch } from '../plan/index.ts';
import type { CallGateway } from './call-gateway.ts';
import type { Clock } from './clock.ts';
import type { LimiterPool } from './limiter.ts';
import type { ProgressEvent, ResourceSource, TableEngine } from './ports.ts';
import type { FetchStatistics } from './statistics.ts';
import type { StepRecord } from './step-record.ts';

/** What a person confirms before anything is sent. */
export interface MutationPreview {
  readonly operation: 'delete';
  readonly typeName: string;
  readonly identifier: string;
  readonly region: string;
  /** Absent for the connection's own. */
  readonly account?: string;
  /** IAM actions that the operation needs, where a source told them. */
  readonly permissions: readonly string[];
}

export interface RunPorts {
  readonly source: ResourceSource;
  readonly engine: TableEngine;
  readonly confirm: (preview: MutationPreview) => Promise<boolean>;
  /** Makes a ClientToken; a random UUID where absent. */
  readonly makeToken?: () => string;
  /** What the runs before found out of AWS's rates, and share at the same time; absent: this run's own. */
  readonly limiters?: LimiterPool;
  /** From 0 to 1, for the waits between tries; `Math.random` where absent. */
  readonly random?: () => number;
  /** Hears of each state of a mutation. */
  readonly onMutation?: (event: ProgressEvent) => void;
}

export interface RunLimits {
  /** Calls under way at a time, over all that the run asks. */
  readonly concurrency: number;
  /** Rows of the result that are kept. */
  readonly rowLimit: number;
  /** Milliseconds after which the run is stopped, with the rows so far; absent: never. */
  readonly timeoutMs?: number;
  /** Whether a call that fails ends the run, where it would else cost its own rows and leave a notice. */
  readonly isStrict?: boolean;
}

export type RunOutcome =
  | {
      readonly kind: 'finished';
      readonly summary: RunSummary;
      /** What each fetch cost, by its number. */
      readonly statistics?: ReadonlyMap<number, FetchStatistics>;
    }
  | {
      readonly kind: 'failed';
      readonly failure: RunFailure;
      readonly calls: CallCounts;
      readonly notices: readonly Notice[];
      readonly statistics?: ReadonlyMap<number, FetchStatistics>;
      /** The plan with what each step came to until then. */
      readonly plan?: ExplainedPlan;
      /** The result over the rows that had come, where a run that was stopped could still make one. */
      readonly partial?: RunSummary;
    };

/** One run's state. Its functions are the only way in which the parts of a run meet. */
export interface Run {
  readonly ports: RunPorts;
  readonly limits: RunLimits;
  /** The only way to ask the source anything. */
  readonly call: CallGateway;
  /** By the fetch's number; a mutation's own calls are under -1. */
  readonly statistics: ReadonlyMap<number, FetchStatistics>;
  /** How far the steps of the plan have come. */
  readonly steps: StepRecord;
  /** Aborts on cancel, and on the first failure that ends the run. */
  readonly signal: AbortSignal;
  readonly addNotice: (notice: Notice) => void;
  /** Counts a resource that arrived and the rows that it gave, and reports progress now and then. */
  readonly countResource: (fetch: Fetch, rows: number) => void;
  /** Counts a call that was not made, since its answer was there from before. */
  readonly countKept: (fetch: Fetch) => void;
  /** Reports what was counted since. */
  readonly reportCounted: () => void;
  /** Whether the rows of one call may show that the next is not needed, which then waits for them. */
  readonly mayEndEarly: boolean;
  /** What still has to reach the engine if the run stops now. */
  readonly flushers: Set<() => Promise<void>>;
}

export interface RunState extends Run {
  /** The time of the limiters, the waits and the deadline. */
  readonly clock: Clock;
  readonly notices: readonly Notice[];
  readonly calls: () => CallCounts;
  readonly stop: () => void;
  /** Whether any resource has arrived. */
  readonly hasRows: () => boolean;
}

export type ReportProgress = (progress: RunProgress) => void;
