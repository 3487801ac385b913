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
  /** Says how many rows hold only what the list gave. Throws where that is all of them for want of access. */
  reportIncomplete(): void;
}

/** How the gets of one place have fared. */
interface Standing {
  answered: number;
  denied: number;
  /** No further get is sent: its answer is known, or the list that it belongs to has failed. */
  isOver: boolean;
}

/** A policy may deny one resource; so many and no answer between them mean that it denies the type. */
const deniedToAll = 5;

export function hydrate(run: Run, fetch: Fetch): Hydrator {
  let incomplete = 0;
  let reason: RunFailure | undefined;
  const standings = new Map<string, Standing>();

  const standingAt = (place: JobPlace): Standing => {
    const key = JSON.stringify(addressOf(place));
    const known = standings.get(key) ?? { answered: 0, denied: 0, isOver: false };
    standings.set(key, known);
    return known;
  };
  const note = (standing: Standing, error: unknown): void => {
    const failure = error instanceof SourceError ? error.failure : undefined;
    if (failure === undefined || !costsOneRow(run, failure)) {
      standing.isOver = true;
      throw error;
    }
    reason ??= failure;
    standing.denied += failure.kind === 'access' ? 1 : 0;
    const isDenied = standing.answered === 0 && standing.denied >= deniedToAll;
    standing.isOver ||= isDenied || failure.kind === 'unsupported';
  };

  return {
    async complete(place, listed) {
      if (!needsGet(fetch, listed)) return listed;
      const standing = standingAt(place);
      try {
        const whole = await get(run, fetch, place, listed, () => !standing.isOver);
        if (whole !== undefined || !standing.isOver) {
          standing.answered += 1;
          return whole;
        }
      } catch (error) {
        note(standing, error);
      }
      incomplete += 1;
      return listed;
    },
    reportIncomplete() {
      if (reason === undefined) return;
      const isAnswered = [...standings.values()].some(({ answered }) => answered > 0);
      if (reason.kind === 'access' && !isAnswered) {
        throw new SourceError({ ...reason, span: fetch.span });
      }
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
  isNeeded: () => boolean,
): Promise<ReadResource | undefined> {
  const address = addressOf(place);
  const request = { typeName: fetch.typeName, ...address, identifier: listed.identifier };
  const found =
    keptResource(run, fetch, request) ??
    (await run.call({ fetch, operation: 'GetResource', ...address, isNeeded }, (signal) =>
      run.ports.source.get(request, signal),
    ));
  if (found === undefined) return undefined;
  return { ...listed, properties: { ...listed.properties, ...found.properties } };
}

/** What fails on one resource may well work on the next; other failures are everyone's. */
function costsOneRow({ limits }: Run, { kind }: RunFailure): boolean {
  return (
    limits.isStrict !== true && ['service', 'unsupported', 'throttled', 'access'].includes(kind)
  );
}
