/**
 * How AWS's names become SQL names. The canonical names are those that published StackQL pages use,
 * odd ones included, because files in the wild are written with them; the sane names are accepted
 * beside them. Pure string work: plurals come from the catalog's data.
 */
import type { TypedForm } from './types.ts';

/** Substrings of a property name and their forms, replaced everywhere, in this order. */
const acronyms: readonly (readonly [string, string])[] = [
  ...['DB', 'ARN', 'WAN', 'URL'].map(capitalised),
  ['VPCDHCP', 'VpcDhcp'],
  ['EC2Fleet', 'Ec2_Fleet'],
  ...'VPC DHCP DNS IP IAM IPAM TLS SSM CNAME SQ ML SKU KMS OK CA ID TTL URI LB SNS AWS ACL AZ API MSK ECS EBS CWE SSE HPO LF WAL MFA'
    .split(' ')
    .map(capitalised),
  ['OAuth', 'Oauth'],
];

/** Column names that published pages mark with a leading underscore. */
const underscored: ReadonlySet<string> = new Set([
  'values',
  'schema',
  'database',
  'format',
  'update',
  'force',
  'match',
  'registry',
]);

/** Type names whose generation 1 singular carries the service: `kinesis_stream`. */
const prefixedByService: ReadonlySet<string> = new Set(['registry', 'list', 'stream']);

/** The canonical column of a property: `WorkspaceId` is `workspace_id`, `Schema` is `_schema`. */
export function columnName(propertyName: string): string {
  const replaced = acronyms.reduce(
    (name, [acronym, form]) => name.replaceAll(acronym, form),
    propertyName,
  );
  const column = replaced.replace(/(\w)([A-Z])/g, '$1_$2').toLowerCase();
  return underscored.has(column) ? `_${column}` : column;
}

/** The snake case that a reader expects, with words of mixed case kept whole: `VPNGatewayId` is `vpn_gateway_id`. */
export function saneName(name: string): string {
  return name
    .replace(/FSx|GraphQL|IoT|IPv(?=\d)|LoRaWAN|OAuth/g, capitalise)
    .replace(/([A-Z]{2,})s(?=[A-Z_]|$)/g, (_, acronym: string) => `${capitalise(acronym)}s`)
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1_$2')
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/_+/g, '_')
    .toLowerCase();
}

/** Spellings that differ from the canonical one in more than case: sane name and property name. */
export function columnAliases(propertyName: string): readonly string[] {
  const canonical = columnName(propertyName);
  const sane = saneName(propertyName);
  const aliases = sane === propertyName.toLowerCase() ? [propertyName] : [sane, propertyName];
  return aliases.filter((alias) => alias.toLowerCase() !== canonical);
}

/** The canonical snake case of a type's third part, before any plural: `EC2Fleet` is `ec2fleet`. */
export function resourceName(thirdPart: string): string {
  return thirdPart
    .replace(
      /([A-Z]+)([A-Z][a-z])/g,
      (_, head: string, tail: string) => `${head.toLowerCase()}_${tail.toLowerCase()}`,
    )
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/_+/g, '_');
}

/** `AWS::IoTTwinMaker::SyncJob` is of service `iottwinmaker`. */
export function serviceName(typeName: string): string {
  return (typeName.split('::')[1] ?? '').toLowerCase();
}

/** The part that names the resource: `SyncJob`. A module's type keeps all that follows. */
export function thirdPartOf(typeName: string): string {
  return typeName.split('::').slice(2).join('');
}

/** A name of a table within its service, and the canonical name where this one is an alias. */
export interface ResourceName {
  readonly name: string;
  readonly canonical: string;
  readonly form: TypedForm;
}

/** Plurals of a type, as the index holds them. `sane` is the plural of the sane name. */
export interface Plurals {
  readonly canonical: string;
  readonly sane: string;
}

/**
 * Every name of a type within its service, canonical names first. Where plural and singular are
 * equal there is one name and it is `all`.
 */
export function resourceNames(
  typeName: string,
  plurals: Plurals,
  taggable: boolean,
): readonly ResourceName[] {
  const thirdPart = thirdPartOf(typeName);
  const base = resourceName(thirdPart);
  const sane = saneName(thirdPart);
  const plural = plurals.canonical;
  const singular = singularName(typeName);
  const canonical: readonly (readonly [TypedForm, string, readonly string[]])[] = [
    ['all', plural, schemaPlurals(plural, plurals.sane)],
    ['one', singular, [base, sane]],
    ['listOnly', `${plural}_list_only`, schemaPlurals(plural, plurals.sane).map(withListOnly)],
    ...(taggable ? [['tags', `${base}_tags`, [`${sane}_tags`, `${singular}_tags`]] as const] : []),
  ];
  const seen = new Set<string>();
  const isNew = ({ name }: ResourceName): boolean => seen.size < seen.add(name).size;
  return [
    ...canonical.map(([form, name]) => ({ name, canonical: name, form })),
    ...canonical.flatMap(([form, name, aliases]) =>
      aliases.map((alias) => ({ name: alias, canonical: name, form })),
    ),
  ].filter(isNew);
}

/** The canonical singular, generation 1's: `sync_job`, `kinesis_stream`. */
export function singularName(typeName: string): string {
  const base = resourceName(thirdPartOf(typeName));
  return prefixedByService.has(base) ? `${serviceName(typeName)}_${base}` : base;
}

const withListOnly = (plural: string): string => `${plural}_list_only`;

/** Older files pluralise `schema` as `schemata`, newer ones as `schemas`. */
function schemaPlurals(...plurals: readonly string[]): readonly string[] {
  return plurals.flatMap((plural) => [
    plural,
    ...(plural.endsWith('schemata') ? [plural.replace(/schemata$/, 'schemas')] : []),
  ]);
}

function capitalised(acronym: string): readonly [string, string] {
  return [acronym, capitalise(acronym)];
}

function capitalise(word: string): string {
  return word.charAt(0) + word.slice(1).toLowerCase();
}
