/** The calls that one fetch comes to, once the values that they need are known. */
import type { BoundInput, Fetch, IdentifierSource, ValueSource } from '../plan/index.ts';
import type { ResourceProperties, TableEngine } from './ports.ts';

export type Job =
  | { readonly kind: 'get'; readonly region: string; readonly identifier: string }
  | { readonly kind: 'list'; readonly region: string; readonly model: ResourceProperties };

/** Values that hold in every region, or in the regions that they came from. */
type Values = (region: string) => readonly string[];

export async function jobsOf(engine: TableEngine, fetch: Fetch): Promise<readonly Job[]> {
  if (fetch.limit === 0 || fetch.regions.length === 0) return [];
  const regions = fetch.home === undefined ? fetch.regions : [fetch.home];
  const { access } = fetch;
  if (access.kind === 'get') return getJobs(engine, regions, access.identifiers);
  const inputs = await Promise.all(access.inputs.map((input) => readInput(engine, input)));
  return regions.flatMap((region) =>
    modelsOf(fetch, inputs, region).map((model): Job => ({ kind: 'list', region, model })),
  );
}

/** The same list with further inputs, once AWS has said that it needs them. */
export async function jobsWithInputs(
  engine: TableEngine,
  fetch: Fetch,
  job: Extract<Job, { kind: 'list' }>,
  inputs: readonly BoundInput[],
): Promise<readonly Extract<Job, { kind: 'list' }>[]> {
  const read = await Promise.all(inputs.map((input) => readInput(engine, input)));
  return modelsOf(fetch, read, job.region).map((model) => ({
    ...job,
    model: { ...job.model, ...model },
  }));
}

async function getJobs(
  engine: TableEngine,
  regions: readonly string[],
  source: IdentifierSource,
): Promise<readonly Job[]> {
  const parts =
    source.kind === 'whole'
      ? [await readValues(engine, source.values)]
      : await Promise.all(source.parts.map((part) => readValues(engine, part.values)));
  return regions.flatMap((region) => {
    const identifiers = combinations(parts.map((values) => values(region))).map((combination) =>
      combination.join('|'),
    );
    return [...new Set(identifiers)].map((identifier): Job => ({
      kind: 'get',
      region,
      identifier,
    }));
  });
}

interface ReadInput {
  readonly property: string;
  readonly values: Values;
}

async function readInput(
  engine: TableEngine,
  { property, values }: BoundInput,
): Promise<ReadInput> {
  return { property, values: await readValues(engine, values) };
}

async function readValues(engine: TableEngine, source: ValueSource): Promise<Values> {
  if (source.kind === 'literals') return () => source.values;
  const rows = await engine.query(source.sql);
  const known = rows.filter(([value]) => value !== null && value !== undefined);
  const distinct = (chosen: typeof known): readonly string[] => [
    ...new Set(chosen.map(([value]) => String(value))),
  ];
  if (source.byRegion !== true) {
    const values = distinct(known);
    return () => values;
  }
  return (region) => distinct(known.filter(([, place]) => place === region));
}

function modelsOf(
  fetch: Fetch,
  inputs: readonly ReadInput[],
  region: string,
): readonly ResourceProperties[] {
  return combinations(inputs.map((input) => input.values(region))).map((combination) =>
    Object.fromEntries(
      inputs.map(({ property }, index) => [
        property,
        typedValue(fetch, property, combination[index] ?? ''),
      ]),
    ),
  );
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
