/** The public service specification as catalog facts. It alone knows that library's model. */
import { loadAwsServiceSpec } from '@aws-cdk/aws-service-spec';
import {
  Deprecation,
  type Attribute,
  type Property as SpecProperty,
  type PropertyType,
  type Resource,
  type SpecDatabase,
  type TypeDefinition,
} from '@aws-cdk/service-spec-types';
import type { NestedFacts, PropertyFacts, ValueType } from '../index.ts';
import { firstParagraph } from './documentation.ts';
import type { BuiltType } from './model.ts';

/** All resource types, sorted by name. */
export async function loadServiceSpec(): Promise<readonly BuiltType[]> {
  const database = await loadAwsServiceSpec();
  return [...database.all('resource')]
    .map((resource) => builtType(database, resource))
    .sort((a, b) => (a.typeName < b.typeName ? -1 : 1));
}

function builtType(database: SpecDatabase, resource: Resource): BuiltType {
  const nested = new Map<string, NestedFacts>();
  const use = nestedUser(database, nested);
  const settable = Object.entries(resource.properties).map(([name, property]) =>
    propertyFacts(name, property, use),
  );
  const attributes = attributeFacts(resource, nested, use);
  const paths = resource.primaryIdentifier ?? [];
  const known = [...settable, ...attributes];
  const untold = paths
    .filter((path) => !path.includes('/') && !known.some(({ name }) => name === path))
    .map((name) => readOnlyFacts(name, 'string', 'A part of the identifier.'));
  return {
    typeName: resource.cloudFormationType,
    description: firstParagraph(resource.documentation),
    properties: ordered([...known, ...untold], paths, resource.tagInformation?.tagPropertyName),
    primaryIdentifier: paths,
    ...(resource.tagInformation && { tagProperty: resource.tagInformation.tagPropertyName }),
    ...nestedReadOnly(resource),
    provisioning: 'unknown',
    nested,
  };
}

/** `Endpoint.Address` beside a property `Endpoint`: that member is what only AWS sets. */
function nestedReadOnly({ attributes, properties }: Resource): Pick<BuiltType, 'nestedReadOnly'> {
  const paths = Object.keys(attributes)
    .filter((name) => name.includes('.') && (name.split('.')[0] ?? '') in properties)
    .map((name) => name.replaceAll('.', '/'))
    .sort();
  return paths.length > 0 ? { nestedReadOnly: paths } : {};
}

/** The identifier's parts come first and tags last; else the source's order stands. */
function ordered(
  properties: readonly PropertyFacts[],
  identifier: readonly string[],
  tagProperty: string | undefined,
): readonly PropertyFacts[] {
  const rank = ({ name }: PropertyFacts): number => {
    const place = identifier.indexOf(name);
    if (place >= 0) return place;
    return identifier.length + (name === tagProperty ? 1 : 0);
  };
  return properties.toSorted((a, b) => rank(a) - rank(b));
}

/** Notes that a nested type is used and gives its name. */
type UseNested = (type: PropertyType) => string | undefined;

function nestedUser(database: SpecDatabase, nested: Map<string, NestedFacts>): UseNested {
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

function propertyFacts(name: string, property: SpecProperty, use: UseNested): PropertyFacts {
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

/**
 * Attributes that no property covers are what only AWS sets. `Endpoint.Address` is a member of an
 * object `Endpoint`, which is the column.
 */
function attributeFacts(
  { attributes, properties }: Resource,
  nested: Map<string, NestedFacts>,
  use: UseNested,
): readonly PropertyFacts[] {
  const groups = new Map<string, (readonly [path: readonly string[], attribute: Attribute])[]>();
  for (const [name, attribute] of Object.entries(attributes)) {
    const [head = name, ...path] = name.split('.');
    if (head in properties) continue;
    const group = groups.get(head) ?? [];
    group.push([path, attribute]);
    groups.set(head, group);
  }
  return [...groups].map(([name, members]) => {
    const whole = members.find(([path]) => path.length === 0)?.[1];
    if (whole !== undefined) {
      return { ...readOnlyFacts(name, 'any', whole.documentation), ...typeFacts(whole.type, use) };
    }
    if (!nested.has(name)) nested.set(name, nestedOf(name, members, use));
    return { ...readOnlyFacts(name, 'object', undefined), nestedType: name };
  });
}

function nestedOf(
  name: string,
  members: readonly (readonly [path: readonly string[], attribute: Attribute])[],
  use: UseNested,
): NestedFacts {
  const properties = members.map(([[member = '', ...deeper], { documentation, type }]) =>
    deeper.length > 0
      ? readOnlyFacts(member, 'object', undefined)
      : { ...readOnlyFacts(member, 'any', documentation), ...typeFacts(type, use) },
  );
  const byName = new Map(properties.map((property) => [property.name, property]));
  return { name, documentation: '', properties: [...byName.values()] };
}

function readOnlyFacts(
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

function typeFacts(
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
