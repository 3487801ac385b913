/** Amazon Resource Names, and which resource one names where its service writes that in a known way. */

export interface Arn {
  readonly partition: string;
  readonly service: string;
  /** Empty for a global resource. */
  readonly region: string;
  readonly account: string;
  /** All that follows the account: `role/service-role/reader`. */
  readonly resource: string;
}

/** `undefined` for a text that is no ARN, or holds what no ARN may. */
export function readArn(text: string): Arn | undefined {
  const [, partition, service, region, account, resource] =
    /^arn:(aws[a-z-]*):([a-z0-9-]+):([a-z0-9-]*):(\d{12}|aws)?:([\x21-\x7e]{1,1500})$/.exec(text) ??
    [];
  return partition === undefined || service === undefined || resource === undefined
    ? undefined
    : { partition, service, region: region ?? '', account: account ?? '', resource };
}

/** What Cloud Control calls the resource. */
export interface ArnResource {
  readonly typeName: string;
  readonly identifier: string;
}

/** `undefined` where the service's way of writing its resources is not known here. */
export function resourceOfArn({ service, resource }: Arn): ArnResource | undefined {
  for (const [typeName, of, shape] of identifiersInArns) {
    const identifier = of === service ? shape.exec(resource)?.[1] : undefined;
    if (identifier !== undefined) {
      return { typeName, identifier };
    }
  }
  return undefined;
}

/**
 * Types whose identifier is a part of their ARN. Source: the resource types that AWS's Service
 * Authorization Reference lists for each service.
 */
const identifiersInArns: readonly (readonly [string, string, RegExp])[] = [
  ['AWS::DynamoDB::Table', 'dynamodb', /^table\/([^/]+)$/],
  ['AWS::EC2::Instance', 'ec2', /^instance\/([^/]+)$/],
  ['AWS::EC2::InternetGateway', 'ec2', /^internet-gateway\/([^/]+)$/],
  ['AWS::EC2::NatGateway', 'ec2', /^natgateway\/([^/]+)$/],
  ['AWS::EC2::NetworkInterface', 'ec2', /^network-interface\/([^/]+)$/],
  ['AWS::EC2::RouteTable', 'ec2', /^route-table\/([^/]+)$/],
  ['AWS::EC2::SecurityGroup', 'ec2', /^security-group\/([^/]+)$/],
  ['AWS::EC2::Subnet', 'ec2', /^subnet\/([^/]+)$/],
  ['AWS::EC2::VPC', 'ec2', /^vpc\/([^/]+)$/],
  ['AWS::EC2::Volume', 'ec2', /^volume\/([^/]+)$/],
  ['AWS::ECR::Repository', 'ecr', /^repository\/(.+)$/],
  ['AWS::ECS::Cluster', 'ecs', /^cluster\/([^/]+)$/],
  ['AWS::EKS::Cluster', 'eks', /^cluster\/([^/]+)$/],
  ['AWS::IAM::Group', 'iam', /^group\/(?:.+\/)?([^/]+)$/],
  ['AWS::IAM::InstanceProfile', 'iam', /^instance-profile\/(?:.+\/)?([^/]+)$/],
  ['AWS::IAM::Role', 'iam', /^role\/(?:.+\/)?([^/]+)$/],
  ['AWS::IAM::User', 'iam', /^user\/(?:.+\/)?([^/]+)$/],
  ['AWS::KMS::Key', 'kms', /^key\/([\w-]+)$/],
  ['AWS::Kinesis::Stream', 'kinesis', /^stream\/([^/]+)$/],
  ['AWS::Lambda::Function', 'lambda', /^function:([^:]+)(?::[^:]+)?$/],
  ['AWS::Logs::LogGroup', 'logs', /^log-group:([^:]+)(?::\*)?$/],
  ['AWS::RDS::DBCluster', 'rds', /^cluster:([^:]+)$/],
  ['AWS::RDS::DBInstance', 'rds', /^db:([^:]+)$/],
  ['AWS::S3::Bucket', 's3', /^([^/:]+)$/],
];
