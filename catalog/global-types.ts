/**
 * Types whose resources belong to the account and not to a region: every region answers the same, so
 * they are asked once, in the region where their control plane lives. Written by hand from the
 * services' endpoint pages (https://docs.aws.amazon.com/general/latest/gr/aws-service-information.html)
 * and from AWS's list of partitional services with their control planes
 * (https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitional-services.html).
 * A service that is missing here is asked per region, which costs calls and loses nothing.
 */
import { partitionOf, type Partition } from './regions.ts';

type Homes = Readonly<Partial<Record<Partition, string>>>;

/** The home of most account-wide control planes in each partition. */
const usual: Homes = {
  aws: 'us-east-1',
  'aws-cn': 'cn-north-1',
  'aws-us-gov': 'us-gov-west-1',
  'aws-eusc': 'eusc-de-east-1',
  'aws-iso': 'us-iso-east-1',
  'aws-iso-b': 'us-isob-east-1',
  'aws-iso-e': 'eu-isoe-west-1',
  'aws-iso-f': 'us-isof-south-1',
};

/** In China these live in Ningxia. */
const ningxia: Homes = { ...usual, 'aws-cn': 'cn-northwest-1' };

const oregon: Homes = { ...usual, aws: 'us-west-2' };

/** Namespaces, or whole type names where only some types of a service are global. */
const homes: ReadonlyMap<string, Homes> = new Map([
  ['AWS::BillingConductor', usual],
  ['AWS::Budgets', ningxia],
  ['AWS::CE', ningxia],
  ['AWS::CloudFront', ningxia],
  ['AWS::CUR', ningxia],
  ['AWS::GlobalAccelerator', oregon],
  ['AWS::IAM', usual],
  ['AWS::NetworkManager', oregon],
  ['AWS::Organizations', ningxia],
  ['AWS::Route53', ningxia],
  ['AWS::Route53RecoveryControl', oregon],
  ['AWS::Route53RecoveryReadiness', oregon],
  ['AWS::Shield', usual],
  ['AWS::WAF', usual],
  ['AWS::S3::MultiRegionAccessPoint', oregon],
  ['AWS::S3::MultiRegionAccessPointPolicy', oregon],
  ['AWS::ECR::PublicRepository', usual],
]);

export function isGlobal(typeName: string): boolean {
  return homesOf(typeName) !== undefined;
}

/**
 * Where a global type is asked in a partition (`aws`) or in the partition of a region. `undefined`
 * for a regional type, and for a partition whose home is not known.
 */
export function homeRegion(typeName: string, partition: string): string | undefined {
  const home: Readonly<Partial<Record<string, string>>> | undefined = homesOf(typeName);
  return home?.[partition] ?? home?.[partitionOf(partition) ?? ''];
}

function homesOf(typeName: string): Homes | undefined {
  return homes.get(typeName) ?? homes.get(typeName.split('::').slice(0, 2).join('::'));
}
