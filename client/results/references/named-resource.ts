/** The resources that a cell of a row names: the row's own, and those that the cell refers to. */
import type { Catalog, ResourceType } from '../../../catalog/index.ts';
import type { WindowCell } from '../../../protocol/index.ts';
import type { Arn } from './arn.ts';
import { readArn, resourceOfArn } from './arn.ts';
import type { ResourceColumn, ResultMeaning } from './result-meaning.ts';

/** Resources of one type, all in one place, by a value that each is known by. */
export interface NamedResource {
  readonly type: ResourceType;
  /** `identifier`: what Cloud Control takes; else the name of the property that has the values. */
  readonly by:
    { readonly kind: 'identifier' } | { readonly kind: 'property'; readonly name: string };
  /** At least one. */
  readonly values: readonly string[];
  /** Absent where it is not known, and for global types. */
  readonly region?: string;
  readonly account?: string;
  readonly arn?: string;
}

export type CellRow = readonly WindowCell[];

/** Values of one cell that are followed at once. */
const mostValues = 50;

/** The columns, by position, whose values name other resources. */
export function referringColumns({ columns }: ResultMeaning): readonly number[] {
  return columns.flatMap((column, position) =>
    (column?.property?.references ?? []).length > 0 ? [position] : [],
  );
}

/** The columns, by position, of resources that the row tells the identifier of. */
export function identifiedColumns({ columns }: ResultMeaning): readonly number[] {
  return columns.flatMap((column, position) =>
    column !== undefined && identifierParts(column, columns) !== undefined ? [position] : [],
  );
}

/** The resource that the cell's value is a property of; `undefined` where its identifier is not known. */
export function ownResource(
  meaning: ResultMeaning,
  row: CellRow,
  position: number,
): NamedResource | undefined {
  const column = meaning.columns[position];
  const parts =
    column && identifierParts(column, meaning.columns)?.map((part) => textIn(row[part]));
  if (column === undefined || parts?.every((part) => part !== undefined) !== true) {
    return undefined;
  }
  const arn = arnOf(column, meaning, row);
  const region = regionOf(column, meaning, row) ?? (arn && readArn(arn)?.region);
  return {
    type: column.type,
    by: { kind: 'identifier' },
    values: [parts.join('|')],
    ...placeOf(column.type, region, accountOf(meaning, row)),
    ...(arn !== undefined && { arn }),
  };
}

/** What the value refers to, one for each type that it may be of. */
export function referredResources(
  catalog: Catalog,
  meaning: ResultMeaning | undefined,
  row: CellRow,
  position: number,
): readonly NamedResource[] {
  const values = valuesOf(row[position]);
  const [first] = values;
  if (first === undefined) {
    return [];
  }
  const column = meaning?.columns[position];
  const account = meaning && accountOf(meaning, row);
  const region = meaning && column && regionOf(column, meaning, row);
  const found = (column?.property?.references ?? []).flatMap(({ typeName, property }) => {
    const type = catalog.resourceType(typeName);
    return type === undefined ? [] : [{ type, ...knownBy(type, property, values) }];
  });
  const byArn = found.length > 0 ? [] : namedByArns(catalog, values);
  const types = new Set<ResourceType>();
  return [...found, ...byArn]
    .toSorted((left, right) => rankOf(left) - rankOf(right))
    .filter(({ type }) => !types.has(type) && types.add(type))
    .map((resource) => {
      const arn = readArn(first);
      return {
        ...resource,
        ...placeOf(resource.type, ofArn(arn, region), account),
        ...(arn !== undefined && { arn: first }),
      };
    });
}

type Known = Pick<NamedResource, 'by' | 'values'>;

/** By the identifier where the values are it, or hold it: a get and no list. */
function knownBy(type: ResourceType, property: string, values: readonly string[]): Known {
  const inArns = values.map((value) => identifierIn(value, type));
  if (inArns.every((each) => each !== undefined)) {
    return { by: { kind: 'identifier' }, values: inArns };
  }
  return isPrimary(type, property)
    ? { by: { kind: 'identifier' }, values }
    : { by: { kind: 'property', name: property }, values };
}

