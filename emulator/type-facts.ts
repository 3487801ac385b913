/** What the emulator asks of a resource type, prepared once for each type from the catalog. */
import type { Catalog, Operation, Property, ResourceType } from '../catalog/index.ts';
import { isJsonObject, type JsonObject } from './json.ts';
import { ServiceError, typeNotFound } from './service-error.ts';

export interface TypeFacts {
  readonly type: ResourceType;
  readonly properties: ReadonlyMap<string, Property>;
  /** The primary identifier's parts in schema order, each as the keys from the root down. */
  readonly identifierPaths: readonly (readonly string[])[];
  /** Members of a property's nested type; `undefined` where it has none. */
  membersOf(property: Property): ReadonlyMap<string, Property> | undefined;
  /** A copy without what reads never return. */
  withoutWriteOnly(properties: JsonObject): JsonObject;
}

export interface TypeRegistry {
  /** `undefined` for a type that the catalog does not know. */
  find(typeName: string): TypeFacts | undefined;
  /** Throws TypeNotFoundException. */
  get(typeName: string): TypeFacts;
  /** Throws UnsupportedActionException where the type is known to lack the operation. */
  requireOperation(facts: TypeFacts, operation: Operation): void;
}

export function createTypeRegistry(catalog: Catalog): TypeRegistry {
  const known = new Map<string, TypeFacts | undefined>();
  const find = (typeName: string): TypeFacts | undefined => {
    if (known.has(typeName)) return known.get(typeName);
    const type = catalog.resourceType(typeName);
    const facts = type?.typeName === typeName ? createTypeFacts(type, catalog) : undefined;
    known.set(typeName, facts);
    return facts;
  };
  return {
    find,
    get: (typeName) => {
      const facts = find(typeName);
      if (facts === undefined) throw typeNotFound(typeName);
      return facts;
    },
    requireOperation: ({ type }, operation) => {
      const lacking = type.handlers !== undefined && type.handlers[operation] === undefined;
      if (lacking || type.provisioning === 'unsupported') {
        throw new ServiceError(
          'UnsupportedActionException',
          `Resource type ${type.typeName} does not support ${operation.toUpperCase()} action`,
        );
      }
    },
  };
}

const byName = (properties: readonly Property[]): ReadonlyMap<string, Property> =>
  new Map(properties.map((property) => [property.name, property]));

function createTypeFacts(type: ResourceType, catalog: Catalog): TypeFacts {
  const properties = byName(type.properties);
  const nested = new Map<string, ReadonlyMap<string, Property> | undefined>();
  const membersOf = (property: Property): ReadonlyMap<string, Property> | undefined => {
    const name = property.nestedType;
    if (name === undefined) return undefined;
    if (!nested.has(name)) {
      const found = catalog.nestedType(type.typeName, name);
      nested.set(name, found && byName(found.properties));
    }
    return nested.get(name);
  };
  let strip: ((properties: JsonObject) => JsonObject) | undefined;
  return {
    type,
    properties,
    identifierPaths: identifierPaths(type),
    membersOf,
    withoutWriteOnly: (values) => {
      strip ??= hidesSomething(properties, membersOf, new Set())
        ? (whole) => stripWriteOnly(whole, properties, membersOf)
        : (whole) => whole;
      return strip(values);
    },
  };
}

/** Where no source tells the primary identifier, an attribute that names the resource stands in. */
function identifierPaths(type: ResourceType): readonly (readonly string[])[] {
  if (type.primaryIdentifier.length > 0) {
    return type.primaryIdentifier.map((path) => path.split('/').filter((part) => part !== ''));
  }
  const standIn =
    type.properties.find((property) => property.readOnly && /^(Id|Arn)$/.test(property.name)) ??
    type.properties.find((property) => property.readOnly && /(Id|Arn)$/.test(property.name)) ??
    type.properties.find((property) => property.required && property.type === 'string') ??
    type.properties[0];
  return standIn === undefined ? [] : [[standIn.name]];
}

type Members = ReadonlyMap<string, Property>;
type MembersOf = (property: Property) => Members | undefined;

function hidesSomething(members: Members, membersOf: MembersOf, seen: Set<Members>): boolean {
  if (seen.has(members)) return false;
  seen.add(members);
  return [...members.values()].some((property) => {
    if (property.writeOnly) return true;
    const below = membersOf(property);
    return below !== undefined && hidesSomething(below, membersOf, seen);
  });
}

function stripWriteOnly(value: JsonObject, members: Members, membersOf: MembersOf): JsonObject {
  const stripBelow = (child: unknown, below: Members): unknown => {
    if (Array.isArray(child)) return child.map((item) => stripBelow(item, below));
    return isJsonObject(child) ? stripWriteOnly(child, below, membersOf) : child;
  };
  const kept: Record<string, unknown> = {};
  for (const [name, child] of Object.entries(value)) {
    const property = members.get(name);
    if (property?.writeOnly === true) continue;
    const below = property && membersOf(property);
    kept[name] = below === undefined ? child : stripBelow(child, below);
  }
  return kept;
}
