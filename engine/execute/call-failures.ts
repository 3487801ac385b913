/** What a failed call costs: its own rows, all rows of its fetch, or the run. */
import type { RunFailure } from '../../protocol/index.ts';
import type { Fetch } from '../plan/index.ts';
import { SourceError } from './ports.ts';
import type { Run } from './run.ts';

/**
 * A failure of AWS's own is data; anything else, and what fails for every call, ends the run. In a
 * strict run every failure does.
 */
export async function callFailure(
  { limits }: Run,
  fetch: Fetch,
  work: Promise<void>,
): Promise<RunFailure | undefined> {
  try {
    await work;
    return undefined;
  } catch (error) {
    if (!(error instanceof SourceError) || endsEverything(fetch, error.failure)) throw error;
    if (limits.isStrict === true) throw atTable(fetch, error.failure);
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
  if (failures.length === outcomes.length) throw atTable(fetch, first);
  const distinct = [...new Map(failures.map((failure) => [failure.message, failure])).values()];
  for (const { kind, message } of distinct.slice(0, mostNotices)) run.addNotice({ kind, message });
  const others = distinct.length - mostNotices;
  if (others <= 0) return;
  const message = `${others} more calls for \`${fetch.table.name}\` failed`;
  run.addNotice({ kind: 'information', message });
}

/** Credentials that one of several accounts refuses say nothing of the others. */
function endsEverything({ accounts = [] }: Fetch, { kind }: RunFailure): boolean {
  return kind === 'cancelled' || (kind === 'credentials' && accounts.length < 2);
}

function atTable(fetch: Fetch, failure: RunFailure): SourceError {
  return new SourceError({ ...failure, span: fetch.span });
}
