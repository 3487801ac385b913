/** Completes listed resources by a get each, where the statement reads what the list left out. */
import type { RunFailure } from '../../protocol/index.ts';
import type { Fetch } from '../plan/index.ts';
import { addressOf } from './job-place.ts';
import type { JobPlace } from './job-place.ts';
import { keptResource } from './ask-kept.ts';
import { SourceError } from './ports.ts';
import { propertyAt } from './resource-rows.ts';
import type { ReadResource } from './resource-rows.ts';
import type { Run } from './run.ts';

export interface Hydrator {
  /** `undefined` where the resource is gone since it was listed. */
  complete(place: JobPlace, listed: ReadResource): Promise<ReadResource | undefined>;
  /** Says how many rows hold only what the list gave. */
  reportIncomplete(): void;
}

export function hydrate(run: Run, fetch: Fetch): Hydrator {
  let incomplete = 0;
  let reason: RunFailure | undefined;
  /** A type that cannot be read one by one says so once. */
  let refused = false;
  return {
    async complete(place, listed) {
      if (!needsGet(fetch, listed)) return listed;
      try {
        if (!refused) return await get(run, fetch, place, listed);
      } catch (error) {
        if (!(error instanceof SourceError) || !costsOneRow(run, error.failure)) throw error;
        reason ??= error.failure;
        refused ||= error.failure.kind === 'unsupported';
      }
      incomplete += 1;
      return listed;
    },
    reportIncomplete() {
      if (reason === undefined) return;
      run.addNotice({
        kind: reason.kind,
        message: `${incomplete} rows of \`${fetch.table.name}\` hold only what AWS lists: ${reason.message}`,
      });
    },
  };
}

function needsGet({ access }: Fetch, listed: ReadResource): boolean {
  if (access.kind === 'get' || access.hydrate.kind === 'never') return false;
  if (access.hydrate.kind === 'always') return true;
  return access.hydrate.properties.some((property) => propertyAt(listed, property) === undefined);
}

async function get(
  run: Run,
  fetch: Fetch,
  place: JobPlace,
  listed: ReadResource,
): Promise<ReadResource | undefined> {
  const address = addressOf(place);
  const request = { typeName: fetch.typeName, ...address, identifier: listed.identifier };
  const found =
    keptResource(run, fetch, request) ??
    (await run.call({ fetch, operation: 'GetResource', ...address }, (signal) =>
      run.ports.source.get(request, signal),
    ));
  if (found === undefined) return undefined;
  return { ...listed, properties: { ...listed.properties, ...found.properties } };
}

/** A handler that fails on one resource may well read the next; a refusal is everyone's. */
function costsOneRow({ limits }: Run, { kind }: RunFailure): boolean {
  return limits.isStrict !== true && ['service', 'unsupported', 'throttled'].includes(kind);
}
