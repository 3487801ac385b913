/**
 * A small catalog with facts of its own, so that plans do not change with AWS's data: types that list
 * freely, that need inputs, that nobody knows the inputs of, that cannot be listed or read, a global
 * one, one with a nested identifier.
 */
import type { Handler } from '../../catalog/index.ts';
import {
  createCatalog,
  encodeProperty,
  formatVersion,
  serviceName,
  thirdPartOf,
  type Catalog,
  type CatalogIndex,
  type PropertyFacts,
  type Shard,
  type TypeFacts,
  type ValueType,
} from '../../catalog/index.ts';

interface TypeShape {
  readonly typeName: string;
  readonly plural: string;
  /** `Name`, `Name:type`, and `Name -> AWS::Other::Type` for a reference. */
  readonly properties: readonly string[];
  readonly identifier: readonly string[];
  readonly tags?: string;
  readonly listInputs?: readonly string[];
  /** Operations that the type lacks; none is known about one without `listInputs`. */
  readonly lacks?: readonly ('list' | 'read' | 'delete')[];
}

const types: readonly TypeShape[] = [
  {
    typeName: 'AWS::IoTTwinMaker::Workspace',
    plural: 'workspaces',
    properties: [
      'WorkspaceId',
      'Description',
      'Role',
      'S3Location',
      'Arn',
      'CreationDateTime:timestamp',
      'Tags:object',
    ],
    identifier: ['WorkspaceId'],
    tags: 'Tags',
    listInputs: [],
  },
  {
    typeName: 'AWS::IoTTwinMaker::SyncJob',
    plural: 'sync_jobs',
    properties: [
      'WorkspaceId',
      'SyncSource',
      'SyncRole',
      'CreationDateTime',
      'UpdateDateTime',
      'Arn',
      'State',
      'Tags:object',
    ],
    identifier: ['WorkspaceId', 'SyncSource'],
    tags: 'Tags',
    listInputs: ['WorkspaceId'],
  },
  {
    typeName: 'AWS::EC2::VPC',
    plural: 'vpcs',
    properties: ['VpcId', 'CidrBlock', 'EnableDnsSupport:boolean', 'Tags:array'],
    identifier: ['VpcId'],
    tags: 'Tags',
    listInputs: [],
  },
  {
    typeName: 'AWS::EC2::Subnet',
    plural: 'subnets',
    properties: [
      'SubnetId',
      'VpcId -> AWS::EC2::VPC',
      'CidrBlock',
      'AvailabilityZone',
      'AvailableIpAddressCount:integer',
      'MapPublicIpOnLaunch:boolean',
      'Tags:array',
    ],
    identifier: ['SubnetId'],
    tags: 'Tags',
    listInputs: [],
  },
  {
    typeName: 'AWS::EC2::Instance',
    plural: 'instances',
    properties: [
      'InstanceId',
      'SubnetId -> AWS::EC2::Subnet',
      'InstanceType',
      'EbsOptimized:boolean',
      'Tags:array',
    ],
    identifier: ['InstanceId'],
    tags: 'Tags',
    listInputs: [],
  },
  {
    typeName: 'AWS::S3::Bucket',
    plural: 'buckets',
    properties: ['BucketName', 'Arn', 'VersioningConfiguration:object', 'Tags:array'],
    identifier: ['BucketName'],
    tags: 'Tags',
    listInputs: [],
  },
  {
    typeName: 'AWS::IAM::Role',
    plural: 'roles',
    properties: ['RoleName', 'Arn', 'Path', 'MaxSessionDuration:integer'],
    identifier: ['RoleName'],
    listInputs: [],
  },
  {
    typeName: 'AWS::EKS::Cluster',
    plural: 'clusters',
    properties: ['Name', 'Version', 'Arn'],
    identifier: ['Name'],
    listInputs: [],
  },
  {
    typeName: 'AWS::ECS::Cluster',
    plural: 'clusters',
    properties: ['ClusterName', 'Arn'],
    identifier: ['ClusterName'],
    listInputs: [],
  },
  {
    typeName: 'AWS::EKS::Nodegroup',
    plural: 'nodegroups',
    properties: [
      'Id',
      'ClusterName -> AWS::EKS::Cluster',
      'NodegroupName',
      'CapacityType',
      'Format',
      'Values:array',
    ],
    identifier: ['Id'],
  },
  {
    typeName: 'AWS::EKS::Addon',
    plural: 'addons',
    properties: [
      'ClusterName -> AWS::EKS::Cluster',
      'AddonName',
      'AddonVersion',
      'PreserveOnDelete:boolean',
    ],
    identifier: ['ClusterName', 'AddonName'],
    listInputs: ['ClusterName'],
    lacks: ['read'],
  },
  {
    typeName: 'AWS::SecretsManager::RotationSchedule',
    plural: 'rotation_schedules',
    properties: ['Id', 'SecretId', 'RotationLambdaARN'],
    identifier: ['Id'],
    listInputs: [],
    lacks: ['list', 'delete'],
  },
  {
    typeName: 'AWS::ApiGatewayV2::Route',
    plural: 'routes',
    properties: ['ApiId', 'RouteId', 'RouteKey'],
    identifier: ['ApiId', 'RouteId'],
    listInputs: ['ApiId'],
  },
  {
    typeName: 'AWS::ApiGatewayV2::RouteResponse',
    plural: 'route_responses',
    properties: ['ApiId', 'RouteId', 'RouteResponseId', 'RouteResponseKey'],
    identifier: ['ApiId', 'RouteId', 'RouteResponseId'],
    listInputs: ['ApiId', 'RouteId'],
  },
  {
    typeName: 'AWS::DLM::Policy',
    plural: 'policies',
    properties: ['Spec:object', 'State'],
    identifier: ['Spec/Owner', 'Spec/Name'],
    listInputs: [],
  },
];

