/**
 * The cache of fetched resources of this window: off unless the setting gives it a time to live. It
 * lives in the memory of the extension host and is emptied whenever another account might answer.
 */
import type { CachingSource, ResourceSource, RunOutcome } from '../../engine/execute/index.ts';
import { createCachingSource, createResourceCache } from '../../engine/execute/index.ts';
import type { Connection } from '../connection/connection.ts';

export interface FetchedResourcesOptions {
  /** Milliseconds of a clock that never goes back. */
  readonly now: () => number;
  /** What differs once `~/.aws` holds other profiles or keys. */
  readonly credentialsStamp: () => Promise<string>;
}

export interface FetchedResources {
  /** Made before each batch of statements: from here on what `connection` has fetched counts. */
  follow(connection: Connection): Promise<void>;
  /** For one statement; `undefined` where nothing is kept. `anew` reads nothing that is kept. */
  sourceOver(
    source: ResourceSource,
    connection: Connection,
    reads: 'kept' | 'anew',
  ): CachingSource | undefined;
  /** Gives back how many answers it forgot. */
  empty(): number;
}

const mostBytes = 128 * 1024 * 1024;
const mostEntries = 50_000;

export function createFetchedResources(options: FetchedResourcesOptions): FetchedResources {
  let timeToLiveMs = 0;
  let followed = '';
  const cache = createResourceCache({
    timeToLiveMs: () => timeToLiveMs,
    mostBytes,
    mostEntries,
    now: options.now,
  });
  return {
    async follow(connection) {
      timeToLiveMs = connection.cacheForMs ?? 0;
      const now = `${nameOf(connection)} ${await options.credentialsStamp()}`;
      if (now !== followed || timeToLiveMs === 0) cache.empty();
      followed = now;
    },
    sourceOver(source, connection, reads) {
      if (timeToLiveMs === 0) return undefined;
      return createCachingSource(source, cache, {
        connection: nameOf(connection),
        reads: reads === 'kept' ? 'everything' : 'onlyOwn',
      });
    },
    empty() {
      const { entries } = cache.statistics();
      cache.empty();
      return entries;
    },
  };
}

/** An outcome that says what of its rows was fetched before. */
export function withFromCache(outcome: RunOutcome, source: CachingSource | undefined): RunOutcome {
  const fromCache = source?.fromCache();
  if (fromCache === undefined) return outcome;
  if (outcome.kind === 'finished') {
    return { ...outcome, summary: { ...outcome.summary, fromCache } };
  }
  return outcome.partial === undefined
    ? outcome
    : { ...outcome, partial: { ...outcome.partial, fromCache } };
}

/** Profile, endpoint, and what names of accounts mean. A login that an address may hold is left out. */
function nameOf({ profile = '', endpoint = '', roles = {} }: Connection): string {
  return JSON.stringify([profile, endpoint.replace(/\/\/[^/@]*@/, '//'), roles]);
}
