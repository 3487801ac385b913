/**
 * A desired state held against its type, with the sentences that Cloud Control answers. Checked are
 * keys, types, enumerations and patterns, to any depth that the catalog knows.
 */
import type { Property, ValueType } from '../catalog/index.ts';
import { isJsonObject, type JsonObject } from './json.ts';
import { validationError, type ServiceError } from './service-error.ts';
import type { TypeFacts } from './type-facts.ts';

export interface Violation {
  /** `#` for the whole, `#/BucketName` for a part. */
  readonly place: string;
  readonly message: string;
}

/** Also requires the required properties, and takes no read-only ones. */
export function checkDesiredState(facts: TypeFacts, properties: JsonObject): readonly Violation[] {
  const readOnly = Object.keys(properties)
    .filter((name) => facts.properties.get(name)?.readOnly === true)
    .map((name) => ({ place: '#', message: `extraneous key [${name}] is not permitted` }));
  return [
    ...missingKeys(facts.properties, properties, '#'),
    ...readOnly,
    ...checkProperties(facts, properties),
  ];
}

/** What is there must fit its type; nothing is required. */
export function checkProperties(facts: TypeFacts, properties: JsonObject): readonly Violation[] {
  return checkMembers(facts, facts.properties, properties, '#');
}

export function modelValidationFailed(violations: readonly Violation[]): ServiceError {
  const sentences = violations.map(({ place, message }) => `${place}: ${message}`);
  const [first = '#', ...others] = sentences;
  return validationError(
    others.length === 0
      ? `Model validation failed (${first})`
      : `Model validation failed (#: ${sentences.length} schema violations found)\n${sentences.join('\n')}`,
  );
}

function checkMembers(
  facts: TypeFacts,
  members: ReadonlyMap<string, Property>,
  value: JsonObject,
  place: string,
): readonly Violation[] {
  return Object.entries(value).flatMap(([name, child]) => {
    const property = members.get(name);
    return property === undefined
      ? [{ place, message: `extraneous key [${name}] is not permitted` }]
      : checkValue(facts, property, child, `${place}/${name}`);
  });
}

function checkValue(
  facts: TypeFacts,
  property: Property,
  value: unknown,
  place: string,
): readonly Violation[] {
  const expected = expectedNames[property.type];
  if (expected !== undefined && !hasType(property.type, value)) {
    return [{ place, message: `expected type: ${expected}, found: ${foundName(value)}` }];
  }
  if (typeof value === 'string') return checkText(property, value, place);
  const members = facts.membersOf(property);
  if (members === undefined) return [];
  if (!Array.isArray(value)) {
    return isJsonObject(value) ? checkNested(facts, members, value, place) : [];
  }
  return value.flatMap((item: unknown, index) =>
    isJsonObject(item) ? checkNested(facts, members, item, `${place}/${index}`) : [],
  );
}

function checkNested(
  facts: TypeFacts,
  members: ReadonlyMap<string, Property>,
  value: JsonObject,
  place: string,
): readonly Violation[] {
  return [...missingKeys(members, value, place), ...checkMembers(facts, members, value, place)];
}

const missingKeys = (
  members: ReadonlyMap<string, Property>,
  value: JsonObject,
  place: string,
): readonly Violation[] =>
  [...members.values()]
    .filter(({ name, required, readOnly }) => required && !readOnly && value[name] === undefined)
    .map(({ name }) => ({ place, message: `required key [${name}] not found` }));

function checkText(property: Property, value: string, place: string): readonly Violation[] {
  const { enumeration, pattern } = property;
  if (enumeration !== undefined && !enumeration.includes(value)) {
    return [{ place, message: `${value} is not a valid enum value` }];
  }
  if (pattern !== undefined && compilePattern(pattern)?.test(value) === false) {
    return [{ place, message: `string [${value}] does not match pattern ${pattern}` }];
  }
  return [];
}

const compiledPatterns = new Map<string, RegExp | undefined>();

/** `undefined` for the patterns that are written for Java's engine alone: they are not checked. */
function compilePattern(pattern: string): RegExp | undefined {
  if (!compiledPatterns.has(pattern)) {
    compiledPatterns.set(pattern, tryCompile(pattern, 'u') ?? tryCompile(pattern, ''));
  }
  return compiledPatterns.get(pattern);
}

function tryCompile(pattern: string, flags: string): RegExp | undefined {
  try {
    return new RegExp(pattern, flags);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** An object may also be its JSON text: policy documents are taken in both forms. */
const expectedNames: Readonly<Record<ValueType, string | undefined>> = {
  string: 'String',
  timestamp: 'String',
  integer: 'Integer',
  number: 'Number',
  boolean: 'Boolean',
  array: 'JSONArray',
  object: 'JSONObject',
  any: undefined,
};

function hasType(type: ValueType, value: unknown): boolean {
  switch (type) {
    case 'string':
    case 'timestamp':
      return typeof value === 'string';
    case 'integer':
      return Number.isInteger(value);
    case 'number':
      return typeof value === 'number';
    case 'boolean':
      return typeof value === 'boolean';
    case 'array':
      return Array.isArray(value);
    case 'object':
      return isJsonObject(value) || typeof value === 'string';
    case 'any':
      return true;
  }
}

function foundName(value: unknown): string {
  if (value === null) return 'Null';
  if (Array.isArray(value)) return 'JSONArray';
  switch (typeof value) {
    case 'string':
      return 'String';
    case 'boolean':
      return 'Boolean';
    case 'number':
      return Number.isInteger(value) ? 'Integer' : 'BigDecimal';
    default:
      return 'JSONObject';
  }
}
