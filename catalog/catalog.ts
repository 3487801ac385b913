/**
 * The read interface over any store of the data. The index is held as read; the names of a service
 * and the facts of a type are made on first use and then kept.
 */
import { CatalogError } from './catalog-error.ts';
import { genericForms, genericService, genericServices, genericTable } from './generic-tables.ts';
import { isGlobal } from './global-types.ts';
import { resourceNames, serviceName, singularName, type ResourceName } from './names.ts';
import {
  decodeNested,
  decodeProperty,
  formatVersion,
  type CatalogIndex,
  type IndexedService,
  type Shard,
  type TypeRecord,
} from './records.ts';
import { tableOf } from './tables.ts';
import type {
  Catalog,
  NestedType,
  ResourceTable,
  ResourceType,
  ServiceSummary,
  TableLookup,
  TableSummary,
  TypedForm,
} from './types.ts';

/** Where the data come from, as parsed JSON. Both may throw CatalogError. */
export interface CatalogSource {
  readIndex(): unknown;
  readShard(service: string): unknown;
}

const providers: ReadonlySet<string> = new Set(['aws', 'awscc']);

/** Throws CatalogError where the index is not of this version; a shard is read on its first use. */
export function createCatalog(source: CatalogSource): Catalog {
  const index = readIndex(source);
  const services = new Map(index.services.map((each) => [serviceName(each.namespace), each]));
  const summaries = summariseServices(index);
  const namesOf = memoised((service) => {
    const indexed = services.get(service);
    return indexed && nameService(indexed);
  });
  const shardOf = memoised((service) => openShard(readShard(source, service)));
  const typeOf = memoised((key) => {
    const service = serviceName(key);
    const indexed = namesOf(service)?.types.get(key);
    const record = indexed && shardOf(service).types.get(indexed.typeName);
    return record && resourceTypeOf(record, indexed.plural);
  });
  const tableAt = memoised((key): ResourceTable | undefined => {
    const [service = '', name = ''] = key.split('.');
    const found = namesOf(service)?.lookups.get(name);
    const type = found && typeOf(found.typeName.toLowerCase());
    return type && tableOf(type, found.form, found.canonical);
  });

  const place = (parts: readonly string[]): readonly [string, string] | undefined => {
    const [provider, service, name, ...rest] = parts.map((part) => part.toLowerCase());
    if (provider === undefined || service === undefined || name === undefined) return undefined;
    return providers.has(provider) && rest.length === 0 ? [service, name] : undefined;
  };

  return {
    services: () => summaries,
    tables: (service) => {
      const key = service.toLowerCase();
      return genericServices.includes(key) ? genericSummaries : (namesOf(key)?.summaries ?? []);
    },
    lookup: (parts): TableLookup | undefined => {
      const [service, name] = place(parts) ?? ['', ''];
      return genericServices.includes(service)
        ? genericLookups.get(name)
        : namesOf(service)?.lookups.get(name);
    },
    table: (parts) => {
      const [service, name] = place(parts) ?? ['', ''];
      if (genericServices.includes(service)) return genericTable(name);
      const found = namesOf(service)?.lookups.get(name);
      return found && tableAt(`${service}.${found.canonical}`);
    },
    resourceType: (typeName) => typeOf(typeName.toLowerCase()),
    nestedType: (typeName, nested) => {
      const type = typeOf(typeName.toLowerCase());
      return type && shardOf(type.service).nestedType(type.typeName, nested);
    },
  };
}

interface NamedType {
  readonly typeName: string;
  readonly plural: string;
}

interface NamedTable {
  readonly canonical: string;
  readonly form: TypedForm;
  readonly typeName: string;
}

interface NamedService {
  readonly lookups: ReadonlyMap<string, NamedTable>;
  readonly summaries: readonly TableSummary[];
  /** By type name in lower case. */
  readonly types: ReadonlyMap<string, NamedType>;
}

