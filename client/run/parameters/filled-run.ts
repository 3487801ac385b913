/** A run of a statement with its values, which speaks of places in the statement as it was written. */
import type { RunOutcome } from '../../../engine/execute/index.ts';
import type { FillResult, FilledStatement } from '../../../language/parameters/index.ts';
import { noCalls } from '../../../protocol/index.ts';

/** `run` is given the filled statement; one that cannot be filled in fails without a run. */
export async function runFilled(
  filled: FillResult,
  run: (filled: FilledStatement) => Promise<RunOutcome>,
): Promise<RunOutcome> {
  if (filled.kind === 'refused') {
    const { message, span } = filled;
    return {
      kind: 'failed',
      failure: { kind: 'plan', message, span },
      calls: noCalls,
      notices: [],
    };
  }
  const outcome = await run(filled);
  if (outcome.kind === 'finished' || outcome.failure.span === undefined) return outcome;
  const span = filled.writtenSpan(outcome.failure.span);
  return { ...outcome, failure: { ...outcome.failure, span } };
}
