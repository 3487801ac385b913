/** Where the calls of one fetch go: its accounts in its regions, as far as earlier rows ask for them. */
import { accountIdOfRole } from '../plan/index.ts';
import type { Fetch, FetchAccount, PlaceNarrowing, PlaceSource } from '../plan/index.ts';
import { askedAccounts } from './account-ids.ts';
import type { JobPlace } from './job-place.ts';
import { SourceError } from './ports.ts';
import type { Run } from './run.ts';

export async function placesOf(run: Run, fetch: Fetch): Promise<readonly JobPlace[]> {
  const { narrowing } = fetch;
  const given = narrowing && (await givenPlaces(run, narrowing));
  const regions = fetch.home === undefined ? regionsOf(fetch, given) : [fetch.home];
  const accounts = await askedAccounts(run, withAccounts(fetch, given));
  const places =
    accounts === undefined
      ? regions.map((region): JobPlace => ({ region }))
      : accounts.flatMap((account) => regions.map((region): JobPlace => ({ region, account })));
  return given === undefined
    ? places
    : places.filter((place) => given.every((rows) => rows.some((row) => isAt(row, place))));
}

/** What one row of a source says. */
interface GivenPlace {
  readonly account?: string;
  readonly region?: string;
}

/** The places of each source. */
type Given = readonly (readonly GivenPlace[])[];

async function givenPlaces(run: Run, { sources, excluded }: PlaceNarrowing): Promise<Given> {
  const given = await Promise.all(sources.map((source) => readSource(run, source)));
  return given.map((places) =>
    places.filter(
      ({ account = '', region = '' }) =>
        !excluded.accounts.includes(account) && !excluded.regions.includes(region),
    ),
  );
}

async function readSource(
  run: Run,
  { gives, values }: PlaceSource,
): Promise<readonly GivenPlace[]> {
  const rows = await run.ports.engine.query(values.sql);
  return rows.flatMap(([value]): readonly GivenPlace[] => {
    if (value === null || value === undefined) return [];
    const parts: readonly unknown[] =
      gives.length === 1 ? [value] : (JSON.parse(String(value)) as readonly unknown[]);
    if (parts.includes(null)) return [];
    return [Object.fromEntries(gives.map((name, index) => [name, String(parts[index])]))];
  });
}

/** Of the text's regions and those that rows name. */
function regionsOf({ regions }: Fetch, given: Given | undefined): readonly string[] {
  const named = given?.flat().flatMap(({ region }) => region ?? []) ?? [];
  return [...new Set([...regions, ...named])];
}

function withAccounts(fetch: Fetch, given: Given | undefined): Fetch {
  const { accounts } = fetch;
  if (accounts === undefined || given === undefined) return fetch;
  const names = new Set(given.flat().flatMap(({ account }) => account ?? []));
  if (names.size === 0) return fetch;
  const known = accounts.filter(({ name }) => names.has(name));
  const others = [...names].filter((name) => !accounts.some((account) => account.name === name));
  return { ...fetch, accounts: [...known, ...others.map((name) => roleNamed(fetch, name))] };
}

/** Names that planning does not know come from rows: there is nothing to ask where one is no role. */
function roleNamed(fetch: Fetch, name: string): FetchAccount {
  const accountId = accountIdOfRole(name);
  if (accountId !== undefined) return { name, accountId };
  throw new SourceError({
    kind: 'plan',
    message: `no account \`${name}\`: name a profile, or a role by its ARN, \`arn:aws:iam::123456789012:role/name\``,
    span: fetch.span,
  });
}

function isAt(given: GivenPlace, { region, account }: JobPlace): boolean {
  return (
    (given.region === undefined || given.region === region) &&
    (given.account === undefined || given.account === account?.name)
  );
}