/** A canonical name always beats an alias; among equals the first type in the index's order wins. */
function nameService({ namespace, types }: IndexedService): NamedService {
  const names = types.flatMap(([name, plural, taggable, sane = plural]) => {
    const typeName = `${namespace}::${name}`;
    return resourceNames(typeName, { canonical: plural, sane }, taggable === 1).map((each) => ({
      ...each,
      typeName,
    }));
  });
  const lookups = new Map<string, NamedTable>();
  const isCanonical = (each: ResourceName): boolean => each.name === each.canonical;
  for (const each of [...names.filter(isCanonical), ...names]) {
    const { name, canonical, form, typeName } = each;
    if (!lookups.has(name)) lookups.set(name, { canonical, form, typeName });
  }
  return {
    lookups,
    summaries: [...lookups]
      .filter(([name, { canonical }]) => name === canonical)
      .map(([name, { form, typeName }]) => ({ name, form, typeName })),
    types: new Map(
      types.map(([name, plural]) => {
        const typeName = `${namespace}::${name}`;
        return [typeName.toLowerCase(), { typeName, plural }];
      }),
    ),
  };
}

interface OpenShard {
  readonly types: ReadonlyMap<string, TypeRecord>;
  nestedType(typeName: string, nested: string): NestedType | undefined;
}

function openShard(shard: Shard): OpenShard {
  const types = new Map(shard.types.map((record) => [record.typeName, record]));
  const uses = new Map(shard.types.map(({ typeName }, place) => [typeName, shard.uses[place]]));
  const decoded = memoised((place) => {
    const record = shard.nested[Number(place)];
    return record && decodeNested(record);
  });
  return {
    types,
    nestedType: (typeName, nested) => {
      const place = uses.get(typeName)?.find((each) => shard.nested[each]?.name === nested);
      return place === undefined ? undefined : decoded(String(place));
    },
  };
}

function resourceTypeOf(record: TypeRecord, plural: string): ResourceType {
  const service = serviceName(record.typeName);
  return {
    ...record,
    service,
    singular: singularName(record.typeName),
    plural,
    documentationUrl: documentationUrl(record.typeName),
    properties: record.properties.map(decodeProperty),
    scope: isGlobal(record.typeName) ? 'global' : 'regional',
  };
}

/** The type's page in AWS's CloudFormation Template Reference. */
function documentationUrl(typeName: string): string {
  const page = typeName.split('::').slice(1).join('-').toLowerCase();
  return `https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-${page}.html`;
}

const genericLookups: ReadonlyMap<string, TableLookup> = new Map(
  genericForms.map(([name, form]) => [name, { canonical: name, form }]),
);

const genericSummaries: readonly TableSummary[] = genericForms.map(([name, form]) => ({
  name,
  form,
  typeName: '',
}));

function summariseServices(index: CatalogIndex): readonly ServiceSummary[] {
  return [
    ...index.services.map(({ namespace, types }) => ({
      name: serviceName(namespace),
      resourceCount: types.length,
    })),
    { name: genericService, resourceCount: genericForms.length },
  ].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function readIndex(source: CatalogSource): CatalogIndex {
  const data = source.readIndex();
  checkFormat(data, 'The index');
  return data as CatalogIndex;
}

function readShard(source: CatalogSource, service: string): Shard {
  const data = source.readShard(service);
  checkFormat(data, `The shard of \`${service}\``);
  return data as Shard;
}

/** Our own build wrote the data, so the format number is all that is checked. */
function checkFormat(data: unknown, what: string): void {
  const format =
    typeof data === 'object' && data !== null && 'format' in data ? data.format : undefined;
  if (format === formatVersion) return;
  throw new CatalogError(
    `${what} of the catalog has format \`${String(format)}\`, and this version reads \`${formatVersion}\`: run \`npm run build\``,
  );
}

function memoised<Value>(make: (key: string) => Value): (key: string) => Value {
  const made = new Map<string, Value>();
  return (key) => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const value = make(key);
    if (value !== undefined) made.set(key, value);
    return value;
  };
}
