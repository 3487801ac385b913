/** The tables of random statements, with values worth comparing with, and random accounts of them. */
import type { StoredResource } from '../account.ts';
import type { Random } from './random.ts';

export interface RandomTable {
  readonly name: string;
  readonly typeName: string;
  /** Parts of the primary identifier, as columns. */
  readonly identifier: readonly string[];
  readonly columns: Readonly<Record<string, RandomColumn>>;
}

export interface RandomColumn {
  readonly property: string;
  readonly values: readonly (string | number | boolean)[];
  readonly type: 'text' | 'integer' | 'boolean';
}

const vpcIds = ['vpc-1', 'vpc-2', 'vpc-3'];
const subnetIds = ['subnet-1', 'subnet-2', 'subnet-3', 'subnet-4'];
const workspaceIds = ['factory', 'mine', 'port'];
const apiIds = ['shop', 'bank'];
const routeIds = ['get', 'put'];

/** Numbers and texts that SQLite finds equal in one comparison and not in another. */
export const numerals = ['7', "'7'", "'07'", '7.0', "'7.0'", "' 7'", '0', "'0'", '250', "'250'"];

export const defaultRegion = 'us-east-1';
export const regions = ['us-east-1', 'us-west-2', 'eu-west-1', 'eu-central-1'];

const text = (property: string, values: readonly string[]): RandomColumn => ({
  property,
  values,
  type: 'text',
});
const integer = (property: string, values: readonly number[]): RandomColumn => ({
  property,
  values,
  type: 'integer',
});
const boolean = (property: string): RandomColumn => ({
  property,
  values: [true, false],
  type: 'boolean',
});

export const tables: readonly RandomTable[] = [
  {
    name: 'aws.ec2.vpcs',
    typeName: 'AWS::EC2::VPC',
    identifier: ['vpc_id'],
    columns: {
      vpc_id: text('VpcId', vpcIds),
      cidr_block: text('CidrBlock', ['10.1.0.0/16', '10.2.0.0/16']),
      enable_dns_support: boolean('EnableDnsSupport'),
    },
  },
  {
    name: 'aws.ec2.subnets',
    typeName: 'AWS::EC2::Subnet',
    identifier: ['subnet_id'],
    columns: {
      subnet_id: text('SubnetId', subnetIds),
      vpc_id: text('VpcId', vpcIds),
      cidr_block: text('CidrBlock', ['10.1.0.0/16', '10.3.0.0/16']),
      available_ip_address_count: integer('AvailableIpAddressCount', [0, 7, 250]),
      map_public_ip_on_launch: boolean('MapPublicIpOnLaunch'),
    },
  },
  {
    name: 'aws.ec2.instances',
    typeName: 'AWS::EC2::Instance',
    identifier: ['instance_id'],
    columns: {
      instance_id: text('InstanceId', ['i-1', 'i-2', 'i-3']),
      subnet_id: text('SubnetId', subnetIds),
      instance_type: text('InstanceType', ['t3.micro', 'm7g.large']),
    },
  },
  {
    name: 'aws.s3.buckets',
    typeName: 'AWS::S3::Bucket',
    identifier: ['bucket_name'],
    columns: {
      bucket_name: text('BucketName', ['7', '07', '7.0', 'Logs', 'logs']),
      arn: text('Arn', ['7', '250', 'logs']),
    },
  },
  {
    name: 'aws.iottwinmaker.workspaces',
    typeName: 'AWS::IoTTwinMaker::Workspace',
    identifier: ['workspace_id'],
    columns: {
      workspace_id: text('WorkspaceId', workspaceIds),
      description: text('Description', ['the mine', 'SITEWISE']),
    },
  },
  {
    name: 'aws.iottwinmaker.sync_jobs',
    typeName: 'AWS::IoTTwinMaker::SyncJob',
    identifier: ['workspace_id', 'sync_source'],
    columns: {
      workspace_id: text('WorkspaceId', workspaceIds),
      sync_source: text('SyncSource', ['SITEWISE', 'HISTORIAN']),
      state: text('State', ['ACTIVE', 'ERROR']),
    },
  },
  {
    name: 'aws.apigatewayv2.route_responses',
    typeName: 'AWS::ApiGatewayV2::RouteResponse',
    identifier: ['api_id', 'route_id', 'route_response_id'],
    columns: {
      api_id: text('ApiId', apiIds),
      route_id: text('RouteId', routeIds),
      route_response_id: text('RouteResponseId', ['ok', 'no']),
      route_response_key: text('RouteResponseKey', ['$default', 'ok']),
    },
  },
];

/** Each identifier that the values can make is there or not, region by region. */
export function randomResources(random: Random): readonly StoredResource[] {
  return regions.flatMap((region) => {
    const share = region === defaultRegion ? 0.6 : 0.25;
    return tables.flatMap((table) =>
      identifiersOf(table)
        .filter(() => random.chance(share))
        .map((parts) => randomResource(random, table, region, parts)),
    );
  });
}

/** Which properties the lists of each type give beside the identifier. */
export function randomListed(random: Random): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    tables.map(({ typeName, columns }) => [
      typeName,
      Object.values(columns)
        .map(({ property }) => property)
        .filter(() => random.chance(0.5)),
    ]),
  );
}

function identifiersOf({ identifier, columns }: RandomTable): readonly (readonly string[])[] {
  return identifier.reduce<readonly (readonly string[])[]>(
    (prefixes, name) =>
      prefixes.flatMap((prefix) =>
        (columns[name]?.values ?? []).map((value) => [...prefix, String(value)]),
      ),
    [[]],
  );
}

function randomResource(
  random: Random,
  { typeName, identifier, columns }: RandomTable,
  region: string,
  parts: readonly string[],
): StoredResource {
  const entries = Object.entries(columns).flatMap(
    ([name, { property, values }]): readonly (readonly [string, unknown])[] => {
      const part = parts[identifier.indexOf(name)];
      if (part !== undefined) return [[property, part]];
      return random.chance(0.2) ? [] : [[property, random.pick(values)]];
    },
  );
  return {
    type: typeName,
    region,
    identifier: parts.join('|'),
    properties: Object.fromEntries(entries),
  };
}
