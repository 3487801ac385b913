/**
 * The generated resources of one type in one region. Nothing of them is kept where their identifiers
 * depend on nothing else, so that a million of them cost little; where they are made of other resources'
 * values, identities are made once.
 */
import { composeIdentifier } from '../identifiers.ts';
import { valueAt, withValueAt, type JsonObject } from '../json.ts';
import type { TypeFacts } from '../type-facts.ts';
import { numberIdentifiers } from './numbered-identifiers.ts';
import { resourceName } from './resource-names.ts';
import type { ReferencePool, Subject } from './subject.ts';
import { sampleIdentity, sampleValue } from './values.ts';

export interface GeneratedType {
  readonly count: number;
  /** By index from 0; distinct. `undefined` for the few that could not be told apart. */
  identifier(index: number): string | undefined;
  indexOf(identifier: string): number | undefined;
  properties(index: number): JsonObject;
  /** One top-level property, without making the others. */
  property(index: number, name: string): unknown;
}

export function generateType(
  facts: TypeFacts,
  region: string,
  count: number,
  pool: ReferencePool,
): GeneratedType {
  const subject = rememberingLast((index): Subject => ({
    facts,
    region,
    serial: index,
    name: resourceName(facts.type.typeName, region, index),
    createdAt: firstCreation + index * creationInterval,
    pool,
  }));
  const plainIdentity = identities(subject, count, pool);
  const apart = (index: number): JsonObject =>
    withDistinctPart(facts, plainIdentity(index), subject(index).name);
  const identifiers = numberIdentifiers({
    count,
    plain: (index) => composeIdentifier(facts, plainIdentity(index)),
    toldApart: (index) => composeIdentifier(facts, apart(index)) ?? subject(index).name,
  });
  const identity = (index: number): JsonObject =>
    identifiers.isToldApart(index) ? apart(index) : plainIdentity(index);
  return {
    count,
    identifier: identifiers.at,
    indexOf: identifiers.indexOf,
    property: (index, name) => {
      const isPart = facts.identifierPaths.some(([first]) => first === name);
      const known = isPart ? identity(index)[name] : undefined;
      if (known !== undefined) return known;
      const wanted = facts.properties.get(name);
      return wanted && sampleValue(subject(index), wanted);
    },
    properties: (index) => {
      const of = subject(index);
      const values: Record<string, unknown> = {};
      for (const wanted of facts.properties.values()) {
        const value = sampleValue(of, wanted);
        if (value !== undefined) values[wanted.name] = value;
      }
      return mergeIdentity(facts, values, identity(index));
    },
  };
}

/** A resource is asked for its identifier, its properties and their parts in a row. */
function rememberingLast<Made>(make: (index: number) => Made): (index: number) => Made {
  let last: { readonly index: number; readonly made: Made } | undefined;
  return (index) => {
    if (last?.index !== index) last = { index, made: make(index) };
    return last.made;
  };
}

/**
 * Identities by index. Those that ask for other resources are made at once: what others have may change
 * with time, and two types that refer to each other must not ask in a circle.
 */
function identities(
  subject: (index: number) => Subject,
  count: number,
  pool: ReferencePool,
): (index: number) => JsonObject {
  let asked = 0;
  const watched: ReferencePool = {
    pick: (...wanted) => {
      asked += 1;
      return pool.pick(...wanted);
    },
  };
  const rounds = roundRobin(watched);
  const made = (index: number): JsonObject =>
    identityOf({ ...subject(index), pool: rounds(index) });
  if (count > 0) made(0);
  if (asked === 0) return rememberingLast(made);
  const kept = Array.from({ length: count }, (_, index) => made(index));
  return (index) => kept[index] ?? {};
}

const firstCreation = Date.UTC(2024, 0, 8, 9);
const creationInterval = 47 * 60 * 1000;

/** The identifier's parts, nested as the schema nests them. */
function identityOf(subject: Subject): JsonObject {
  return subject.facts.identifierPaths.reduce<JsonObject>((identity, path) => {
    const property = subject.facts.properties.get(path[0] ?? '');
    if (property === undefined) return withValueAt(identity, path, subject.name);
    const value = sampleIdentity(subject, property);
    const part = path.length === 1 ? value : valueAt(value, path.slice(1));
    return withValueAt(identity, path, isScalar(part) ? part : subject.name);
  }, {});
}

const isScalar = (value: unknown): boolean =>
  (typeof value === 'string' && value !== '' && !value.includes('|')) || typeof value === 'number';

/** Parents take turns, so that every one of them gets children. */
const roundRobin =
  (pool: ReferencePool) =>
  (turn: number): ReferencePool => ({
    pick: (typeName, region, property) => pool.pick(typeName, region, property, turn),
  });

/** Two resources that refer to the same parents differ in a last part made from the name. */
function withDistinctPart(facts: TypeFacts, identity: JsonObject, name: string): JsonObject {
  const path = facts.identifierPaths.at(-1) ?? [];
  return withValueAt(identity, path, name);
}

const mergeIdentity = (facts: TypeFacts, values: JsonObject, identity: JsonObject): JsonObject =>
  facts.identifierPaths.reduce(
    (merged, path) => withValueAt(merged, path, valueAt(identity, path)),
    values,
  );
