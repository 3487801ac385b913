/** Whoever shows what the statements of one command give in a place of their own, such as a notebook. */
import type { RunOutcome } from '../../engine/execute/index.ts';
import type { RunProgress } from '../../protocol/index.ts';
import type { RunTarget } from './targets.ts';

export interface RunFollower {
  /** Rows that the results keep, in place of the connection's limit. */
  readonly rowLimit?: number;
  /** `tab` is the result's in the results view, by which the run is cancelled. */
  started(target: RunTarget, tab: string): void;
  /** The rows of `file` can be read where the progress tells of any. */
  reported(target: RunTarget, progress: RunProgress, file: string): void;
  /** Until this resolves the rows of `file` can be read, where the outcome has any. Never rejects. */
  settled(target: RunTarget, outcome: RunOutcome, file: string): Promise<void>;
}
