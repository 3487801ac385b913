/**
 * What lists and gets answered, kept for a time: whole answers only, in memory only, bounded in bytes
 * and in entries, the least recently used ones leaving first. It also knows the requests under way,
 * so that statements which ask the same at the same time ask once.
 */

export interface CacheOptions {
  /** Milliseconds that an answer counts; 0 keeps nothing. Asked each time: the setting may change. */
  readonly timeToLiveMs: () => number;
  readonly mostBytes: number;
  readonly mostEntries: number;
  /** Milliseconds of a clock that never goes back. */
  readonly now: () => number;
}

/** Counts up: what has a higher number came later. */
export type NextMoment = () => number;

export interface CacheStatistics {
  readonly entries: number;
  readonly bytes: number;
  /** Requests that an entry answered. */
  readonly hits: number;
  /** Requests that joined one under way. */
  readonly joined: number;
  /** Requests that went to AWS. */
  readonly misses: number;
}

/** What one request is, without anything secret. */
export interface CacheKey {
  readonly text: string;
  /** Shared by all requests for resources of one type over one connection. */
  readonly type: string;
}

export interface CachedAnswer<T> {
  readonly value: T;
  /** When the first call of the answer was made. */
  readonly askedAt: number;
  /** Which moment it was: two may share a time and never a moment. */
  readonly moment: number;
}

/** A request under way, until it is `landed`. */
export interface Flight<T> {
  /** Keeps its answer, unless it was forgotten meanwhile. */
  keep(value: T, bytes: number): void;
  /** Nobody may join it any more. */
  landed(): void;
}

/** `Kept` is what is stored of an answer, `Shared` what those who wait for it share. */
export interface ResourceCache<Kept, Shared> {
  readonly options: CacheOptions;
  /** `undefined` where there is none, or it is too old, or from before the moment `since`. */
  find(key: CacheKey, since: number): CachedAnswer<Kept> | undefined;
  /** A request under way that did not start before the moment `since`. */
  join(key: CacheKey, since: number): Shared | undefined;
  start(key: CacheKey, make: (flight: Flight<Kept>) => Shared): Shared;
  /** Forgets what is known of a type, and keeps nothing of what is being asked about it now. */
  forgetType(type: string): void;
  empty(): void;
  statistics(): CacheStatistics;
}

interface Entry<T> extends CachedAnswer<T> {
  readonly type: string;
  readonly bytes: number;
}

interface Started<T> {
  readonly identity: symbol;
  readonly type: string;
  readonly moment: number;
  readonly shared: T;
}

/** What an entry takes beside its resources and its key. */
const entryBytes = 400;

export function createCache<Kept, Shared>(
  options: CacheOptions,
  nextMoment: NextMoment,
): ResourceCache<Kept, Shared> {
  /** In the order of their last use, the oldest first. */
  const entries = new Map<string, Entry<Kept>>();
  const flights = new Map<string, Started<Shared>>();
  const counts = { hits: 0, joined: 0, misses: 0 };
  let bytes = 0;

  const remove = (text: string): void => {
    bytes -= entries.get(text)?.bytes ?? 0;
    entries.delete(text);
  };
  const isFresh = ({ askedAt }: CachedAnswer<Kept>): boolean =>
    options.now() - askedAt < options.timeToLiveMs();
  const store = (text: string, entry: Entry<Kept>): void => {
    remove(text);
    if (entry.bytes > options.mostBytes || !isFresh(entry)) return;
    entries.set(text, entry);
    bytes += entry.bytes;
    for (const oldest of entries.keys()) {
      if (bytes <= options.mostBytes && entries.size <= options.mostEntries) break;
      remove(oldest);
    }
  };

  return {
    options,
    find({ text }, since) {
      const entry = entries.get(text);
      if (entry === undefined || entry.moment < since) return undefined;
      if (!isFresh(entry)) {
        remove(text);
        return undefined;
      }
      entries.delete(text);
      entries.set(text, entry);
      counts.hits += 1;
      return entry;
    },
    join({ text }, since) {
      const flight = flights.get(text);
      if (flight === undefined || flight.moment < since) return undefined;
      counts.joined += 1;
      return flight.shared;
    },
    start({ text, type }, make) {
      counts.misses += 1;
      const askedAt = options.now();
      const moment = nextMoment();
      const identity = Symbol(text);
      const isCurrent = (): boolean => flights.get(text)?.identity === identity;
      const shared = make({
        keep(value, size) {
          const whole = size + entryBytes + 2 * text.length;
          if (isCurrent()) store(text, { value, type, bytes: whole, askedAt, moment });
        },
        landed() {
          if (isCurrent()) flights.delete(text);
        },
      });
      flights.set(text, { identity, type, moment, shared });
      return shared;
    },
    forgetType(type) {
      for (const [text, entry] of entries) if (entry.type === type) remove(text);
      for (const [text, flight] of flights) if (flight.type === type) flights.delete(text);
    },
    empty() {
      entries.clear();
      flights.clear();
      bytes = 0;
    },
    statistics: () => ({ entries: entries.size, bytes, ...counts }),
  };
}
