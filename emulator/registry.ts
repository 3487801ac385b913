/** CloudFormation's registry: DescribeType and ListTypes over the catalog's types. */
import type { ResourceType } from '../catalog/index.ts';
import type { EmulatorState, RequestContext } from './cloud-control.ts';
import { partitionOf } from '../catalog/index.ts';
import { createPageToken, readPageToken } from './page-token.ts';
import type { QueryStructure } from './query-protocol.ts';
import { schemaDocument } from './schema-document.ts';
import { validationError } from './service-error.ts';

export type RegistryHandler = (
  state: EmulatorState,
  fields: URLSearchParams,
  context: RequestContext,
) => QueryStructure;

export const registryOperations: Readonly<Record<string, RegistryHandler>> = {
  DescribeType: (state, fields, { region }) => {
    const facts = state.types.get(typeNameOf(fields));
    const { type } = facts;
    return {
      Arn: typeArn(type.typeName, region),
      Type: 'RESOURCE',
      TypeName: type.typeName,
      DefaultVersionId: '00000001',
      IsDefaultVersion: true,
      Description: type.description,
      Schema: JSON.stringify(schemaDocument(facts)),
      ProvisioningType: provisioningType(type),
      DeprecatedStatus: 'LIVE',
      Visibility: 'PUBLIC',
      DocumentationUrl: type.documentationUrl,
      LastUpdated: registered,
      TimeCreated: registered,
    };
  },

  ListTypes: (state, fields, { region }) => {
    const list = listFields.map((name) => `${name}=${fields.get(name) ?? ''}`).join('&');
    const token = fields.get('NextToken');
    const start = token === null ? 0 : readPageToken(list, token);
    if (start === undefined) throw validationError('Invalid NextToken');
    const pageSize = Number(fields.get('MaxResults') ?? 100);
    if (!Number.isInteger(pageSize) || pageSize < 1 || pageSize > 100) {
      throw validationError('MaxResults must be between 1 and 100');
    }
    const names = listedTypes(state, fields);
    const next = start + pageSize;
    return {
      TypeSummaries: names.slice(start, next).map((name) => ({
        Type: 'RESOURCE',
        TypeName: name,
        TypeArn: typeArn(name, region),
        DefaultVersionId: '00000001',
        Description: state.types.find(name)?.type.description ?? '',
        LastUpdated: registered,
      })),
      NextToken: next < names.length ? createPageToken(list, next) : undefined,
    };
  },
};

const registered = new Date(Date.UTC(2026, 0, 1));
const listFields = [
  'Visibility',
  'ProvisioningType',
  'DeprecatedStatus',
  'Type',
  'Filters.Category',
  'Filters.TypeNamePrefix',
] as const;

/** A request names a type by its name or by its ARN. */
function typeNameOf(fields: URLSearchParams): string {
  const name = fields.get('TypeName');
  if (name !== null) return name;
  const [, path] = /:type\/resource\/([^/]+)/.exec(fields.get('Arn') ?? '') ?? [];
  if (path === undefined) throw validationError('Either Arn or TypeName must be given');
  return path.replaceAll('-', '::');
}

const typeArn = (typeName: string, region: string): string =>
  `arn:${partitionOf(region) ?? 'aws'}:cloudformation:${region}::type/resource/${typeName.replaceAll('::', '-')}`;

function provisioningType(type: ResourceType): string {
  if (type.provisioning === 'unsupported') return 'NON_PROVISIONABLE';
  return type.handlers !== undefined && type.handlers.update === undefined
    ? 'IMMUTABLE'
    : 'FULLY_MUTABLE';
}

/** Everything that the catalog has is public and AWS's own; PRIVATE is the API's default. */
function listedTypes(state: EmulatorState, fields: URLSearchParams): readonly string[] {
  const is = (name: (typeof listFields)[number], value: string, otherwise: string) =>
    (fields.get(name) ?? otherwise) === value;
  const matches =
    is('Visibility', 'PUBLIC', 'PRIVATE') &&
    is('Type', 'RESOURCE', 'RESOURCE') &&
    is('DeprecatedStatus', 'LIVE', 'LIVE') &&
    is('Filters.Category', 'AWS_TYPES', 'AWS_TYPES');
  if (!matches) return [];
  const prefix = fields.get('Filters.TypeNamePrefix') ?? '';
  const provisioning = fields.get('ProvisioningType');
  return allTypes(state).filter((name) => {
    if (!name.startsWith(prefix)) return false;
    if (provisioning === null) return true;
    const type = state.types.find(name)?.type;
    return type !== undefined && provisioningType(type) === provisioning;
  });
}

const typeNames = new WeakMap<EmulatorState, readonly string[]>();

function allTypes(state: EmulatorState): readonly string[] {
  const known = typeNames.get(state);
  if (known !== undefined) return known;
  const tables = state.catalog.services().flatMap(({ name }) => state.catalog.tables(name));
  const names = [...new Set(tables.map(({ typeName }) => typeName))]
    .filter((name) => name.split('::').length === 3)
    .sort();
  typeNames.set(state, names);
  return names;
}
