/** Properties and types of the service specification as catalog facts. */
import {
  Deprecation,
  type Property as SpecProperty,
  type PropertyType,
  type SpecDatabase,
  type TypeDefinition,
} from '@aws-cdk/service-spec-types';
import type { NestedFacts, PropertyFacts, ValueType } from '../index.ts';
import { firstParagraph } from './documentation.ts';

/** Notes that a nested type is used and gives its name. */
export type UseNested = (type: PropertyType) => string | undefined;

export function nestedUser(database: SpecDatabase, nested: Map<string, NestedFacts>): UseNested {
  const use: UseNested = (type) => {
    switch (type.type) {
      case 'array':
      case 'map':
        return use(type.element);
      case 'union':
        return type.types.map(use).find((name) => name !== undefined);
      case 'tag':
        nested.set('Tag', tagType);
        return 'Tag';
      case 'ref': {
        const definition = database.get('typeDefinition', type.reference.$ref);
        if (!nested.has(definition.name)) addNested(definition, nested, use);
        return definition.name;
      }
      default:
        return undefined;
    }
  };
  return use;
}

/** The place is taken before the members are read, so that a type may contain itself. */
function addNested(
  { name, documentation, properties }: TypeDefinition,
  nested: Map<string, NestedFacts>,
  use: UseNested,
): void {
  const facts = { name, documentation: firstParagraph(documentation), properties: [] };
  nested.set(name, facts);
  nested.set(name, {
    ...facts,
    properties: Object.entries(properties).map(([member, property]) =>
      propertyFacts(member, property, use),
    ),
  });
}

export function propertyFacts(name: string, property: SpecProperty, use: UseNested): PropertyFacts {
  const { type, required, causesReplacement, documentation, deprecated, relationshipRefs } =
    property;
  const references = (relationshipRefs ?? []).map((reference) => ({
    typeName: reference.cloudFormationType,
    property: reference.propertyName,
  }));
  return {
    name,
    ...typeFacts(type, use),
    required: required === true,
    createOnly: causesReplacement === 'yes',
    ...(causesReplacement === 'maybe' && { conditionalCreateOnly: true }),
    readOnly: false,
    writeOnly: false,
    ...(deprecated !== undefined && deprecated !== Deprecation.NONE && { deprecated: true }),
    documentation: firstParagraph(documentation),
    ...(references.length > 0 && { references }),
  };
}

export function readOnlyFacts(
  name: string,
  type: ValueType,
  documentation: string | undefined,
): PropertyFacts {
  return {
    name,
    type,
    required: false,
    createOnly: false,
    readOnly: true,
    writeOnly: false,
    documentation: firstParagraph(documentation),
  };
}

export function typeFacts(
  type: PropertyType,
  use: UseNested,
): Pick<PropertyFacts, 'type' | 'enumeration' | 'nestedType'> {
  const nestedType = use(type);
  const enumeration = type.type === 'string' ? type.allowedValues : undefined;
  return {
    type: valueType(type),
    ...(enumeration && { enumeration }),
    ...(nestedType !== undefined && { nestedType }),
  };
}

/** A union of JSON and text is a document that may be written either way: it is read as an object. */
function valueType(type: PropertyType): ValueType {
  switch (type.type) {
    case 'string':
    case 'integer':
    case 'number':
    case 'boolean':
    case 'array':
      return type.type;
    case 'date-time':
      return 'timestamp';
    case 'ref':
    case 'map':
    case 'json':
    case 'tag':
      return 'object';
    case 'union': {
      const kinds = new Set(type.types.map(valueType));
      if (kinds.size === 1) return [...kinds][0] ?? 'any';
      return kinds.size === 2 && kinds.has('object') && kinds.has('string') ? 'object' : 'any';
    }
    case 'null':
      return 'any';
  }
}

const tagType: NestedFacts = {
  name: 'Tag',
  documentation: 'A key-value pair.',
  properties: [
    { ...readOnlyFacts('Key', 'string', 'The tag key.'), readOnly: false, required: true },
    { ...readOnlyFacts('Value', 'string', 'The tag value.'), readOnly: false, required: true },
  ],
};
