/** The calls that one fetch comes to, once the values that they need are known. */
import type { BoundInput, Fetch, IdentifierSource, ValueSource } from '../plan/index.ts';
import type { JobPlace } from './job-place.ts';
import { placesOf } from './places.ts';
import type { ResourceProperties, SqlRow } from './ports.ts';
import type { Run } from './run.ts';

export type Job =
  | { readonly kind: 'get'; readonly place: JobPlace; readonly identifier: string }
  | { readonly kind: 'list'; readonly place: JobPlace; readonly model: ResourceProperties };

/** Values that hold everywhere, or in the places that they came from. */
type Values = (place: JobPlace) => readonly string[];

export async function jobsOf(run: Run, fetch: Fetch): Promise<readonly Job[]> {
  if (fetch.limit === 0 || fetch.regions.length === 0) return [];
  const places = await placesOf(run, fetch);
  const { access } = fetch;
  if (access.kind === 'get') return getJobs(run, places, access.identifiers);
  const inputs = await Promise.all(access.inputs.map((input) => readInput(run, input)));
  return places.flatMap((place) =>
    modelsOf(fetch, inputs, place).map((model): Job => ({ kind: 'list', place, model })),
  );
}

/** The same list with further inputs, once AWS has said that it needs them. */
export async function jobsWithInputs(
  run: Run,
  fetch: Fetch,
  job: Extract<Job, { kind: 'list' }>,
  inputs: readonly BoundInput[],
): Promise<readonly Extract<Job, { kind: 'list' }>[]> {
  const read = await Promise.all(inputs.map((input) => readInput(run, input)));
  return modelsOf(fetch, read, job.place).map((model) => ({
    ...job,
    model: { ...job.model, ...model },
  }));
}

async function getJobs(
  run: Run,
  places: readonly JobPlace[],
  source: IdentifierSource,
): Promise<readonly Job[]> {
  const parts =
    source.kind === 'whole'
      ? [await readValues(run, source.values)]
      : await Promise.all(source.parts.map((part) => readValues(run, part.values)));
  return places.flatMap((place) => {
    const identifiers = combinations(parts.map((values) => values(place))).map((combination) =>
      combination.join('|'),
    );
    return [...new Set(identifiers)].map((identifier): Job => ({ kind: 'get', place, identifier }));
  });
}

interface ReadInput {
  readonly property: string;
  /** Where there are any, each value is the JSON text of an array. */
  readonly beside: readonly string[];
  readonly values: Values;
}

async function readInput(run: Run, input: BoundInput): Promise<ReadInput> {
  const { property, beside = [], values } = input;
  return { property, beside, values: await readValues(run, values) };
}

async function readValues(run: Run, source: ValueSource): Promise<Values> {
  if (source.kind === 'literals') return () => source.values;
  const rows = await run.ports.engine.query(source.sql);
  const known = rows.filter(([value]) => value !== null && value !== undefined);
  const distinct = (chosen: readonly SqlRow[]): readonly string[] => [
    ...new Set(chosen.map(([value]) => String(value))),
  ];
  if (source.byRegion !== true && source.byAccount !== true) {
    const values = distinct(known);
    return () => values;
  }
  return (place) => distinct(known.filter((row) => comesFrom(source, row, place)));
}

/** A row says its region after its value, and its account after those. */
function comesFrom(
  source: Extract<ValueSource, { kind: 'query' }>,
  [, ...origin]: SqlRow,
  { region, account }: JobPlace,
): boolean {
  const isHere = source.byRegion !== true || origin[0] === region;
  return isHere && (source.byAccount !== true || origin.at(-1) === account?.name);
}

function modelsOf(
  fetch: Fetch,
  inputs: readonly ReadInput[],
  place: JobPlace,
): readonly ResourceProperties[] {
  return combinations(inputs.map((input) => input.values(place))).flatMap((combination) => {
    const entries = inputs.flatMap((input, index) => entriesOf(input, combination[index] ?? ''));
    if (entries.some(([, value]) => value === null)) return [];
    return [
      Object.fromEntries(
        entries.map(([property, value]) => [property, typedValue(fetch, property, String(value))]),
      ),
    ];
  });
}

/** The properties that one value stands for, each with its own; a NULL among them names nothing. */
function entriesOf(
  { property, beside }: ReadInput,
  value: string,
): readonly (readonly [string, unknown])[] {
  if (beside.length === 0) return [[property, value]];
  const values = JSON.parse(value) as readonly unknown[];
  return [property, ...beside].map((name, index) => [name, values[index] ?? null]);
}

/** A ResourceModel holds a number or a boolean where the property is one. */
function typedValue(fetch: Fetch, property: string, value: string): unknown {
  const type = fetch.table.type?.properties.find(({ name }) => name === property)?.type;
  if (
    (type === 'integer' || type === 'number') &&
    value.trim() !== '' &&
    Number.isFinite(Number(value))
  ) {
    return Number(value);
  }
  if (type === 'boolean') return value === 'true' || value === '1';
  return value;
}

function combinations(lists: readonly (readonly string[])[]): readonly (readonly string[])[] {
  return lists.reduce<readonly (readonly string[])[]>(
    (prefixes, list) => prefixes.flatMap((prefix) => list.map((item) => [...prefix, item])),
    [[]],
  );
}
