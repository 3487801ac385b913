/**
 * Facts that the service specification lacks, written by hand. Each entry names its public sources:
 * the type's page in AWS's documentation and its public resource schema.
 */
import type { Operation, Property } from '../index.ts';

export interface PropertySupplement {
  readonly type?: Property['type'];
  readonly documentation?: string;
}

export interface SupplementFacts {
  readonly typeName: string;
  readonly sources: readonly string[];
  /** IAM actions of each operation that the type has; an operation left out does not exist. */
  readonly handlers: Readonly<Partial<Record<Operation, readonly string[]>>>;
  readonly listInputs?: readonly string[];
  readonly optionalListInputs?: readonly string[];
  /** Paths with `/` between nested names and `*` for any element. */
  readonly readOnly?: readonly string[];
  readonly writeOnly?: readonly string[];
  /** What replaces the specification's type or text, by property. */
  readonly properties?: Readonly<Record<string, PropertySupplement>>;
  /** All values of a property for which neither the specification nor the type's own schema lists any. */
  readonly enumerations?: Readonly<Record<string, readonly string[]>>;
  /** The order of the properties where a published page fixes it. */
  readonly order?: readonly string[];
}

/** The pages that a type's facts were read from. */
export function sourcesOf(typeName: string): readonly string[] {
  const page = typeName.split('::').slice(1).join('-').toLowerCase();
  return [
    `https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-${page}.html`,
    `https://github.com/pulumi/pulumi-aws-native/blob/master/aws-cloudformation-schema/aws-${page}.json`,
  ];
}

/** IAM actions of one service: `actions('ec2', 'DescribeVpcs')` is `['ec2:DescribeVpcs']`. */
export function actions(service: string, ...names: readonly string[]): readonly string[] {
  return names.map((name) => `${service}:${name}`);
}