function identifierIn(value: string, type: ResourceType): string | undefined {
  const arn = readArn(value);
  const named = arn && resourceOfArn(arn);
  return named?.typeName === type.typeName && type.primaryIdentifier.length === 1
    ? named.identifier
    : undefined;
}

function namedByArns(
  catalog: Catalog,
  values: readonly string[],
): readonly (Known & { readonly type: ResourceType })[] {
  const named = values.map((value) => {
    const arn = readArn(value);
    return arn && resourceOfArn(arn);
  });
  const [first] = named;
  const type = first && catalog.resourceType(first.typeName);
  return type !== undefined && named.every((each) => each?.typeName === type.typeName)
    ? [
        {
          type,
          by: { kind: 'identifier' },
          values: named.flatMap((each) => each?.identifier ?? []),
        },
      ]
    : [];
}

function rankOf({ by }: Known): number {
  return by.kind === 'identifier' ? 0 : 1;
}

function isPrimary({ primaryIdentifier }: ResourceType, property: string): boolean {
  return primaryIdentifier.length === 1 && primaryIdentifier[0] === property;
}

/** Positions of the identifier's parts, in their order. */
function identifierParts(
  { source, type }: ResourceColumn,
  columns: ResultMeaning['columns'],
): readonly number[] | undefined {
  const parts = type.primaryIdentifier.map((path) =>
    columns.findIndex((each) => each?.source === source && each.property?.name === path),
  );
  return parts.length === 0 || parts.includes(-1) ? undefined : parts;
}

function regionOf(
  { source }: ResourceColumn,
  { columns, said }: ResultMeaning,
  row: CellRow,
): string | undefined {
  const position = columns.findIndex((each) => each?.source === source && each.isRegion);
  return (position === -1 ? undefined : textIn(row[position])) ?? said.region;
}

function accountOf({ account, said }: ResultMeaning, row: CellRow): string | undefined {
  return (account === undefined ? undefined : textIn(row[account])) ?? said.account;
}

function placeOf(
  { scope }: ResourceType,
  region: string | undefined,
  account: string | undefined,
): Pick<NamedResource, 'region' | 'account'> {
  return {
    ...(scope === 'regional' && region !== undefined && region !== '' && { region }),
    ...(account !== undefined && { account }),
  };
}

/** The ARN of the resource itself, by the names that types give theirs: `Arn`, `TopicArn`. */
function arnOf(
  { source, type }: ResourceColumn,
  { columns }: ResultMeaning,
  row: CellRow,
): string | undefined {
  const own = `${type.typeName.split('::').at(-1) ?? ''}Arn`;
  for (const [position, column] of columns.entries()) {
    const name = column?.source === source ? (column.property?.name ?? '') : '';
    const isItsOwn = name === 'Arn' || name === own || type.primaryIdentifier.includes(name);
    const text = isItsOwn ? textIn(row[position]) : undefined;
    if (text !== undefined && readArn(text) !== undefined) {
      return text;
    }
  }
  return undefined;
}

/** An ARN without a region names what is in none. */
function ofArn(arn: Arn | undefined, otherwise: string | undefined): string | undefined {
  return arn === undefined || arn.region === '' ? otherwise : arn.region;
}

function textIn(cell: WindowCell | undefined): string | undefined {
  return typeof cell === 'string' && cell !== ''
    ? cell
    : typeof cell === 'number'
      ? String(cell)
      : undefined;
}

/** A text, or each text of a JSON array of texts. */
function valuesOf(cell: WindowCell | undefined): readonly string[] {
  const text = textIn(cell);
  if (text?.trimStart().startsWith('[') !== true) {
    return text === undefined || text.trimStart().startsWith('{') ? [] : [text];
  }
  let items: unknown;
  try {
    items = JSON.parse(text);
  } catch {
    return [];
  }
  return Array.isArray(items) && items.every((item) => typeof item === 'string')
    ? [...new Set(items)].filter((item) => item !== '').slice(0, mostValues)
    : [];
}
