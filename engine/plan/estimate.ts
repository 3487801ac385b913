/**
 * How many calls a plan comes to: exact where the plan knows, an upper bound where it knows one, and
 * what they grow with where only running it can tell. A further page of a list counts as the same
 * list, and a resource that vanishes between its list and its get counts as one that is there.
 */
import type { Access, Fetch, Plan, ValueSource } from './plan.ts';

/**
 * Calls of one kind: between `least` and `most`, exact where the two are equal, and beyond them those
 * of `growth`, whose number nobody knows before. Without `growth`, `most` bounds them all.
 */
export interface CallCount {
  readonly least: number;
  readonly most: number;
  readonly growth: readonly CallGrowth[];
}

/** `calls` for each `per`: a `row` of a list, or a value that an earlier fetch gives (`vpc_id`). */
export interface CallGrowth {
  readonly calls: number;
  readonly per: string;
}

export interface CallEstimate {
  readonly lists: CallCount;
  readonly gets: CallCount;
  readonly mutations: CallCount;
  /** Of which kind the mutations are; absent where there are none. */
  readonly mutation?: 'create' | 'update' | 'delete';
  /** The regions that are asked, each once, in the order of asking. */
  readonly regions: readonly string[];
}

const none: CallCount = { least: 0, most: 0, growth: [] };

export function estimateCalls(plan: Plan): CallEstimate {
  switch (plan.kind) {
    case 'select':
      return {
        lists: plan.fetches.map(listsOf).reduce(sum, none),
        gets: plan.fetches.map(getsOf).reduce(sum, none),
        mutations: none,
        regions: [...new Set(plan.fetches.filter(asksAnything).flatMap(askedRegions))],
      };
    case 'delete':
      return {
        lists: none,
        gets: none,
        mutations: exactly(1),
        mutation: 'delete',
        regions: [plan.region],
      };
    case 'rows':
      return { lists: none, gets: none, mutations: none, regions: [] };
  }
}

/** Of one fetch alone. */
export function estimateFetch(fetch: Fetch): CallEstimate {
  return {
    lists: listsOf(fetch),
    gets: getsOf(fetch),
    mutations: none,
    regions: asksAnything(fetch) ? askedRegions(fetch) : [],
  };
}

/** `1 list, at most 40 gets`, `1 list, then a get per row`, `no calls`. */
export function describeEstimate({
  lists,
  gets,
  mutations,
  mutation = 'delete',
}: CallEstimate): string {
  const kinds = [
    { count: lists, noun: 'list' },
    { count: gets, noun: 'get' },
    { count: mutations, noun: mutation },
  ];
  const known = kinds.flatMap(({ count: { least, most }, noun }) =>
    most === 0 ? [] : [`${least === most ? '' : 'at most '}${most} ${plural(noun, most)}`],
  );
  const growing = kinds.flatMap(({ count, noun }) =>
    count.growth.map(({ calls, per }) =>
      calls === 1 ? `a ${noun} per ${per}` : `${calls} ${plural(noun, calls)} per ${per}`,
    ),
  );
  const then = growing.length === 0 || known.length === 0 ? '' : 'then ';
  const parts = [...known, ...(growing.length === 0 ? [] : [`${then}${enumerated(growing)}`])];
  return parts.length === 0 ? 'no calls' : parts.join(', ');
}

/** A predicate that is never true leaves a fetch without a call, in whatever region. */
function asksAnything(fetch: Fetch): boolean {
  return [listsOf(fetch), getsOf(fetch)].some(({ most, growth }) => most > 0 || growth.length > 0);
}

/** Where a fetch is asked: a global type's home, whatever regions its rows stand in. */
function askedRegions({ regions, home, limit }: Fetch): readonly string[] {
  if (regions.length === 0 || limit === 0) return [];
  return home === undefined ? regions : [home];
}

/**
 * In how many places each value is asked for: in every account and every region, but for a value that
 * comes with its own.
 */
export function countPlaces(fetch: Fetch, sources: readonly ValueSource[]): number {
  const regions = askedRegions(fetch).length;
  const accounts = fetch.accounts?.length ?? 1;
  const comesWith = (own: 'byRegion' | 'byAccount'): boolean =>
    sources.some((source) => source.kind === 'query' && source[own] === true);
  return (
    (comesWith('byRegion') ? Math.min(1, regions) : regions) *
    (comesWith('byAccount') ? Math.min(1, accounts) : accounts)
  );
}

