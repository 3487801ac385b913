/** Properties of the commonest types whose values everybody knows by heart. */
import type { Property } from '../../catalog/index.ts';
import type { Subject } from './subject.ts';

type MakeValue = (subject: Subject, number: number) => unknown;

const known: Readonly<Record<string, MakeValue>> = {
  'AWS::DynamoDB::Table.AttributeDefinitions': () => [{ AttributeName: 'id', AttributeType: 'S' }],
  'AWS::DynamoDB::Table.KeySchema': () => [{ AttributeName: 'id', KeyType: 'HASH' }],
  'AWS::DynamoDB::Table.StreamSpecification': () => ({ StreamViewType: 'NEW_AND_OLD_IMAGES' }),
  'AWS::EC2::Instance.State': () => ({ Code: '16', Name: 'running' }),
  'AWS::EC2::Instance.Tenancy': () => 'default',
  'AWS::EC2::VPC.CidrBlock': ({ serial }) => `10.${serial % 256}.0.0/16`,
  'AWS::EC2::VPC.InstanceTenancy': () => 'default',
  'AWS::EC2::Subnet.CidrBlock': ({ serial }, number) => `10.${number % 256}.${serial % 256}.0/24`,
  'AWS::IAM::Role.Path': () => '/',
  'AWS::Lambda::Function.PackageType': () => 'Zip',
  'AWS::RDS::DBInstance.DBInstanceStatus': () => 'available',
  'AWS::S3::Bucket.DomainName': ({ name }) => `${name}.s3.amazonaws.com`,
  'AWS::S3::Bucket.RegionalDomainName': ({ name, region }) => `${name}.s3.${region}.amazonaws.com`,
  'AWS::S3::Bucket.DualStackDomainName': ({ name, region }) =>
    `${name}.s3.dualstack.${region}.amazonaws.com`,
  'AWS::S3::Bucket.WebsiteURL': ({ name, region }) =>
    `http://${name}.s3-website-${region}.amazonaws.com`,
};

const keyOf = (subject: Subject, { name }: Property): string =>
  `${subject.facts.type.typeName}.${name}`;

export const isWellKnown = (subject: Subject, property: Property): boolean =>
  Object.hasOwn(known, keyOf(subject, property));

export const wellKnownValue = (subject: Subject, property: Property, number: number): unknown =>
  known[keyOf(subject, property)]?.(subject, number);
