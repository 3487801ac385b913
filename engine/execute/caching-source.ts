/**
 * A source that answers from a cache what the cache holds. Made for one run, so that it can say what
 * of the run's resources came from before it, and how old they were.
 */
import type { CallCounts, FromCache } from '../../protocol/index.ts';
import { recordList } from './list-recording.ts';
import type { ListRecording, PageReader, RecordedPage } from './list-recording.ts';
import { SourceError } from './ports.ts';
import type {
  KeptAnswers,
  ListRequest,
  ResourceDescription,
  ResourcePage,
  ResourceRequest,
  ResourceSource,
} from './ports.ts';
import { createCache } from './resource-cache.ts';
import type {
  CachedAnswer,
  CacheKey,
  CacheOptions,
  CacheStatistics,
  NextMoment,
} from './resource-cache.ts';
import { sizeOfResource } from './resource-size.ts';
import { shareCall } from './shared-call.ts';
import type { SharedCall } from './shared-call.ts';

/** Answers of any number of runs and connections. */
export interface ResourceCache {
  readonly lists: ReturnType<typeof createCache<readonly RecordedPage[], ListRecording>>;
  readonly gets: ReturnType<
    typeof createCache<ResourceDescription, SharedCall<ResourceDescription | undefined>>
  >;
  /** What a change of a resource makes stale: everything of its type over that connection. */
  forgetType(connection: string, typeName: string): void;
  empty(): void;
  statistics(): CacheStatistics;
  readonly nextMoment: NextMoment;
}

/** Lists may take three quarters of the bytes and gets the rest. */
export function createResourceCache(options: CacheOptions): ResourceCache {
  const share = Math.floor(options.mostBytes / 4);
  let moments = 0;
  const nextMoment = (): number => (moments += 1);
  const lists: ResourceCache['lists'] = createCache(
    { ...options, mostBytes: 3 * share },
    nextMoment,
  );
  const gets: ResourceCache['gets'] = createCache({ ...options, mostBytes: share }, nextMoment);
  return {
    nextMoment,
    lists,
    gets,
    forgetType(connection, typeName) {
      const type = typeKey(connection, typeName);
      lists.forgetType(type);
      gets.forgetType(type);
    },
    empty() {
      lists.empty();
      gets.empty();
    },
    statistics() {
      const [ofLists, ofGets] = [lists.statistics(), gets.statistics()];
      return {
        entries: ofLists.entries + ofGets.entries,
        bytes: ofLists.bytes + ofGets.bytes,
        hits: ofLists.hits + ofGets.hits,
        joined: ofLists.joined + ofGets.joined,
        misses: ofLists.misses + ofGets.misses,
      };
    },
  };
}

export interface CachingOptions {
  /** Whose answers these are: profile and endpoint by name, never a credential. */
  readonly connection: string;
  /** `onlyOwn` asks for everything anew, and leaves what it got for others. */
  readonly reads: 'everything' | 'onlyOwn';
}

export interface CachingSource extends ResourceSource {
  /** `undefined` where everything was asked of AWS. */
  fromCache(): FromCache | undefined;
  /**
   * The run is over: what only it was listing is not kept, as it is not complete. Resolves when no
   * other run waits for a call of this one, and its source can be closed.
   */
  end(): Promise<void>;
}

