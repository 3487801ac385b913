/**
 * A plausible value for any property of any type: from its enumeration, from another resource that it
 * refers to, from its name, from its type. The same subject and property give the same value always.
 */
import type { Property } from '../../catalog/index.ts';
import { numberByName } from './numbers.ts';
import { choose, draw, hashText } from './random.ts';
import { pickReferred } from './references.ts';
import { resourceName } from './resource-names.ts';
import { resourceArn, serviceIdentifier } from './service-identifiers.ts';
import type { Subject } from './subject.ts';
import { isOwnName, textByName } from './texts.ts';
import { isWellKnown, wellKnownValue } from './well-known.ts';

/**
 * `undefined` where the resource does not have the property: write-only ones, half of the optional
 * ones, and those for which nothing better than nonsense comes to mind.
 */
export function sampleValue(subject: Subject, property: Property): unknown {
  if (property.writeOnly) return undefined;
  if (isTagProperty(subject, property)) return tags(subject, property);
  const isFixed = property.required || property.readOnly || isWellKnown(subject, property);
  if (!isFixed && numberFor(subject, `${property.name} present`) % 2 !== 0) return undefined;
  return valueOf(subject, property, property.name, 0);
}

/** The value of a part of the identifier: always there. */
export function sampleIdentity(subject: Subject, property: Property): unknown {
  return valueOf(subject, { ...property, required: true }, property.name, 0);
}

const numberFor = (subject: Subject, salt: string): number =>
  draw(hashText(`${subject.facts.type.typeName} ${subject.region} ${salt}`), subject.serial);

function valueOf(subject: Subject, property: Property, path: string, depth: number): unknown {
  const number = numberFor(subject, path);
  const known = depth === 0 ? wellKnownValue(subject, property, number) : undefined;
  if (known !== undefined) return known;
  if (property.type === 'array') return arrayOf(subject, property, path, depth);
  if (property.enumeration !== undefined) return fromEnumeration(property, number);
  switch (property.type) {
    case 'boolean':
      return number % 3 !== 0;
    case 'integer':
    case 'number':
      return numberByName(property.name, number) ?? 1 + (number % 10);
    case 'timestamp':
      return timestamp(subject, number);
    case 'object':
      return objectOf(subject, property, path, depth);
    case 'any':
      return property.required ? {} : undefined;
    case 'string':
      return (
        referredText(subject, property, depth, number) ?? text(subject, property, path, number)
      );
  }
}

/** A resource's own name is its own, even where the catalog says that it may be another's. */
function referredText(
  subject: Subject,
  property: Property,
  depth: number,
  number: number,
): string | undefined {
  const isOwn = depth === 0 && isOwnName(property.name, subject.facts.type.typeName);
  return isOwn ? undefined : pickReferred(subject, property, number);
}

function fromEnumeration({ enumeration = [], readOnly }: Property, number: number): unknown {
  const healthy = enumeration.find((value) => /^(active|available|enabled|ready)$/i.test(value));
  const [first, ...others] = enumeration;
  if (first === undefined) return undefined;
  return readOnly && healthy !== undefined ? healthy : choose([first, ...others], number);
}

function text(subject: Subject, property: Property, path: string, number: number): unknown {
  const { typeName } = subject.facts.type;
  const isTop = path === property.name;
  if (isTop && property.readOnly) {
    const own = ownAttribute(subject, property);
    if (own !== undefined) return own;
  }
  const isOwn = isTop && isOwnName(property.name, typeName);
  const target = property.references?.[0]?.typeName;
  if (!isOwn && target !== undefined && target !== typeName)
    return outsider(subject, property, number, target);
  if (/(Date|Time|Timestamp|[a-z]At)$/.test(property.name)) return timestamp(subject, number);
  const { region, name } = subject;
  const found = textByName({ property, typeName, region, name, number, isTop });
  return (
    found ?? (property.required ? `${property.name.toLowerCase()}-${number % 1000}` : undefined)
  );
}

