/** Identifiers in the shapes that the services give: `vpc-0a1b…`, ARNs, UUIDs. */
import { partitionOf } from '../../catalog/index.ts';
import { hexDigits, uuid } from './random.ts';

export const accountId = '123456789012';

/** The words before the dash in the identifiers of EC2, EFS and the like. */
const prefixes: Readonly<Record<string, string>> = {
  'AWS::EC2::CapacityReservation': 'cr',
  'AWS::EC2::CustomerGateway': 'cgw',
  'AWS::EC2::DHCPOptions': 'dopt',
  'AWS::EC2::EIP': 'eipalloc',
  'AWS::EC2::FlowLog': 'fl',
  'AWS::EC2::Host': 'h',
  'AWS::EC2::Image': 'ami',
  'AWS::EC2::Instance': 'i',
  'AWS::EC2::InternetGateway': 'igw',
  'AWS::EC2::KeyPair': 'key',
  'AWS::EC2::LaunchTemplate': 'lt',
  'AWS::EC2::NatGateway': 'nat',
  'AWS::EC2::NetworkAcl': 'acl',
  'AWS::EC2::NetworkInterface': 'eni',
  'AWS::EC2::PrefixList': 'pl',
  'AWS::EC2::RouteTable': 'rtb',
  'AWS::EC2::SecurityGroup': 'sg',
  'AWS::EC2::SecurityGroupEgress': 'sgr',
  'AWS::EC2::SecurityGroupIngress': 'sgr',
  'AWS::EC2::Snapshot': 'snap',
  'AWS::EC2::Subnet': 'subnet',
  'AWS::EC2::SubnetRouteTableAssociation': 'rtbassoc',
  'AWS::EC2::TransitGateway': 'tgw',
  'AWS::EC2::TransitGatewayAttachment': 'tgw-attach',
  'AWS::EC2::TransitGatewayRouteTable': 'tgw-rtb',
  'AWS::EC2::VPC': 'vpc',
  'AWS::EC2::VPCEndpoint': 'vpce',
  'AWS::EC2::VPCPeeringConnection': 'pcx',
  'AWS::EC2::VPNConnection': 'vpn',
  'AWS::EC2::VPNGateway': 'vgw',
  'AWS::EC2::Volume': 'vol',
  'AWS::EFS::AccessPoint': 'fsap',
  'AWS::EFS::FileSystem': 'fs',
  'AWS::EFS::MountTarget': 'fsmt',
  'AWS::FSx::FileSystem': 'fs',
};

export interface IdentifierSeed {
  readonly typeName: string;
  readonly region: string;
  readonly seed: number;
  readonly serial: number;
  /** The resource's own name, where it has one. */
  readonly name: string;
}

/** An identifier that the service makes, for a property such as `VpcId` or `Id`. */
export function serviceIdentifier({ typeName, region, seed, serial }: IdentifierSeed): string {
  const prefix = prefixes[typeName];
  if (prefix !== undefined) return `${prefix}-0${hexDigits(seed, serial, 16)}`;
  const upper = (length: number) => hexDigits(seed, serial, length).toUpperCase();
  const [, service = '', resource = ''] = typeName.split('::');
  switch (service) {
    case 'EC2':
      return `${kebab(resource)}-0${hexDigits(seed, serial, 16)}`;
    case 'CloudFront':
      return `E${upper(13)}`;
    case 'Route53':
      return `Z0${upper(19)}`;
    case 'ApiGateway':
    case 'ApiGatewayV2':
    case 'AppSync':
      return hexDigits(seed, serial, 10);
    case 'Cognito':
      return `${region}_${upper(9)}`;
    case 'IAM':
      return `AROA${upper(16)}`;
    case 'Organizations':
      return `ou-${hexDigits(seed, serial, 12)}`;
    default:
      return uuid(seed, serial);
  }
}

/** Service names of ARNs where they differ from CloudFormation's, and services without a region. */
const arnServices: Readonly<Record<string, string>> = {
  ApiGatewayV2: 'apigateway',
  CertificateManager: 'acm',
  Cognito: 'cognito-idp',
  EFS: 'elasticfilesystem',
  ElasticLoadBalancingV2: 'elasticloadbalancing',
  KinesisFirehose: 'firehose',
  OpenSearchService: 'es',
  StepFunctions: 'states',
};
const withoutRegion = new Set(['iam', 's3', 'cloudfront', 'route53', 'organizations']);
const withoutAccount = new Set(['s3', 'route53']);

/** What stands before the name in an ARN's last part, where it is not `kebab-case/`. */
const arnKinds: Readonly<Record<string, string>> = {
  'AWS::S3::Bucket': '',
  'AWS::SQS::Queue': '',
  'AWS::SNS::Topic': '',
  'AWS::Events::Rule': 'rule/',
  'AWS::IAM::ManagedPolicy': 'policy/',
  'AWS::Lambda::Function': 'function:',
  'AWS::Logs::LogGroup': 'log-group:',
  'AWS::RDS::DBCluster': 'cluster:',
  'AWS::RDS::DBInstance': 'db:',
  'AWS::SecretsManager::Secret': 'secret:',
  'AWS::StepFunctions::StateMachine': 'stateMachine:',
  'AWS::ElasticLoadBalancingV2::LoadBalancer': 'loadbalancer/app/',
  'AWS::ElasticLoadBalancingV2::TargetGroup': 'targetgroup/',
  'AWS::IoTTwinMaker::SyncJob': 'workspace/',
};

/** `arn:aws:dynamodb:eu-west-1:123456789012:table/orders`. */
export function resourceArn({ typeName, region, name }: IdentifierSeed): string {
  const [, service = '', resource = ''] = typeName.split('::');
  const arnService = arnServices[service] ?? service.toLowerCase();
  const place = withoutRegion.has(arnService) ? '' : region;
  const account = withoutAccount.has(arnService) ? '' : accountId;
  const kind = arnKinds[typeName] ?? `${kebab(resource)}/`;
  return `arn:${partitionOf(region) ?? 'aws'}:${arnService}:${place}:${account}:${kind}${name}`;
}

/** `LogGroup` is `log-group`, `VPCEndpoint` is `vpc-endpoint`. */
export const kebab = (name: string): string =>
  name
    .replaceAll(/([A-Z]+)([A-Z][a-z])/g, '$1-$2')
    .replaceAll(/([a-z\d])([A-Z])/g, '$1-$2')
    .toLowerCase();
