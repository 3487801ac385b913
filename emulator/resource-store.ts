/** All resources, by region and type. A type's generated resources are made on its first use. */
import { partitionOf } from '../catalog/index.ts';
import { generateType } from './generate/generated-type.ts';
import type { ReferencePool } from './generate/subject.ts';
import { composeIdentifier } from './identifiers.ts';
import { valueAt, type JsonObject } from './json.ts';
import { fixedContent, ResourceCollection } from './resource-collection.ts';
import type { TypeFacts, TypeRegistry } from './type-facts.ts';

export interface InitialResource {
  readonly type: string;
  readonly region: string;
  readonly properties: JsonObject;
}

export interface GenerateOrder {
  readonly type: string;
  readonly region: string;
  readonly count: number;
}

export interface ResourceStore {
  /** A global type's resources are the same in every region of a partition. */
  collection(facts: TypeFacts, region: string): ResourceCollection;
  readonly pool: ReferencePool;
  /** Every resource, generated ones included, in the form that a data file has. */
  all(): Iterable<InitialResource>;
}

/** Resources whose identifier is incomplete or taken are not stored: the data file's check says so. */
export function createResourceStore(
  registry: TypeRegistry,
  resources: readonly InitialResource[],
  generate: readonly GenerateOrder[],
): ResourceStore {
  const collections = new Map<string, ResourceCollection>();
  const orders = new Map<string, GenerateOrder>();
  const places = new Map<string, { readonly facts: TypeFacts; readonly region: string }>();

  const keyOf = (facts: TypeFacts, region: string): string => {
    const place = facts.type.scope === 'global' ? (partitionOf(region) ?? 'aws') : region;
    return `${place} ${facts.type.typeName}`;
  };
  /** What exists already, without making the generated ones. */
  const stored = (facts: TypeFacts, region: string): ResourceCollection => {
    const key = keyOf(facts, region);
    const existing = collections.get(key);
    if (existing !== undefined) return existing;
    const made = new ResourceCollection();
    collections.set(key, made);
    places.set(key, { facts, region });
    return made;
  };
  const collection = (facts: TypeFacts, region: string): ResourceCollection => {
    const made = stored(facts, region);
    const key = keyOf(facts, region);
    const order = orders.get(key);
    if (order === undefined) return made;
    // Taken off first: a type that refers to itself meets the resources that are there so far.
    orders.delete(key);
    made.addGenerated(generateType(facts, order.region, order.count, pool));
    return made;
  };
  const pool: ReferencePool = {
    pick: (typeName, region, property, choice) => {
      const facts = registry.find(typeName);
      if (facts === undefined) return undefined;
      const [name = '', ...rest] = pathOf(facts, property);
      return valueAt(collection(facts, region).pick(choice)?.content.property(name), rest);
    },
  };

  for (const order of generate) {
    const facts = registry.get(order.type);
    stored(facts, order.region);
    const key = keyOf(facts, order.region);
    orders.set(key, { ...order, count: order.count + (orders.get(key)?.count ?? 0) });
  }
  for (const { type, region, properties } of resources) {
    const facts = registry.get(type);
    const identifier = composeIdentifier(facts, properties);
    if (identifier !== undefined) stored(facts, region).add(identifier, fixedContent(properties));
  }
  return {
    collection,
    pool,
    *all() {
      for (const { facts, region } of [...places.values()]) {
        for (const { content } of collection(facts, region).after(0)) {
          yield { type: facts.type.typeName, region, properties: content.properties() };
        }
      }
    },
  };
}

/** Where a type keeps what others call by this name: ARNs are not told by other identifiers. */
function pathOf(facts: TypeFacts, property: string): readonly string[] {
  const path = property.split('/');
  if (facts.properties.has(path[0] ?? '')) return path;
  return property.endsWith('Arn') ? ['Arn'] : (facts.identifierPaths[0] ?? []);
}
