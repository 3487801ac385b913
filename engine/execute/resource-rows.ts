/** The rows that one resource gives in the table of a fetch. */
import type { Fetch, FetchAccount, FetchColumn } from '../plan/index.ts';
import type { ResourceProperties, SqlRow, SqlValue } from './ports.ts';
import { stableJson, toSqlValue } from './sql-values.ts';

/** One resource as it was read, with what is known of it beside its properties. */
export interface ReadResource {
  /** By what it was asked for, or what the list calls it. */
  readonly identifier: string;
  readonly properties: ResourceProperties;
  /** What stands in for absent properties, by path: the list's inputs, the identifier's parts. */
  readonly known: ResourceProperties;
}

/** Where the rows of one resource stand. */
export interface RowPlace {
  readonly regions: readonly string[];
  readonly account: FetchAccount | undefined;
}

/**
 * One row in each region; in a table of tags, one for each tag in each region. Columns that nothing
 * reads have no value in it.
 */
export function rowsOf(
  fetch: Fetch,
  { regions, account }: RowPlace,
  resource: ReadResource,
): readonly SqlRow[] {
  const tags = hasTags(fetch)
    ? tagsOf(propertyAt(resource, fetch.table.type?.tagProperty ?? 'Tags'))
    : [noTag];
  const columns = readColumnsOf(fetch);
  return regions.flatMap((region) =>
    tags.map((tag) =>
      columns.map((column) => valueOf(fetch, column, { region, account }, resource, tag)),
    ),
  );
}

const readColumns = new WeakMap<Fetch, readonly FetchColumn[]>();

/** Found once for all rows of a fetch. */
function readColumnsOf(fetch: Fetch): readonly FetchColumn[] {
  const known = readColumns.get(fetch) ?? fetch.columns.filter(({ unread }) => unread !== true);
  readColumns.set(fetch, known);
  return known;
}

/** The parts of a whole identifier by the paths of the type's primary identifier. */
export function identifierParts(fetch: Fetch, identifier: string): ResourceProperties {
  const paths = fetch.table.type?.primaryIdentifier ?? [];
  const parts = paths.length === 1 ? [identifier] : identifier.split('|');
  if (parts.length !== paths.length) return {};
  return Object.fromEntries(paths.map((path, index) => [path, parts[index]]));
}

/** `undefined` where neither the resource nor what is known of it has the property. */
export function propertyAt({ properties, known }: ReadResource, path: string): unknown {
  const found = path.includes('/')
    ? path.split('/').reduce<unknown>(memberOf, properties)
    : memberOf(properties, path);
  return found === undefined ? known[path] : found;
}

interface Tag {
  readonly key: unknown;
  readonly value: unknown;
}
const noTag: Tag = { key: undefined, value: undefined };

function hasTags(fetch: Fetch): boolean {
  return fetch.columns.some((column) => column.source.kind === 'tagKey');
}

function valueOf(
  fetch: Fetch,
  { source, declaredType }: FetchColumn,
  { region, account }: { region: string; account: FetchAccount | undefined },
  resource: ReadResource,
  tag: Tag,
): SqlValue {
  switch (source.kind) {
    case 'property':
      return toSqlValue(propertyAt(resource, source.path), declaredType);
    case 'region':
      return region;
    case 'account':
      return account?.name ?? null;
    case 'accountId':
      return account?.accountId ?? null;
    case 'identifier':
      return resource.identifier;
    case 'typeName':
      return fetch.typeName;
    case 'properties':
      return stableJson(resource.properties);
    case 'tagKey':
      return toSqlValue(tag.key, declaredType);
    case 'tagValue':
      return toSqlValue(tag.value, declaredType);
  }
}

/** Tags come as a list of keys and values, spelled in several ways, or as a map. */
function tagsOf(tags: unknown): readonly Tag[] {
  if (Array.isArray(tags)) {
    return tags.map((tag: unknown) => ({
      key: firstMember(tag, ['Key', 'key', 'TagKey']),
      value: firstMember(tag, ['Value', 'value', 'TagValue']),
    }));
  }
  if (typeof tags !== 'object' || tags === null) return [];
  return Object.entries(tags).map(([key, value]) => ({ key, value: value as unknown }));
}

function firstMember(value: unknown, names: readonly string[]): unknown {
  return names.map((name) => memberOf(value, name)).find((member) => member !== undefined);
}

function memberOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as ResourceProperties)[name];
}