const operations = ['create', 'read', 'update', 'delete', 'list'] as const;

export function smallCatalog(): Catalog {
  const services = new Set(types.map((type) => serviceName(type.typeName)));
  const index: CatalogIndex = {
    generator: 'test/queries/catalog.ts',
    format: formatVersion,
    sources: [],
    services: [...services].map((service) => ({
      namespace: namespaceOf(service),
      types: typesOf(service).map((type) => [
        thirdPartOf(type.typeName),
        type.plural,
        type.tags === undefined ? 0 : 1,
      ]),
    })),
  };
  return createCatalog({ readIndex: () => index, readShard: shardOf });
}

function shardOf(service: string): Shard {
  const shapes = typesOf(service);
  return {
    generator: 'test/queries/catalog.ts',
    format: formatVersion,
    types: shapes.map(factsOf).map((facts) => ({
      ...facts,
      properties: facts.properties.map(encodeProperty),
    })),
    uses: shapes.map(() => []),
    nested: [],
  };
}

function typesOf(service: string): readonly TypeShape[] {
  return types.filter((type) => serviceName(type.typeName) === service);
}

function namespaceOf(service: string): string {
  const first = typesOf(service)[0]?.typeName ?? '';
  return first.split('::').slice(0, 2).join('::');
}

function factsOf(shape: TypeShape): TypeFacts {
  const { typeName, identifier, tags, listInputs, lacks = [] } = shape;
  const handlers: readonly (readonly [string, Handler])[] = operations
    .filter((operation) => !(lacks as readonly string[]).includes(operation))
    .map((operation) => [operation, { permissions: [permissionOf(typeName, operation)] }]);
  return {
    typeName,
    description: `${typeName} of the tests`,
    properties: shape.properties.map(propertyOf),
    primaryIdentifier: identifier,
    ...(tags !== undefined && { tagProperty: tags }),
    ...(listInputs !== undefined && { listInputs, handlers: Object.fromEntries(handlers) }),
    provisioning: 'supported',
  };
}

function permissionOf(typeName: string, operation: string): string {
  const verb = operation.charAt(0).toUpperCase() + operation.slice(1);
  return `${serviceName(typeName)}:${verb}${thirdPartOf(typeName)}`;
}

function propertyOf(text: string): PropertyFacts {
  const [declared = '', reference] = text.split(' -> ');
  const [name = '', type = 'string'] = declared.split(':');
  return {
    name,
    type: type as ValueType,
    required: false,
    createOnly: false,
    readOnly: name === 'Arn',
    writeOnly: name === 'PreserveOnDelete',
    documentation: '',
    ...(reference !== undefined && { references: [{ typeName: reference, property: name }] }),
  };
}
