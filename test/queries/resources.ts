/** What the account of the literate tests holds. */
import type { StoredResource } from './account.ts';

const twinMaker = 'AWS::IoTTwinMaker';

export const resources: readonly StoredResource[] = [
  ...['factory', 'mine'].map((id) => workspace('us-east-1', id)),
  workspace('eu-west-1', 'port'),
  syncJob('us-east-1', 'factory', 'SITEWISE', 'ACTIVE'),
  syncJob('us-east-1', 'factory', 'HISTORIAN', 'ERROR'),
  syncJob('us-east-1', 'mine', 'SITEWISE', 'ACTIVE'),
  syncJob('eu-west-1', 'port', 'SITEWISE', 'CREATING'),
  ...[1, 2].map((number) =>
    resource('AWS::EC2::VPC', 'us-east-1', `vpc-${number}`, {
      VpcId: `vpc-${number}`,
      CidrBlock: `10.${number}.0.0/16`,
      EnableDnsSupport: number === 1,
    }),
  ),
  ...[1, 2, 3, 4].map((number) =>
    resource('AWS::EC2::Subnet', 'us-east-1', `subnet-${number}`, {
      SubnetId: `subnet-${number}`,
      VpcId: number < 4 ? 'vpc-1' : 'vpc-2',
      CidrBlock: `10.1.${number}.0/24`,
      AvailabilityZone: `us-east-1${'abcd'.charAt(number - 1)}`,
      AvailableIpAddressCount: 250 - number,
      MapPublicIpOnLaunch: number === 1,
    }),
  ),
  ...[1, 2, 3].map((number) =>
    resource('AWS::EC2::Instance', 'us-east-1', `i-${number}`, {
      InstanceId: `i-${number}`,
      SubnetId: number < 3 ? 'subnet-1' : 'subnet-4',
      InstanceType: number === 1 ? 't3.micro' : 'm7g.large',
      EbsOptimized: number > 1,
    }),
  ),
  ...['us-east-1', 'eu-west-1', 'eu-central-1'].map((region) =>
    resource('AWS::S3::Bucket', region, `logs-${region}`, {
      BucketName: `logs-${region}`,
      Arn: `arn:aws:s3:::logs-${region}`,
      Tags: [
        { Key: 'team', Value: 'data' },
        { Key: 'env', Value: 'prod' },
      ],
    }),
  ),
  ...['Admin', 'Reader'].map((name) =>
    resource('AWS::IAM::Role', 'us-east-1', name, {
      RoleName: name,
      Arn: `arn:aws:iam::1:role/${name}`,
      Path: '/',
      MaxSessionDuration: 3600,
    }),
  ),
  resource('AWS::EKS::Cluster', 'us-east-1', 'blue', { Name: 'blue', Version: '1.33' }),
  resource('AWS::EKS::Nodegroup', 'us-east-1', 'blue/ng', {
    Id: 'blue/ng',
    ClusterName: 'blue',
    NodegroupName: 'ng',
    CapacityType: 'SPOT',
  }),
  resource('AWS::EKS::Addon', 'us-east-1', 'blue|vpc-cni', {
    ClusterName: 'blue',
    AddonName: 'vpc-cni',
    AddonVersion: 'v1',
  }),
  ...['shop', 'bank'].flatMap((api) =>
    ['get', 'put'].flatMap((route) => {
      const RouteId = `${api}-${route}`;
      return [
        resource('AWS::ApiGatewayV2::Route', 'us-east-1', `${api}|${RouteId}`, {
          ApiId: api,
          RouteId,
          RouteKey: `${route.toUpperCase()} /`,
        }),
        resource('AWS::ApiGatewayV2::RouteResponse', 'us-east-1', `${api}|${RouteId}|ok`, {
          ApiId: api,
          RouteId,
          RouteResponseId: 'ok',
          RouteResponseKey: '$default',
        }),
      ];
    }),
  ),
  resource('AWS::DLM::Policy', 'us-east-1', 'ops|daily', {
    Spec: { Owner: 'ops', Name: 'daily' },
    State: 'ENABLED',
  }),
];

function workspace(region: string, id: string): StoredResource {
  return resource(`${twinMaker}::Workspace`, region, id, {
    WorkspaceId: id,
    Description: `the ${id}`,
    Tags: { env: 'prod' },
  });
}

function syncJob(
  region: string,
  workspaceId: string,
  source: string,
  state: string,
): StoredResource {
  return resource(`${twinMaker}::SyncJob`, region, `${workspaceId}|${source}`, {
    WorkspaceId: workspaceId,
    SyncSource: source,
    SyncRole: 'arn:aws:iam::1:role/sync',
    State: state,
  });
}

function resource(
  type: string,
  region: string,
  identifier: string,
  properties: StoredResource['properties'],
): StoredResource {
  return { type, region, identifier, properties };
}
