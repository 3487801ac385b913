/** The data that an emulator starts from, checked before anything is used of it. */
import { partitionOf } from '../catalog/index.ts';
import type { ListedProperties } from './cloud-control.ts';
import { composeIdentifier } from './identifiers.ts';
import { isJsonObject, valueAt, type JsonObject } from './json.ts';
import { checkProperties } from './model-validation.ts';
import type { GenerateOrder, InitialResource } from './resource-store.ts';
import type { TypeFacts, TypeRegistry } from './type-facts.ts';

/** As a data file writes it. */
export interface EmulatorData {
  readonly resources?: readonly InitialResource[];
  readonly generate?: readonly GenerateOrder[];
  /** By number: the resources of further accounts, whose roles anybody may assume. */
  readonly accounts?: Readonly<Record<string, Pick<EmulatorData, 'resources' | 'generate'>>>;
  /** By type: what its lists return. */
  readonly types?: Readonly<Record<string, { readonly list?: ListedProperties }>>;
}

/** What one account has. */
export interface AccountData {
  readonly resources: readonly InitialResource[];
  readonly generate: readonly GenerateOrder[];
}

export interface CheckedData extends AccountData {
  readonly accounts: ReadonlyMap<string, AccountData>;
  readonly listedProperties: ReadonlyMap<string, ListedProperties>;
}

/** The message names the place: `resources[3].type`. */
export class DataError extends Error {
  override readonly name = 'DataError';
}

/**
 * Checks what a file or a test gave. `complete` adds what the service would have made: the parts of
 * a primary identifier that the user cannot set. Throws DataError at the first mistake.
 */
export function checkData(
  data: unknown,
  registry: TypeRegistry,
  complete: CompleteIdentifier,
): CheckedData {
  const root = readObject(data, 'the data', ['resources', 'generate', 'accounts', 'types']);
  const accounts = root['accounts'] ?? {};
  if (!isJsonObject(accounts)) throw problem('accounts', 'is not a JSON object');
  return {
    ...checkAccount(root, '', registry, complete),
    accounts: new Map(
      Object.entries(accounts).map(([number, written]) => {
        const place = `accounts["${number}"]`;
        if (!/^\d{12}$/.test(number)) throw problem(place, 'is no account: write twelve digits');
        const account = readObject(written, place, ['resources', 'generate']);
        return [number, checkAccount(account, `${place}.`, registry, complete)];
      }),
    ),
    listedProperties: readTypes(root['types'], registry),
  };
}

type CompleteIdentifier = (facts: TypeFacts, region: string, properties: JsonObject) => JsonObject;

/** `within` is what stands before the names of the account's own members in messages. */
function checkAccount(
  root: JsonObject,
  within: string,
  registry: TypeRegistry,
  complete: CompleteIdentifier,
): AccountData {
  const identifiers = new Map<string, number>();
  const resources = readList(root['resources'], `${within}resources`).map((item, index) => {
    const place = `${within}resources[${index}]`;
    const written = readObject(item, place, ['type', 'region', 'properties']);
    const facts = readType(written['type'], `${place}.type`, registry);
    const region = readRegion(written['region'], `${place}.region`);
    const given = readProperties(facts, written['properties'], `${place}.properties`);
    const properties = completedIdentifier(facts, region, given, `${place}.properties`, complete);
    const scope = facts.type.scope === 'global' ? partitionOf(region) : region;
    const key = `${scope ?? ''} ${facts.type.typeName} ${composeIdentifier(facts, properties) ?? ''}`;
    const earlier = identifiers.get(key);
    if (earlier !== undefined) {
      throw problem(place, `has the same identifier as \`${within}resources[${earlier}]\``);
    }
    identifiers.set(key, index);
    return { type: facts.type.typeName, region, properties };
  });
  const generate = readList(root['generate'], `${within}generate`).map((item, index) => {
    const place = `${within}generate[${index}]`;
    const written = readObject(item, place, ['type', 'region', 'count']);
    const facts = readType(written['type'], `${place}.type`, registry);
    const region = readRegion(written['region'], `${place}.region`);
    return {
      type: facts.type.typeName,
      region,
      count: readCount(written['count'], `${place}.count`),
    };
  });
  return { resources, generate };
}

