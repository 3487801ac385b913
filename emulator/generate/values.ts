/**
 * A plausible value for any property of any type: from its enumeration, from another resource that it
 * refers to, from its name, from its type. The same subject and property give the same value always.
 */
import type { Property } from '../../catalog/index.ts';
import type { TypeFacts } from '../type-facts.ts';
import { choose, draw, hashText } from './random.ts';
import { resourceArn, serviceIdentifier } from './service-identifiers.ts';
import { textByName } from './texts.ts';

/** Values of other resources, so that what is generated hangs together. */
export interface ReferencePool {
  /** The property of one of the region's resources of the type; `undefined` where there is none. */
  pick(typeName: string, region: string, property: string, choice: number): unknown;
}

/** The resource whose properties are wanted. */
export interface Subject {
  readonly facts: TypeFacts;
  readonly region: string;
  /** Tells resources of one type and region apart. */
  readonly serial: number;
  /** Its name, for `…Name` properties and ARNs. */
  readonly name: string;
  /** Milliseconds since 1970, for timestamps. */
  readonly createdAt: number;
  readonly pool: ReferencePool;
}

/** `name` where a resource brings none: of a company that could be any. */
export function resourceName(typeName: string, region: string, serial: number): string {
  const number = draw(hashText(`${typeName} ${region} name`), serial);
  const system = choose(systems, number);
  const part = choose(parts, number >>> 8);
  return `${choose(stages, number >>> 16)}-${system}-${part}-${String(serial + 1).padStart(4, '0')}`;
}

export const stages = ['prod', 'prod', 'staging', 'dev'] as const;
export const systems = [
  'orders',
  'billing',
  'catalog',
  'search',
  'shipping',
  'telemetry',
  'reporting',
  'identity',
  'media',
  'warehouse',
] as const;
const parts = ['api', 'web', 'worker', 'events', 'archive', 'cache', 'batch', 'stream'] as const;

/** The value of one property, nested types one level deep. */
export function sampleValue(subject: Subject, property: Property): unknown {
  return valueOf(subject, property, property.name, 0);
}

/** Whether a generated resource has the property: always what is required or read-only, else often. */
export function hasProperty(subject: Subject, property: Property): boolean {
  if (property.writeOnly) return false;
  if (property.required || property.readOnly || isTagProperty(subject, property)) return true;
  if (property.type === 'object' && property.nestedType === undefined) return false;
  const number = numberFor(subject, `${property.name} present`);
  return property.nestedType === undefined ? number % 2 === 0 : number % 4 === 0;
}

const isTagProperty = (subject: Subject, property: Property): boolean =>
  property.name === (subject.facts.type.tagProperty ?? 'Tags');

const numberFor = (subject: Subject, salt: string): number =>
  draw(hashText(`${subject.facts.type.typeName} ${subject.region} ${salt}`), subject.serial);

function valueOf(subject: Subject, property: Property, path: string, depth: number): unknown {
  const number = numberFor(subject, path);
  const { enumeration } = property;
  if (depth === 0 && isTagProperty(subject, property)) return tags(subject, property);
  if (property.type === 'array') return arrayOf(subject, property, path, depth);
  const [choice, ...choices] = enumeration ?? [];
  if (choice !== undefined) {
    const healthy = enumeration?.find((value) => /^(active|available|enabled|ready)$/i.test(value));
    return property.readOnly && healthy !== undefined
      ? healthy
      : choose([choice, ...choices], number);
  }
  const referred = reference(subject, property, number);
  if (referred !== undefined) return referred;
  switch (property.type) {
    case 'boolean':
      return number % 3 !== 0;
    case 'integer':
    case 'number':
      return numberByName(property.name, number);
    case 'timestamp':
      return timestamp(subject, number);
    case 'object':
      return objectOf(subject, property, path, depth);
    case 'string':
    case 'any':
      return text(subject, property, path);
  }
}

function reference(subject: Subject, property: Property, number: number): unknown {
  for (const target of property.references ?? []) {
    const value = subject.pool.pick(target.typeName, subject.region, target.property, number);
    if (value !== undefined) return value;
  }
  return undefined;
}

