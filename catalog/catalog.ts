/**
 * The read interface over any store of the data. The index is held as read and the names of a service
 * are kept once they are made. The facts of a type, fifty times their weight, are kept while in use.
 */
import { CatalogError } from './catalog-error.ts';
import { constantTableNamed } from './constant-tables.ts';
import { genericForms, genericService, genericServices, genericTable } from './generic-tables.ts';
import { isGlobal } from './global-types.ts';
import { memoised, memoisedWeakly } from './memoised.ts';
import { serviceName, singularName } from './names.ts';
import { openShard, type OpenShard } from './open-shard.ts';
import {
  decodeProperty,
  formatVersion,
  type CatalogIndex,
  type Shard,
  type TypeRecord,
} from './records.ts';
import { nameService } from './service-names.ts';
import { tableOf } from './tables.ts';
import type {
  Catalog,
  ResourceTable,
  ResourceType,
  ServiceSummary,
  TableLookup,
  TableSummary,
} from './types.ts';

/** Where the data come from, as parsed JSON. Both may throw CatalogError. */
export interface CatalogSource {
  readIndex(): unknown;
  readShard(service: string): unknown;
}

/** Services and types that a day's work goes back and forth between; others are read again when asked. */
const latestShards = 16;
const latestTypes = 200;

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
  const shardOf = memoisedWeakly(
    (service): OpenShard => openShard(readShard(source, service)),
    latestShards,
  );
  const typeOf = memoisedWeakly((key): ResourceType | undefined => {
    const service = serviceName(key);
    const indexed = namesOf(service)?.types.get(key);
    const record = indexed && shardOf(service)?.types.get(indexed.typeName);
    return record && resourceTypeOf(record, indexed.plural);
  }, latestTypes);
  const tableAt = memoisedWeakly((key): ResourceTable | undefined => {
    const [service = '', name = ''] = key.split('.');
    const found = namesOf(service)?.lookups.get(name);
    const type = found && typeOf(found.typeName.toLowerCase());
    return type && tableOf(type, found.form, found.canonical);
  }, latestTypes);

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
      const constant = constantAt(parts);
      if (constant !== undefined) return { canonical: constant.name, form: constant.form };
      const [service, name] = place(parts) ?? ['', ''];
      return genericServices.includes(service)
        ? genericLookups.get(name)
        : namesOf(service)?.lookups.get(name);
    },
    table: (parts) => {
      const constant = constantAt(parts);
      if (constant !== undefined) return constant;
      const [service, name] = place(parts) ?? ['', ''];
      if (genericServices.includes(service)) return genericTable(name);
      const found = namesOf(service)?.lookups.get(name);
      return found && tableAt(`${service}.${found.canonical}`);
    },
    resourceType: (typeName) => typeOf(typeName.toLowerCase()),
    nestedType: (typeName, nested) => {
      const type = typeOf(typeName.toLowerCase());
      return type && shardOf(type.service)?.nestedType(type.typeName, nested);
    },
  };
}

/** `aws.regions`: a provider and the name of a constant table. */
function constantAt(parts: readonly string[]): ResourceTable | undefined {
  const [provider = '', name = '', ...rest] = parts.map((part) => part.toLowerCase());
  return providers.has(provider) && rest.length === 0 ? constantTableNamed(name) : undefined;
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
