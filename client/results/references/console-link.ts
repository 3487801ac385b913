/**
 * Where AWS's console shows a resource. A page of its own where the service's address for it is well
 * known, else the console's own finder of ARNs. Nothing but the console's hosts is ever opened.
 */
import type { Partition } from '../../../catalog/index.ts';
import { partitionOf } from '../../../catalog/index.ts';
import { readArn } from './arn.ts';

/** The consoles that the public can reach. Source: AWS's pages on its partitions. */
const consoleHosts: Partial<Record<Partition, string>> = {
  aws: 'console.aws.amazon.com',
  'aws-cn': 'console.amazonaws.cn',
  'aws-us-gov': 'console.amazonaws-us-gov.com',
  'aws-eusc': 'console.amazonaws-eusc.eu',
};

export interface ConsoleSubject {
  readonly typeName: string;
  /** Cloud Control's identifier. */
  readonly identifier: string;
  readonly region?: string;
  readonly arn?: string;
}

/** An `https` address; `undefined` where the console has no page that can be told. */
export function consoleLink(subject: ConsoleSubject): string | undefined {
  const named = subject.arn ?? subject.identifier;
  const arn = readArn(named);
  const region = subject.region ?? arn?.region ?? '';
  const path = pages[subject.typeName]?.(subject.identifier);
  if (path?.includes('{region}') === false) {
    return addressOf(arn?.partition ?? partitionOf(region) ?? 'aws', path);
  }
  const partition = partitionOf(region);
  return path !== undefined && partition !== undefined
    ? addressOf(partition, path.replaceAll('{region}', region))
    : arnLink(named);
}

/** The console's finder, which knows the pages of most services' ARNs; `undefined` for no ARN. */
export function arnLink(text: string): string | undefined {
  const arn = readArn(text);
  return arn && addressOf(arn.partition, `/go/view?arn=${encodeURIComponent(text)}`);
}

/** Whether the address is one of the console's, and has nothing in it that hides where it leads. */
export function isConsoleAddress(address: string): boolean {
  if (!URL.canParse(address)) {
    return false;
  }
  const { protocol, hostname, username, password, port } = new URL(address);
  return (
    protocol === 'https:' &&
    username === '' &&
    password === '' &&
    port === '' &&
    Object.values(consoleHosts).some((host) => hostname === host || hostname.endsWith(`.${host}`))
  );
}

function addressOf(partition: string, path: string): string | undefined {
  const host = Object.hasOwn(consoleHosts, partition)
    ? consoleHosts[partition as Partition]
    : undefined;
  return host === undefined ? undefined : `https://${host}${path}`;
}

type PageOf = (identifier: string) => string;

function page(service: string, place: string): PageOf {
  return (identifier) =>
    `/${service}/home?region={region}#${place}${encodeURIComponent(identifier)}`;
}

/** CloudWatch's pages escape with `$` what they have escaped with `%` before. */
function twiceEscaped(identifier: string): string {
  return encodeURIComponent(encodeURIComponent(identifier)).replaceAll('%', '$');
}

const pages: Readonly<Record<string, PageOf>> = {
  'AWS::CloudFormation::Stack': page('cloudformation', '/stacks/stackinfo?stackId='),
  'AWS::CloudFront::Distribution': (id) =>
    `/cloudfront/v4/home#/distributions/${encodeURIComponent(id)}`,
  'AWS::DynamoDB::Table': page('dynamodbv2', 'table?name='),
  'AWS::EC2::Instance': page('ec2', 'InstanceDetails:instanceId='),
  'AWS::EC2::InternetGateway': page('vpcconsole', 'InternetGateway:internetGatewayId='),
  'AWS::EC2::LaunchTemplate': page('ec2', 'LaunchTemplateDetails:launchTemplateId='),
  'AWS::EC2::NatGateway': page('vpcconsole', 'NatGatewayDetails:natGatewayId='),
  'AWS::EC2::NetworkAcl': page('vpcconsole', 'NetworkAclDetails:networkAclId='),
  'AWS::EC2::NetworkInterface': page('ec2', 'NetworkInterface:networkInterfaceId='),
  'AWS::EC2::RouteTable': page('vpcconsole', 'RouteTableDetails:RouteTableId='),
  'AWS::EC2::SecurityGroup': page('ec2', 'SecurityGroup:groupId='),
  'AWS::EC2::Subnet': page('vpcconsole', 'SubnetDetails:subnetId='),
  'AWS::EC2::Volume': page('ec2', 'VolumeDetails:volumeId='),
  'AWS::EC2::VPC': page('vpcconsole', 'VpcDetails:VpcId='),
  'AWS::EC2::VPCEndpoint': page('vpcconsole', 'EndpointDetails:vpcEndpointId='),
  'AWS::ECS::Cluster': (name) =>
    `/ecs/v2/clusters/${encodeURIComponent(name)}/services?region={region}`,
  'AWS::EKS::Cluster': page('eks', '/clusters/'),
  'AWS::IAM::Group': (name) => `/iam/home#/groups/details/${encodeURIComponent(name)}`,
  'AWS::IAM::ManagedPolicy': (arn) => `/iam/home#/policies/details/${encodeURIComponent(arn)}`,
  'AWS::IAM::Role': (name) => `/iam/home#/roles/details/${encodeURIComponent(name)}`,
  'AWS::IAM::User': (name) => `/iam/home#/users/details/${encodeURIComponent(name)}`,
  'AWS::KMS::Key': page('kms', '/kms/keys/'),
  'AWS::Lambda::Function': page('lambda', '/functions/'),
  'AWS::Logs::LogGroup': (name) =>
    `/cloudwatch/home?region={region}#logsV2:log-groups/log-group/${twiceEscaped(name)}`,
  'AWS::RDS::DBCluster': (id) =>
    `/rds/home?region={region}#database:id=${encodeURIComponent(id)};is-cluster=true`,
  'AWS::RDS::DBInstance': (id) =>
    `/rds/home?region={region}#database:id=${encodeURIComponent(id)};is-cluster=false`,
  'AWS::Route53::HostedZone': (id) =>
    `/route53/v2/hostedzones#ListRecordSets/${encodeURIComponent(id)}`,
  'AWS::S3::Bucket': (name) => `/s3/buckets/${encodeURIComponent(name)}?region={region}`,
  'AWS::SNS::Topic': page('sns/v3', '/topic/'),
  'AWS::SQS::Queue': page('sqs/v3', '/queues/'),
  'AWS::StepFunctions::StateMachine': page('states', '/statemachines/view/'),
};
