/** Writes the types as an index and one shard per service. The same types give the same bytes. */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pluralize from 'pluralize';
import {
  encodeProperty,
  formatVersion,
  resourceName,
  saneName,
  serviceName,
  thirdPartOf,
  type CatalogIndex,
  type IndexedType,
  type NestedFacts,
  type NestedRecord,
  type Shard,
} from '../index.ts';
import { BuildError, type BuiltType } from './model.ts';

export const generator = 'catalog/build/main.ts';

export interface CatalogFiles {
  readonly index: CatalogIndex;
  /** By service. */
  readonly shards: ReadonlyMap<string, Shard>;
}

/** Throws BuildError where two namespaces would be one service. */
export function encodeCatalog(
  types: readonly BuiltType[],
  sources: readonly string[],
): CatalogFiles {
  const services = [...Map.groupBy(types, ({ typeName }) => serviceName(typeName))]
    .map(([service, members]) => ({ service, namespace: namespaceOf(members), members }))
    .sort((a, b) => (a.service < b.service ? -1 : 1));
  return {
    index: {
      generator,
      format: formatVersion,
      sources,
      services: services.map(({ namespace, members }) => ({
        namespace,
        types: members.map(indexedType),
      })),
    },
    shards: new Map(services.map(({ service, members }) => [service, shardOf(members)])),
  };
}

/** Files of services that are gone go last, so that a reader beside the build finds all it knows. */
export function writeCatalog(directory: string, { index, shards }: CatalogFiles): void {
  const services = join(directory, 'services');
  mkdirSync(services, { recursive: true });
  for (const [service, shard] of shards) {
    writeFileSync(join(services, `${service}.json`), `${JSON.stringify(shard)}\n`);
  }
  writeFileSync(join(directory, 'index.json'), `${JSON.stringify(index)}\n`);
  for (const file of readdirSync(services)) {
    if (!shards.has(file.replace(/\.json$/, ''))) rmSync(join(services, file));
  }
}

function namespaceOf(types: readonly BuiltType[]): string {
  const namespaces = new Set(
    types.map(({ typeName }) => typeName.split('::').slice(0, 2).join('::')),
  );
  const [namespace = '', second] = namespaces;
  if (second === undefined) return namespace;
  throw new BuildError(
    `\`${namespace}\` and \`${second}\` would both be the service \`${serviceName(namespace)}\``,
  );
}

function indexedType({ typeName, tagProperty }: BuiltType): IndexedType {
  const thirdPart = thirdPartOf(typeName);
  const plural = pluralize(resourceName(thirdPart));
  const sane = pluralize(saneName(thirdPart));
  const taggable = tagProperty === undefined ? 0 : 1;
  return plural === sane ? [thirdPart, plural, taggable] : [thirdPart, plural, taggable, sane];
}

function shardOf(types: readonly BuiltType[]): Shard {
  const nested: NestedRecord[] = [];
  const places = new Map<string, number>();
  const placeOf = (facts: NestedFacts): number => {
    const record = { ...facts, properties: facts.properties.map(encodeProperty) };
    const key = JSON.stringify(record);
    const known = places.get(key);
    if (known !== undefined) return known;
    places.set(key, nested.length);
    return nested.push(record) - 1;
  };
  const encoded = types.map(({ nested: used, properties, ...facts }) => ({
    record: { ...facts, properties: properties.map(encodeProperty) },
    uses: [...used.values()].map(placeOf),
  }));
  return {
    generator,
    format: formatVersion,
    types: encoded.map(({ record }) => record),
    uses: encoded.map(({ uses }) => uses),
    nested,
  };
}
