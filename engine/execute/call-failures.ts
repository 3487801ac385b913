/** What a failed call costs: its own rows, all rows of its fetch, or the run. */
import type { RunFailure } from '../../protocol/index.ts';
import type { Fetch } from '../plan/index.ts';
import { SourceError } from './ports.ts';
import type { Run } from './run.ts';

/** A failure of AWS's own is data; anything else, and what fails for every call, ends the run. */
export async function callFailure(work: Promise<void>): Promise<RunFailure | undefined> {
  try {
    await work;
    return undefined;
  } catch (error) {
    if (!(error instanceof SourceError) || endsEverything(error.failure)) throw error;
    return error.failure;
  }
}

/** More notices than these would bury the rows. */
const mostNotices = 20;

/** `outcomes` holds one item a call. Throws where every call failed. */
export function reportFailures(
  run: Run,
  fetch: Fetch,
  outcomes: readonly (RunFailure | undefined)[],
): void {
  const failures = outcomes.filter((failure) => failure !== undefined);
  const [first] = failures;
  if (first === undefined) return;
  if (failures.length === outcomes.length) throw new SourceError({ ...first, span: fetch.span });
  for (const { kind, message } of failures.slice(0, mostNotices)) run.addNotice({ kind, message });
  const others = failures.length - mostNotices;
  if (others <= 0) return;
  const message = `${others} more calls for \`${fetch.table.name}\` failed`;
  run.addNotice({ kind: 'information', message });
}

function endsEverything({ kind }: RunFailure): boolean {
  return kind === 'credentials' || kind === 'cancelled';
}