/** Running it alone tells which of the places are asked. */
function isNarrowed({ narrowing, accountIds }: Fetch): boolean {
  return narrowing !== undefined || accountIds !== undefined;
}

function listsOf(fetch: Fetch): CallCount {
  const { access, limit } = fetch;
  if (access.kind === 'get') return none;
  const sources = access.inputs.map((input) => input.values);
  const calls = countPlaces(fetch, sources) * combinations(sources);
  const driven = queriesAmong(sources);
  if (driven !== undefined) return growing(calls, driven);
  if (calls === 0) return none;
  const least = isNarrowed(fetch) ? 0 : limit === undefined ? calls : 1;
  const first = between(least, calls);
  return sum(first, offeredLists(access, calls));
}

/** Lists that are asked once more with further inputs, where AWS says that it needs them. */
function offeredLists(access: Extract<Access, { kind: 'list' }>, calls: number): CallCount {
  const offered = (access.offered ?? []).map((input) => input.values);
  if (offered.length === 0) return none;
  const driven = queriesAmong(offered);
  const most = calls * offered.reduce((product, each) => product * Math.max(1, choices(each)), 1);
  return driven === undefined ? between(0, most) : growing(calls, driven);
}

function getsOf(fetch: Fetch): CallCount {
  const { access, limit } = fetch;
  if (access.kind === 'list') return hydratingGets(fetch, access.hydrate.kind !== 'never');
  const { identifiers } = access;
  const sources =
    identifiers.kind === 'whole'
      ? [identifiers.values]
      : identifiers.parts.map((part) => part.values);
  const calls = countPlaces(fetch, sources) * combinations(sources);
  const driven = queriesAmong(sources);
  if (driven !== undefined) return growing(calls, driven);
  if (isNarrowed(fetch)) return between(0, calls);
  return limit === undefined || calls === 0 ? exactly(calls) : between(1, calls);
}

/**
 * At most the limit's rows of each list are completed, unless SQLite rejects some of them by the
 * list's inputs, or a resource makes several rows.
 */
function hydratingGets(fetch: Fetch, hydrates: boolean): CallCount {
  const { access, limit, table } = fetch;
  const lists = listsOf(fetch);
  if (!hydrates || access.kind === 'get' || (lists.most === 0 && lists.growth.length === 0))
    return none;
  const isBounded = limit !== undefined && access.inputs.length === 0 && table.form !== 'tags';
  if (!isBounded || lists.growth.length > 0) return growing(1, 'row');
  return between(0, limit * lists.most);
}

/** Of values that are known; a query's count as one, for its calls are counted for each value. */
function combinations(sources: readonly ValueSource[]): number {
  return sources.reduce((product, source) => product * choices(source), 1);
}

function choices(source: ValueSource): number {
  return source.kind === 'literals' ? new Set(source.values).size : 1;
}

/** What the values of queries are called; `undefined` where all values are known. */
function queriesAmong(sources: readonly ValueSource[]): string | undefined {
  const names = sources.flatMap((source) =>
    source.kind === 'query' ? [source.description.replace(/ of .*/s, '')] : [],
  );
  return names.length === 0 ? undefined : names.join(' and ');
}

function exactly(calls: number): CallCount {
  return between(calls, calls);
}

function between(least: number, most: number): CallCount {
  return { least, most, growth: [] };
}

function growing(calls: number, per: string): CallCount {
  return calls === 0 ? none : { least: 0, most: 0, growth: [{ calls, per }] };
}

/** What grows alike is said once. */
function sum(left: CallCount, right: CallCount): CallCount {
  const growth = [...left.growth, ...right.growth].filter(
    (each, index, all) =>
      all.findIndex(({ calls, per }) => calls === each.calls && per === each.per) === index,
  );
  return { least: left.least + right.least, most: left.most + right.most, growth };
}

/** `a, b and c`. */
function enumerated(parts: readonly string[]): string {
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`;
}

function plural(noun: string, calls: number): string {
  return calls === 1 ? noun : `${noun}s`;
}