export function createCachingSource(
  source: ResourceSource,
  cache: ResourceCache,
  { connection, reads }: CachingOptions,
): CachingSource {
  const { lists, gets } = cache;
  const { now } = lists.options;
  const madeAt = cache.nextMoment();
  const since = reads === 'everything' ? 0 : madeAt;
  const made = { list: 0, get: 0 };
  /** By what the tokens that stand for the rest of a list begin with. */
  const readers = new Map<string, PageReader>();
  const keptLists = new Map<string, CachedAnswer<readonly RecordedPage[]>>();
  const nextName = (): string => String(readers.size + keptLists.size + 1);
  let resources = 0;
  let oldestMs = 0;

  /** What the run itself has asked before is no news from the past. */
  const countUse = ({ askedAt, moment }: CachedAnswer<unknown>, count: number): void => {
    if (moment > madeAt || count === 0) return;
    resources += count;
    oldestMs = Math.max(oldestMs, now() - askedAt);
  };

  const underWay = new Set<Promise<unknown>>();
  const counted = async <T>(call: 'list' | 'get', answer: Promise<T>): Promise<T> => {
    underWay.add(answer);
    made[call] += 1;
    try {
      return await answer;
    } catch (error) {
      if (!wasSent(error)) made[call] -= 1;
      throw error;
    } finally {
      underWay.delete(answer);
    }
  };

  const kept: KeptAnswers = {
    listPage(request, token) {
      const place = placeIn(token);
      const found =
        token === undefined
          ? lists.find(keyOf(connection, request), since)
          : keptLists.get(place.name);
      if (found === undefined) return undefined;
      const name = token === undefined ? nextName() : place.name;
      keptLists.set(name, found);
      const page = found.value[place.index] ?? { resources: [], isLast: true };
      countUse(found, page.resources.length);
      return pageOf(page, name, place.index);
    },
    get(request) {
      const found = gets.find(keyOf(connection, request), since);
      if (found !== undefined) countUse(found, 1);
      return found?.value;
    },
  };

  const readerOf = (request: ListRequest): PageReader => {
    const key = keyOf(connection, request);
    const recording =
      lists.join(key, since) ??
      lists.start(key, (flight) =>
        recordList({
          mostBytes: lists.options.mostBytes,
          onComplete: (pages, bytes) => flight.keep(pages, bytes),
          onClosed: () => flight.landed(),
        }),
      );
    return recording.reader((token, signal) =>
      counted('list', source.listPage(request, token, signal)),
    );
  };

  const fetchOne = (request: ResourceRequest): SharedCall<ResourceDescription | undefined> => {
    const key = keyOf(connection, request);
    return (
      gets.join(key, since) ??
      gets.start(key, (flight) =>
        shareCall(
          async (signal) => {
            const found = await counted('get', source.get(request, signal));
            // That there is none is not kept: what was just made may not be found yet.
            if (found !== undefined) flight.keep(found, sizeOfResource(found));
            return found;
          },
          () => flight.landed(),
        ),
      )
    );
  };

  return {
    get calls(): CallCounts {
      return { ...source.calls, ...made };
    },
    async listPage(request, token, signal): Promise<ResourcePage> {
      const known = kept.listPage(request, token);
      if (known !== undefined) return known;
      const place = placeIn(token);
      const name = token === undefined ? nextName() : place.name;
      const reader = readers.get(name) ?? readerOf(request);
      readers.set(name, reader);
      return pageOf(await reader.read(signal), name, place.index);
    },
    kept,
    async get(request, signal) {
      return kept.get(request) ?? (await fetchOne(request).join(signal));
    },
    ...(source.accountId && { accountId: source.accountId }),
    async delete(request, onProgress, signal) {
      try {
        cache.forgetType(connection, request.typeName);
        return await source.delete(request, onProgress, signal);
      } finally {
        cache.forgetType(connection, request.typeName);
      }
    },
    fromCache: () => (resources === 0 ? undefined : { resources, oldestMs }),
    async end() {
      for (const reader of readers.values()) reader.leave();
      readers.clear();
      keptLists.clear();
      await Promise.allSettled(underWay);
    },
  };
}

/** A token of ours: which list, and which page of it. Each page has another one. */
function placeIn(token: string | undefined): { readonly name: string; readonly index: number } {
  const [name = '', index = '0'] = token?.split(' ') ?? [];
  return { name, index: Number(index) };
}

/** Where AWS gave a token again, so does this: whoever reads the pages then ends them, and says why. */
function pageOf(page: RecordedPage, name: string, index: number): ResourcePage {
  const { resources, isLast, isCircular } = page;
  const next = isCircular === true ? index : index + 1;
  return isLast ? { resources } : { resources, nextToken: `${name} ${String(next)}` };
}

/** A request that was refused before it was sent is no call. */
function wasSent(error: unknown): boolean {
  return !(error instanceof SourceError && error.failure.kind === 'plan');
}

/** Requests that say the same in another order are the same. */
function keyOf(connection: string, request: ListRequest | ResourceRequest): CacheKey {
  return {
    type: typeKey(connection, request.typeName),
    text: JSON.stringify([connection, request], inOrder),
  };
}

function typeKey(connection: string, typeName: string): string {
  return JSON.stringify([connection, typeName.toLowerCase()]);
}

function inOrder(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1)),
  );
}
