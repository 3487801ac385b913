/**
 * The generated resources of one type in one region: identifiers at once, properties on demand, so
 * that a hundred thousand of them cost little until somebody reads them.
 */
import { composeIdentifier } from '../identifiers.ts';
import { valueAt, withValueAt, type JsonObject } from '../json.ts';
import type { TypeFacts } from '../type-facts.ts';
import { resourceName } from './resource-names.ts';
import type { ReferencePool, Subject } from './subject.ts';
import { sampleIdentity, sampleValue } from './values.ts';

export interface GeneratedType {
  /** By index from 0; distinct. */
  readonly identifiers: readonly string[];
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
  const subject = (index: number): Subject => ({
    facts,
    region,
    serial: index,
    name: resourceName(facts.type.typeName, region, index),
    createdAt: firstCreation + index * creationInterval,
    pool,
  });
  const rounds = roundRobin(pool);
  const identities: JsonObject[] = [];
  const identifiers: string[] = [];
  const taken = new Set<string>();
  for (let index = 0; index < count; index += 1) {
    let identity = identityOf({ ...subject(index), pool: rounds(index) });
    let identifier = composeIdentifier(facts, identity);
    if (identifier === undefined || taken.has(identifier)) {
      identity = withDistinctPart(facts, identity, subject(index).name);
      identifier = composeIdentifier(facts, identity) ?? subject(index).name;
    }
    taken.add(identifier);
    identities.push(identity);
    identifiers.push(identifier);
  }
  const property = (index: number, name: string): unknown => {
    const known = identities[index]?.[name];
    if (known !== undefined) return known;
    const wanted = facts.properties.get(name);
    return wanted && sampleValue(subject(index), wanted);
  };
  return {
    identifiers,
    property,
    properties: (index) => {
      const of = subject(index);
      const values: Record<string, unknown> = {};
      for (const wanted of facts.properties.values()) {
        const value = sampleValue(of, wanted);
        if (value !== undefined) values[wanted.name] = value;
      }
      return mergeIdentity(facts, values, identities[index] ?? {});
    },
  };
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