function text(subject: Subject, property: Property, path: string): string {
  const { typeName } = subject.facts.type;
  const target = property.references?.[0]?.typeName;
  const isTop = path === property.name;
  const owner = isTop && property.readOnly ? typeName : target;
  const number = numberFor(subject, path);
  if (owner !== undefined) {
    const seed = {
      typeName: owner,
      region: subject.region,
      seed: hashText(`${owner} ${subject.region} ${isTop ? '' : path}`),
      serial: owner === typeName ? subject.serial : number,
      name: owner === typeName ? subject.name : resourceName(owner, subject.region, number % 100),
    };
    if (/Arn$/i.test(property.name)) return resourceArn(seed);
    if (property.name.endsWith('Id') && isOwnIdentifier(subject, property, owner)) {
      return serviceIdentifier(seed);
    }
  }
  if (/(Date|Time|At|Timestamp)$/.test(property.name)) return timestamp(subject, number);
  return textByName({
    property,
    typeName,
    region: subject.region,
    name: subject.name,
    number,
    isTop,
  });
}

function isOwnIdentifier(subject: Subject, property: Property, owner: string): boolean {
  if (owner !== subject.facts.type.typeName) return true;
  return subject.facts.type.primaryIdentifier.includes(property.name) || property.name === 'Id';
}

const timestamp = (subject: Subject, number: number): string =>
  new Date(subject.createdAt + (number % 1000)).toISOString();

function arrayOf(
  subject: Subject,
  property: Property,
  path: string,
  depth: number,
): readonly unknown[] {
  if (depth > 0 && property.nestedType !== undefined) return [];
  const count = 1 + (numberFor(subject, `${path} count`) % 2);
  const element: Property = { ...property, type: property.nestedType ? 'object' : 'string' };
  const values = Array.from({ length: count }, (_, index) =>
    valueOf(subject, element, `${path}/${index}`, depth),
  );
  return property.nestedType === undefined ? [...new Set(values)] : values;
}

function objectOf(subject: Subject, property: Property, path: string, depth: number): unknown {
  if (/Policy(Document)?$/.test(property.name)) return policyDocument(property.name);
  const members = subject.facts.membersOf(property);
  if (members === undefined) return {};
  const wanted = [...members.values()].filter(
    (member) =>
      !member.writeOnly &&
      (member.required ||
        (depth === 0 &&
          member.nestedType === undefined &&
          member.type !== 'object' &&
          numberFor(subject, `${path}/${member.name} present`) % 2 === 0)),
  );
  if (depth > maximalDepth) return {};
  return Object.fromEntries(
    wanted.map((member) => [
      member.name,
      valueOf(subject, member, `${path}/${member.name}`, depth + 1),
    ]),
  );
}

/** Required members of required members go deeper than one level, but never for ever. */
const maximalDepth = 3;

function tags(subject: Subject, property: Property): unknown {
  const [stage = 'prod', system = 'orders'] = subject.name.split('-');
  const pairs = { Name: subject.name, environment: stage, system };
  if (property.type === 'object') return pairs;
  return Object.entries(pairs).map(([Key, Value]) => ({ Key, Value }));
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

const numberRules: readonly (readonly [RegExp, readonly [number, ...number[]]])[] = [
  [/Port$/, [80, 443, 5432, 6379, 8080]],
  [/(Retention|Days)/, [7, 14, 30, 90, 365]],
  [/(Memory|Ram)/, [128, 256, 512, 1024, 2048]],
  [/(Timeout|Seconds|Interval)/, [30, 60, 300, 900]],
  [/(Storage|Size|Capacity)/, [20, 50, 100, 200, 500]],
  [/(Iops|Throughput)/, [1000, 3000, 6000]],
  [/(Percent|Percentage|Threshold)/, [50, 75, 90, 100]],
  [/(Priority|Weight)/, [1, 10, 50, 100]],
];

function numberByName(name: string, number: number): number {
  const choices = numberRules.find(([pattern]) => pattern.test(name))?.[1];
  return choices === undefined ? 1 + (number % 10) : choose(choices, number);
}