/** An ARN or an identifier that the service gives to the resource itself. */
function ownAttribute(subject: Subject, { name }: Property): string | undefined {
  const { typeName, primaryIdentifier } = subject.facts.type;
  const { region, serial } = subject;
  const seed = hashText(`${typeName} ${region}`);
  const source = { typeName, region, seed, serial, name: subject.name };
  if (/Arn$/i.test(name)) return resourceArn(source);
  const isOwn = isOwnName(name, typeName) || primaryIdentifier.includes(name);
  return isOwn && !name.endsWith('Name') ? serviceIdentifier(source) : undefined;
}

/** A resource of another type that is not among the emulator's. */
function outsider(subject: Subject, property: Property, number: number, typeName: string): string {
  const { region } = subject;
  const serial = number % 20;
  const name = resourceName(typeName, region, serial);
  const source = { typeName, region, seed: hashText(`${typeName} ${region}`), serial, name };
  if (/Arns?$/i.test(property.name)) return resourceArn(source);
  return /Ids?$/.test(property.name) ? serviceIdentifier(source) : name;
}

const timestamp = (subject: Subject, number: number): string =>
  new Date(subject.createdAt + (number % 1000)).toISOString();

function arrayOf(subject: Subject, property: Property, path: string, depth: number): unknown {
  if (depth > maximalDepth) return [];
  const count = 1 + (numberFor(subject, `${path} count`) % 2);
  const element: Property = { ...property, type: property.nestedType ? 'object' : 'string' };
  const values = Array.from({ length: count }, (_, index) =>
    valueOf(subject, element, `${path}/${index}`, depth),
  ).filter((value) => value !== undefined);
  if (values.length === 0) return property.required ? [] : undefined;
  return property.nestedType === undefined ? [...new Set(values)] : values;
}

/** Optional members of nested types are made on the first level, required ones on every level. */
function objectOf(subject: Subject, property: Property, path: string, depth: number): unknown {
  const members = subject.facts.membersOf(property);
  if (members === undefined) {
    if (/Policy(Document)?$/.test(property.name)) return policyDocument(property.name);
    return property.required ? {} : undefined;
  }
  if (depth > maximalDepth) return property.required ? {} : undefined;
  const values: Record<string, unknown> = {};
  for (const member of members.values()) {
    const below = `${path}/${member.name}`;
    const isWanted = depth === 0 && numberFor(subject, `${below} present`) % 2 === 0;
    if (member.writeOnly || !(member.required || isWanted)) continue;
    const value = valueOf(subject, member, below, depth + 1);
    if (value !== undefined) values[member.name] = value;
  }
  return property.required || Object.keys(values).length > 0 ? values : undefined;
}

/** Types that contain themselves end here. */
const maximalDepth = 6;

const isTagProperty = (subject: Subject, property: Property): boolean =>
  property.name === (subject.facts.type.tagProperty ?? 'Tags');

function tags(subject: Subject, property: Property): unknown {
  const [stage = 'prod', system = 'orders'] = subject.name.split('-');
  const pairs = { Name: subject.name, environment: stage, system };
  if (property.type === 'object' && property.nestedType === undefined) return pairs;
  const members = [...(subject.facts.membersOf(property)?.values() ?? [])];
  const names = members.length === 0 ? ['Key', 'Value'] : members.map(({ name }) => name);
  const key = names.find((name) => /^(Tag)?Key$/.test(name));
  const value = names.find((name) => /^(Tag)?Value$/.test(name));
  if (property.type !== 'array' || key === undefined || value === undefined) return undefined;
  const others = members
    .filter(({ name, required }) => required && name !== key && name !== value)
    .map((member) => [member.name, valueOf(subject, member, `tags/${member.name}`, 1)] as const);
  return Object.entries(pairs).map(([tag, content]) => ({
    [key]: tag,
    [value]: content,
    ...Object.fromEntries(others),
  }));
}

const policyDocument = (name: string): unknown => ({
  Version: '2012-10-17',
  Statement: [
    name.startsWith('Assume')
      ? {
          Effect: 'Allow',
          Principal: { Service: 'lambda.amazonaws.com' },
          Action: 'sts:AssumeRole',
        }
      : { Effect: 'Allow', Action: ['s3:GetObject'], Resource: '*' },
  ],
});
