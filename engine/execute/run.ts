/** What everything within one run shares, and what a run gives. */
import type {
  CallCounts,
  Notice,
  RunFailure,
  RunProgress,
  RunSummary,
} from '../../protocol/index.ts';
import type { Limiter } from './limiter.ts';
import type { ProgressEvent, ResourceSource, TableEngine } from './ports.ts';

/** What a person confirms before anything is sent. */
export interface MutationPreview {
  readonly operation: 'delete';
  readonly typeName: string;
  readonly identifier: string;
  readonly region: string;
  /** IAM actions that the operation needs, where a source told them. */
  readonly permissions: readonly string[];
}

export interface RunPorts {
  readonly source: ResourceSource;
  readonly engine: TableEngine;
  readonly confirm: (preview: MutationPreview) => Promise<boolean>;
  /** Makes a ClientToken; a random UUID where absent. */
  readonly makeToken?: () => string;
  /** Hears of each state of a mutation. */
  readonly onMutation?: (event: ProgressEvent) => void;
}

export interface RunLimits {
  /** Calls under way at a time. */
  readonly concurrency: number;
  /** Rows of the result that are kept. */
  readonly rowLimit: number;
}

export type RunOutcome =
  | { readonly kind: 'finished'; readonly summary: RunSummary }
  | {
      readonly kind: 'failed';
      readonly failure: RunFailure;
      readonly calls: CallCounts;
      readonly notices: readonly Notice[];
      /** The result over the rows that had come, where a cancelled run could still make one. */
      readonly partial?: RunSummary;
    };

/** One run's state. Its functions are the only way in which the parts of a run meet. */
export interface Run {
  readonly ports: RunPorts;
  readonly limits: RunLimits;
  readonly limiter: Limiter;
  /** Aborts on cancel, and on the first failure that ends the run. */
  readonly signal: AbortSignal;
  readonly addNotice: (notice: Notice) => void;
  /** Counts resources that arrived and reports progress. */
  readonly reportRows: (count: number) => void;
  /** What still has to reach the engine if the run stops now. */
  readonly flushers: Set<() => Promise<void>>;
}

export interface RunState extends Run {
  readonly notices: readonly Notice[];
  readonly calls: () => CallCounts;
  readonly stop: () => void;
}

export type ReportProgress = (progress: RunProgress) => void;
