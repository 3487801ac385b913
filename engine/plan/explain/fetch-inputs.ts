/** Which columns of a table give its calls their values, and which could. */
import type { Fetch, ValueSource } from '../plan.ts';
import { columnOfPath, identifierKey, typeNameKey } from '../select/keys.ts';
import type { ColumnKey } from '../select/table-use.ts';

export interface FetchInputs {
  /** What a column's values became, in words: `WorkspaceId`, `the identifier`. */
  readonly nameOf: ReadonlyMap<ColumnKey, string>;
  /** The values themselves, of the columns whose values are known before any call. */
  readonly valuesOf: ReadonlyMap<ColumnKey, readonly string[]>;
  /** Columns that some call of this table could take: these, and parts of the identifier. */
  readonly possible: ReadonlySet<ColumnKey>;
}

interface Input {
  readonly key: ColumnKey;
  readonly name: string;
  readonly values: ValueSource | undefined;
}

export function inputsOfFetch(fetch: Fetch): FetchInputs {
  const { table } = fetch;
  const keyOf = (path: string): ColumnKey => columnOfPath(table, path)?.toLowerCase() ?? path;
  const inputs = inputsOf(fetch, keyOf);
  const could = [
    ...(table.type?.primaryIdentifier ?? []),
    ...(table.type?.listInputs ?? []),
    ...(table.type?.listInputAlternatives ?? []).flat(),
  ];
  return {
    nameOf: new Map(inputs.map(({ key, name }) => [key, name])),
    valuesOf: new Map(
      inputs.flatMap(({ key, values }) =>
        values?.kind === 'literals' ? [[key, values.values]] : [],
      ),
    ),
    possible: new Set([...inputs.map(({ key }) => key), identifierKey, ...could.map(keyOf)]),
  };
}

function inputsOf(
  { table, typeName, access }: Fetch,
  keyOf: (path: string) => ColumnKey,
): readonly Input[] {
  const type: Input = {
    key: typeNameKey,
    name: 'the type',
    values: { kind: 'literals', values: [typeName] },
  };
  if (access.kind === 'list') {
    const { inputs, offered = [] } = access;
    return [
      type,
      ...inputs.flatMap(({ property, beside = [], values }) =>
        [property, ...beside].map((name) => ({
          key: keyOf(name),
          name,
          values: beside.length > 0 ? undefined : values,
        })),
      ),
      ...offered.map(({ property }) => ({
        key: keyOf(property),
        name: `${property}, if the list asks for it`,
        values: undefined,
      })),
    ];
  }
  const { identifiers } = access;
  const parts = identifiers.kind === 'parts' ? identifiers.parts : [];
  return [
    type,
    {
      key: identifierKey,
      name: 'the identifier',
      values: identifiers.kind === 'whole' ? identifiers.values : undefined,
    },
    ...(table.type?.primaryIdentifier ?? []).map((path) => ({
      key: keyOf(path),
      name: `the identifier's ${path}`,
      values: parts.find(({ property }) => property === path)?.values,
    })),
  ];
}
