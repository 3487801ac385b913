/**
 * How facts lie on disk: one index, and one shard per service. `catalog/build` encodes, the read side
 * decodes; both live here so that they stay each other's inverse. Columns, aliases, links and scope
 * follow from names by rule and are therefore not stored.
 */
import { columnAliases, columnName } from './names.ts';
import type { NestedType, Property, ResourceType, ValueType } from './types.ts';

/** Raised whenever a shape of this file changes: the read side refuses any other number. */
export const formatVersion = 1;

/** Third part of the type name, canonical plural, 1 where it has tags, the sane plural if another. */
export type IndexedType = readonly [
  name: string,
  plural: string,
  taggable: 0 | 1,
  sanePlural?: string,
];

export interface IndexedService {
  readonly namespace: string;
  readonly types: readonly IndexedType[];
}

export interface CatalogIndex {
  readonly generator: string;
  readonly format: number;
  /** What it was made from, with versions. */
  readonly sources: readonly string[];
  readonly services: readonly IndexedService[];
}

/** A property without what follows from its name. */
export type PropertyFacts = Omit<Property, 'column' | 'aliases'>;

export interface NestedFacts {
  readonly name: string;
  readonly documentation: string;
  readonly properties: readonly PropertyFacts[];
}

/** A resource type without what follows from its name. */
export type TypeFacts = Omit<
  ResourceType,
  'service' | 'singular' | 'plural' | 'documentationUrl' | 'scope' | 'properties'
> & { readonly properties: readonly PropertyFacts[] };

type PropertyDetails = Partial<
  Pick<Property, 'enumeration' | 'pattern' | 'nestedType' | 'references'>
>;

/** `kind` is the value type's place in `valueTypes`, plus 16 times the flags' bits. */
export type PropertyRecord = readonly [
  name: string,
  kind: number,
  documentation: string,
  details?: PropertyDetails,
];

export interface NestedRecord {
  readonly name: string;
  readonly documentation: string;
  readonly properties: readonly PropertyRecord[];
}

export interface TypeRecord extends Omit<TypeFacts, 'properties'> {
  readonly properties: readonly PropertyRecord[];
}

export interface Shard {
  readonly generator: string;
  readonly format: number;
  readonly types: readonly TypeRecord[];
  /** Beside each type, the places of its nested types in `nested`. */
  readonly uses: readonly (readonly number[])[];
  /** Nested types of all types of the service; equal ones stand once. */
  readonly nested: readonly NestedRecord[];
}

const valueTypes: readonly ValueType[] = [
  'any',
  'string',
  'integer',
  'number',
  'boolean',
  'object',
  'array',
  'timestamp',
];

const flags = [
  'required',
  'createOnly',
  'readOnly',
  'writeOnly',
  'conditionalCreateOnly',
  'deprecated',
] as const satisfies readonly (keyof Property)[];

export function encodeProperty(facts: PropertyFacts): PropertyRecord {
  const bits = flags.reduce((sum, flag, bit) => sum + (facts[flag] === true ? 2 ** bit : 0), 0);
  const kind = valueTypes.indexOf(facts.type) + 16 * bits;
  const { enumeration, pattern, nestedType, references } = facts;
  const details: PropertyDetails = {
    ...(enumeration && { enumeration }),
    ...(pattern !== undefined && { pattern }),
    ...(nestedType !== undefined && { nestedType }),
    ...(references && { references }),
  };
  return Object.keys(details).length === 0
    ? [facts.name, kind, facts.documentation]
    : [facts.name, kind, facts.documentation, details];
}

export function decodeProperty([name, kind, documentation, details]: PropertyRecord): Property {
  const has = (flag: (typeof flags)[number]): boolean =>
    ((kind >> 4) & (1 << flags.indexOf(flag))) !== 0;
  return {
    name,
    column: propertyColumn(name),
    aliases: columnAliases(name),
    type: valueTypes[kind & 15] ?? 'any',
    required: has('required'),
    createOnly: has('createOnly'),
    readOnly: has('readOnly'),
    writeOnly: has('writeOnly'),
    ...(has('conditionalCreateOnly') && { conditionalCreateOnly: true }),
    ...(has('deprecated') && { deprecated: true }),
    documentation,
    ...details,
  };
}

export function decodeNested({ name, documentation, properties }: NestedRecord): NestedType {
  return { name, documentation, properties: properties.map(decodeProperty) };
}

/** `region` is where a row comes from, so a property of that name stands beside it as `_region`. */
function propertyColumn(name: string): string {
  const column = columnName(name);
  return column === 'region' ? '_region' : column;
}
