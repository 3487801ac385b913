/** Texts that suit a property's name: names, addresses, CIDR blocks, versions, states. */
import type { Property } from '../../catalog/index.ts';
import { numberByName } from './numbers.ts';
import { choose } from './random.ts';
import { resourceName } from './resource-names.ts';
import { accountId, kebab, resourceArn } from './service-identifiers.ts';

export interface TextSubject {
  readonly property: Property;
  readonly typeName: string;
  readonly region: string;
  /** The resource's name. */
  readonly name: string;
  /** Distinct for each resource and property. */
  readonly number: number;
  /** Whether the property is the resource's own and not a nested type's. */
  readonly isTop: boolean;
}

/** The first rule whose pattern matches the property's name gives the text. */
const rules: readonly (readonly [RegExp, (subject: TextSubject) => string])[] = [
  [/KmsKey(Id|Arn)?$|EncryptionKey/, (subject) => arnOf('AWS::KMS::Key', subject)],
  [/Role(Arn)?$/, (subject) => arnOf('AWS::IAM::Role', subject)],
  [/Arn$/i, (subject) => arnOf(subject.typeName, subject)],
  [/^(Account|Owner|AwsAccount)(Id)?$/, () => accountId],
  [/Ipv6Cidr/, ({ number }) => `2600:1f18:${hex(number, 4)}::/56`],
  [/Cidr/, ({ number }) => `10.${number % 256}.${(number >>> 8) % 256}.0/24`],
  [
    /(Ip|IpAddress)$/,
    ({ number }) => `10.${number % 256}.${(number >>> 8) % 256}.${1 + ((number >>> 16) % 254)}`,
  ],
  [/AvailabilityZoneId$/, ({ number }) => `use1-az${1 + (number % 3)}`],
  [/AvailabilityZone$/, ({ region, number }) => region + choose(['a', 'b', 'c'], number)],
  [/Region$/, ({ region }) => region],
  [/Email/, () => 'platform@example.com'],
  [/(Url|Uri|URL|URI)$/, ({ name }) => `https://${name}.example.com/`],
  [
    /(Domain|DomainName|Host[Nn]ame|Endpoint|DnsName|DNSName|Fqdn)$/,
    ({ name }) => `${name}.example.com`,
  ],
  [/(Image|Ami)Id$/, ({ number }) => `ami-0${hex(number, 8)}${hex(number, 8)}`],
  [/Instance(Type|Class)$/, ({ number }) => choose(instanceTypes, number)],
  [/^(Storage|Volume)Type$/, () => 'gp3'],
  [/^LicenseModel$/, () => 'general-public-license'],
  [/^NetworkType$/, () => 'IPV4'],
  [/^Time[Zz]one$/, () => 'UTC'],
  [/MaintenanceWindow$/, () => 'sun:05:00-sun:06:00'],
  [/^Runtime$/, ({ number }) => choose(['nodejs22.x', 'python3.13', 'java21'], number)],
  [/^Handler$/, () => 'index.handler'],
  [/^Engine$/, ({ number }) => choose(['postgres', 'mysql'], number)],
  [/(State|Status)$/, () => 'ACTIVE'],
  [/Version(Number)?$/, ({ number }) => `${1 + (number % 4)}.${(number >>> 4) % 10}`],
  [/(Description|Comment)$/, ({ name, typeName }) => `${words(typeName)} of ${name}`],
  [/Path$/, () => '/'],
  [/Prefix$/, ({ name }) => `${name}/`],
  [/(Schedule|ScheduleExpression)$/, () => 'rate(1 hour)'],
  [/PolicyDocument$/, () => '{"Version":"2012-10-17","Statement":[]}'],
  [/User[Nn]ame$/, () => 'service'],
  [/Name$/, ({ property, region, number }) => resourceName(property.name, region, number % 20)],
];

/** `undefined` where the name suggests nothing. */
export function textByName(subject: TextSubject): string | undefined {
  const { property, typeName, name, number, isTop } = subject;
  if (isTop && isOwnName(property.name, typeName)) return name;
  const rule = rules.find(([pattern]) => pattern.test(property.name));
  if (rule !== undefined) return rule[1](subject);
  const numeric = numberByName(property.name, number);
  if (numeric !== undefined) return String(numeric);
  if (!property.required) return undefined;
  return `${kebab(withoutSuffix(property.name))}-${hex(number, 6)}`;
}

/** `Name`, `Id`, `BucketName` of a bucket, `WorkspaceId` of a workspace, `Bucket` itself. */
export function isOwnName(propertyName: string, typeName: string): boolean {
  const resource = typeName.split('::')[2] ?? '';
  return (
    propertyName === resource ||
    /^(Name|Id|Identifier)$/.test(propertyName) ||
    /^(Name|Id|Identifier)$/.test(withoutPrefix(propertyName, resource))
  );
}

const withoutSuffix = (name: string): string => name.replace(/(Id|Identifier)$/, '') || name;

const withoutPrefix = (text: string, prefix: string): string =>
  text.startsWith(prefix) ? text.slice(prefix.length) : text;

const arnOf = (typeName: string, { region, name, number }: TextSubject): string =>
  resourceArn({ typeName, region, name, seed: number, serial: 0 });

const hex = (number: number, length: number): string =>
  number.toString(16).padStart(8, '0').slice(0, length);

const words = (typeName: string): string =>
  (typeName.split('::')[2] ?? '').replaceAll(/([a-z])([A-Z])/g, '$1 $2');

const instanceTypes = ['t3.medium', 'm7g.large', 'c7g.xlarge', 'r7g.large', 't4g.small'] as const;