/** Throws DataError, on one line. */
export function parseDataText(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const reason = error.message.replaceAll(/\s+/g, ' ');
    throw new DataError(`it is not JSON: ${reason}`, { cause: error });
  }
}

const problem = (place: string, message: string): DataError =>
  new DataError(`\`${place}\` ${message}`);

function readObject(value: unknown, place: string, keys: readonly string[]): JsonObject {
  if (!isJsonObject(value)) throw problem(place, 'is not a JSON object');
  const unknown = Object.keys(value).find((key) => !keys.includes(key));
  if (unknown === undefined) return value;
  const known = keys.map((key) => `\`${key}\``).join(', ');
  throw problem(place, `has the unknown key \`${unknown}\`: it takes ${known}`);
}

function readList(value: unknown, place: string): readonly unknown[] {
  if (value === undefined) return [];
  if (Array.isArray(value)) return value;
  throw problem(place, 'is not a JSON array');
}

function readType(value: unknown, place: string, registry: TypeRegistry): TypeFacts {
  if (typeof value !== 'string') throw problem(place, 'must be a type name: `AWS::S3::Bucket`');
  const facts = registry.find(value);
  if (facts === undefined) throw problem(place, `is no type of the catalog: \`${value}\``);
  return facts;
}

function readRegion(value: unknown, place: string): string {
  if (typeof value === 'string' && partitionOf(value) !== undefined) return value;
  throw problem(place, `must be an AWS region: \`us-east-1\`, not ${show(value)}`);
}

function readProperties(facts: TypeFacts, value: unknown, place: string): JsonObject {
  if (!isJsonObject(value)) throw problem(place, 'is not a JSON object');
  const [violation] = checkProperties(facts, value);
  if (violation === undefined) return value;
  const inside = violation.place.slice(2).replaceAll('/', '.');
  throw problem(
    inside === '' ? place : `${place}.${inside}`,
    `of ${facts.type.typeName}: ${violation.message}`,
  );
}

function completedIdentifier(
  facts: TypeFacts,
  region: string,
  properties: JsonObject,
  place: string,
  complete: CompleteIdentifier,
): JsonObject {
  const missing = facts.identifierPaths.find((path) => {
    const byService = facts.properties.get(path[0] ?? '')?.readOnly === true || path.length > 1;
    return !byService && valueAt(properties, path) === undefined;
  });
  if (missing !== undefined) {
    throw problem(place, `lacks \`${missing.join('.')}\`, a part of the primary identifier`);
  }
  if (composeIdentifier(facts, properties) !== undefined) return properties;
  const completed = complete(facts, region, properties);
  if (composeIdentifier(facts, completed) !== undefined) return completed;
  throw problem(place, 'lacks a primary identifier');
}

const largestCount = 10_000_000;

function readCount(value: unknown, place: string): number {
  if (Number.isInteger(value) && Number(value) >= 0 && Number(value) <= largestCount) {
    return Number(value);
  }
  throw problem(place, `must be a whole number from 0 to ${largestCount}, not ${show(value)}`);
}

function readTypes(value: unknown, registry: TypeRegistry): ReadonlyMap<string, ListedProperties> {
  if (value === undefined) return new Map();
  if (!isJsonObject(value)) throw problem('types', 'is not a JSON object');
  const entries = Object.entries(value).map(([name, written]): [string, ListedProperties] => {
    const place = `types["${name}"]`;
    const facts = readType(name, place, registry);
    const { list = 'identifiers' } = readObject(written, place, ['list']);
    return [name, readListed(facts, list, `${place}.list`)];
  });
  return new Map(entries);
}

function readListed(facts: TypeFacts, list: unknown, place: string): ListedProperties {
  if (list === 'full' || list === 'identifiers') return list;
  if (!Array.isArray(list)) {
    throw problem(place, 'must be `full`, `identifiers` or an array of property names');
  }
  return list.map((name: unknown) => {
    if (typeof name === 'string' && facts.properties.has(name)) return name;
    throw problem(place, `names ${show(name)}, which is no property of ${facts.type.typeName}`);
  });
}

const show = (value: unknown): string =>
  `\`${value === undefined ? 'nothing' : JSON.stringify(value)}\``;
