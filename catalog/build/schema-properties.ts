/** The properties of a JSON schema and the nested types that they use. */
import type { NestedFacts, PropertyFacts, ValueType } from '../index.ts';
import { firstParagraph } from './documentation.ts';
import {
  isObject,
  objectAt,
  objectsAt,
  textAt,
  textsAt,
  textsOf,
  type JsonObject,
} from '../index.ts';

export interface SchemaReader {
  readonly properties: readonly PropertyFacts[];
  readonly nested: ReadonlyMap<string, NestedFacts>;
}

/** References form chains and rings; longer chains than this are taken for rings. */
const longestChain = 16;

interface Resolved {
  readonly node: JsonObject;
  /** The definition's name, where the node is one. */
  readonly name: string | undefined;
}

export function createSchemaReader(schema: JsonObject): SchemaReader {
  const nested = new Map<string, NestedFacts>();

  const resolve = (start: JsonObject): Resolved => {
    let node = start;
    let name: string | undefined;
    for (let step = 0; step < longestChain; step += 1) {
      const reference = textAt(node, '$ref');
      if (reference === undefined) return { node, name };
      const parts = reference.replace(/^#?\//, '').split('/');
      name = parts.at(-1);
      node = parts.reduce(objectAt, schema);
    }
    return { node: {}, name: undefined };
  };

  /** Members of an object, those of its alternatives included. */
  const membersOf = (node: JsonObject, depth = 0): ReadonlyMap<string, JsonObject> => {
    const members = new Map<string, JsonObject>();
    if (depth > longestChain) return members;
    for (const [name, member] of Object.entries(objectAt(node, 'properties'))) {
      members.set(name, isObject(member) ? member : {});
    }
    for (const part of alternativesOf(node)) {
      for (const [name, member] of membersOf(resolve(part).node, depth + 1)) {
        if (!members.has(name)) members.set(name, member);
      }
    }
    return members;
  };

  const addNested = (node: JsonObject, name: string): string => {
    if (nested.has(name)) return name;
    const facts = {
      name,
      documentation: firstParagraph(textAt(node, 'description')),
      properties: [],
    };
    nested.set(name, facts);
    const required = new Set(textsAt(node, 'required'));
    nested.set(name, {
      ...facts,
      properties: [...membersOf(node)].map(([member, memberNode]) => ({
        ...propertyOf(member, memberNode, `${name}${member}`),
        required: required.has(member),
      })),
    });
    return name;
  };

  const nestedOf = (start: JsonObject, inlineName: string, depth = 0): string | undefined => {
    if (depth > longestChain) return undefined;
    const { node, name = inlineName } = resolve(start);
    const element = node['items'] ?? Object.values(objectAt(node, 'patternProperties'))[0];
    if (isObject(element)) return nestedOf(element, inlineName, depth + 1);
    return membersOf(node).size > 0 ? addNested(node, name) : undefined;
  };

  const propertyOf = (name: string, start: JsonObject, inlineName: string): PropertyFacts => {
    const { node } = resolve(start);
    const nestedType = nestedOf(start, inlineName);
    const enumeration = enumerationOf(node);
    const pattern = textAt(node, 'pattern');
    const documentation = textAt(start, 'description') ?? textAt(node, 'description');
    return {
      name,
      type: valueTypeOf(node),
      required: false,
      createOnly: false,
      readOnly: false,
      writeOnly: false,
      documentation: firstParagraph(documentation),
      ...(enumeration && { enumeration }),
      ...(pattern !== undefined && { pattern }),
      ...(nestedType !== undefined && { nestedType }),
    };
  };

  const valueTypeOf = (node: JsonObject, depth = 0): ValueType => {
    const types = textsOf(typeof node['type'] === 'string' ? [node['type']] : node['type']);
    const told = types.filter((type) => type !== 'null').map((type) => valueTypeNamed(type, node));
    if (told.length > 0) return joined(told);
    if (enumerationOf(node) !== undefined) return 'string';
    if ('items' in node) return 'array';
    if ('properties' in node || 'patternProperties' in node) return 'object';
    const parts = depth > longestChain ? [] : alternativesOf(node);
    return joined(parts.map((part) => valueTypeOf(resolve(part).node, depth + 1)));
  };

  const properties = Object.entries(objectAt(schema, 'properties')).map(([name, node]) =>
    propertyOf(name, isObject(node) ? node : {}, name),
  );
  return { properties, nested };
}

function alternativesOf(node: JsonObject): readonly JsonObject[] {
  return ['oneOf', 'anyOf', 'allOf'].flatMap((key) => objectsAt(node, key));
}

function enumerationOf(node: JsonObject): readonly string[] | undefined {
  const values = node['enum'];
  const texts = textsOf(values);
  return Array.isArray(values) && texts.length > 0 && texts.length === values.length
    ? texts
    : undefined;
}

function valueTypeNamed(type: string, node: JsonObject): ValueType {
  switch (type) {
    case 'string':
      return textAt(node, 'format') === 'date-time' ? 'timestamp' : 'string';
    case 'integer':
    case 'number':
    case 'boolean':
    case 'object':
    case 'array':
      return type;
    default:
      return 'any';
  }
}

/** A document that may be written as an object or as text is read as an object. */
function joined(types: readonly ValueType[]): ValueType {
  const kinds = new Set(types);
  const [first = 'any'] = kinds;
  if (kinds.size <= 1) return first;
  return kinds.size === 2 && kinds.has('object') && kinds.has('string') ? 'object' : 'any';
}
