/** A resource type's schema as CloudFormation's registry publishes it, made from the catalog. */
import type { Operation, Property, ResourceType, ValueType } from '../catalog/index.ts';
import type { TypeFacts } from './type-facts.ts';

type JsonSchema = Readonly<Record<string, unknown>>;

export function schemaDocument(facts: TypeFacts): JsonSchema {
  const { type } = facts;
  const definitions = new Map<string, JsonSchema>();
  const properties = schemaOfMembers(facts, [...facts.properties.values()], definitions);
  const pathsWhere = (holds: (property: Property) => boolean): readonly string[] =>
    type.properties.filter(holds).map(({ name }) => `/properties/${name}`);
  const lists = {
    required: type.properties.filter(({ required }) => required).map(({ name }) => name),
    readOnlyProperties: pathsWhere(({ readOnly }) => readOnly),
    writeOnlyProperties: pathsWhere(({ writeOnly }) => writeOnly),
    createOnlyProperties: pathsWhere(({ createOnly }) => createOnly),
  };
  return {
    typeName: type.typeName,
    description: type.description,
    documentationUrl: type.documentationUrl,
    additionalProperties: false,
    properties,
    ...(definitions.size === 0 ? {} : { definitions: Object.fromEntries(definitions) }),
    primaryIdentifier: facts.identifierPaths.map((path) => `/properties/${path.join('/')}`),
    ...Object.fromEntries(Object.entries(lists).filter(([, names]) => names.length > 0)),
    tagging: tagging(type),
    handlers: handlers(type),
  };
}

function schemaOfMembers(
  facts: TypeFacts,
  members: readonly Property[],
  definitions: Map<string, JsonSchema>,
): JsonSchema {
  return Object.fromEntries(
    members.map((property) => [property.name, schemaOf(facts, property, definitions)]),
  );
}

function schemaOf(
  facts: TypeFacts,
  property: Property,
  definitions: Map<string, JsonSchema>,
): JsonSchema {
  const description = property.documentation === '' ? {} : { description: property.documentation };
  const { nestedType, enumeration, pattern, type } = property;
  if (nestedType !== undefined) {
    define(facts, property, nestedType, definitions);
    const reference = { $ref: `#/definitions/${nestedType}` };
    if (type !== 'array') return { ...description, ...reference };
    return { ...description, type: 'array', items: reference };
  }
  return {
    ...description,
    ...schemaTypes[type],
    ...(enumeration === undefined ? {} : { enum: enumeration }),
    ...(pattern === undefined ? {} : { pattern }),
  };
}

function define(
  facts: TypeFacts,
  property: Property,
  name: string,
  definitions: Map<string, JsonSchema>,
): void {
  if (definitions.has(name)) return;
  definitions.set(name, { type: 'object' });
  const members = [...(facts.membersOf(property)?.values() ?? [])];
  const required = members.filter((member) => member.required).map((member) => member.name);
  definitions.set(name, {
    type: 'object',
    additionalProperties: false,
    properties: schemaOfMembers(facts, members, definitions),
    ...(required.length === 0 ? {} : { required }),
  });
}

const schemaTypes: Readonly<Record<ValueType, JsonSchema>> = {
  string: { type: 'string' },
  integer: { type: 'integer' },
  number: { type: 'number' },
  boolean: { type: 'boolean' },
  object: { type: 'object' },
  array: { type: 'array' },
  timestamp: { type: 'string', format: 'date-time' },
  any: {},
};

const tagging = ({ tagProperty }: ResourceType): JsonSchema =>
  tagProperty === undefined
    ? { taggable: false }
    : { taggable: true, tagProperty: `/properties/${tagProperty}` };

const operations: readonly Operation[] = ['create', 'read', 'update', 'delete', 'list'];

/** Where no source told, every operation exists here, and so the schema says it does. */
function handlers(type: ResourceType): JsonSchema {
  const known = operations.filter(
    (operation) => type.handlers === undefined || type.handlers[operation] !== undefined,
  );
  return Object.fromEntries(
    known.map((operation) => {
      const handler = type.handlers?.[operation];
      const timeout = handler?.timeoutInMinutes;
      return [
        operation,
        {
          permissions: handler?.permissions ?? [],
          ...(timeout === undefined ? {} : { timeoutInMinutes: timeout }),
          ...(operation === 'list' ? listSchema(type) : {}),
        },
      ];
    }),
  );
}

function listSchema({ listInputs = [] }: ResourceType): JsonSchema {
  if (listInputs.length === 0) return {};
  const properties = Object.fromEntries(
    listInputs.map((name) => [name, { $ref: `resource-schema.json#/properties/${name}` }]),
  );
  return { handlerSchema: { properties, required: listInputs } };
}
