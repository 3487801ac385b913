/** Corrections to the service specification, each with its reason. */
import type { PropertyFacts } from '../index.ts';
import type { BuiltType } from './model.ts';
import { stackProperties } from './stack-properties.ts';

interface Patch {
  /** A type's name, or a namespace for all of its types. */
  readonly name: string;
  readonly reason: string;
  readonly apply: (type: BuiltType) => BuiltType;
}

const unsupported = (type: BuiltType): BuiltType => ({ ...type, provisioning: 'unsupported' });

const withProperties =
  (added: readonly PropertyFacts[]) =>
  (type: BuiltType): BuiltType => {
    const known = new Set(type.properties.map((property) => property.name));
    const missing = added.filter((property) => !known.has(property.name));
    return { ...type, properties: [...type.properties, ...missing] };
  };

export const patches: readonly Patch[] = [
  {
    name: 'AWS::CloudFormation::Stack',
    reason:
      'The specification has what a template says of a nested stack, and Cloud Control reads any stack whole: https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html',
    apply: withProperties(stackProperties),
  },
  {
    name: 'AWS::Serverless',
    reason:
      'A transform of templates turns these types into others before anything is made, so that no resource of them exists: https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/what-is-sam.html',
    apply: unsupported,
  },
  {
    name: 'AWS::OpsWorks',
    reason:
      'OpsWorks Stacks ended on 26 May 2024 and never was in the registry: https://docs.aws.amazon.com/opsworks/latest/userguide/stacks-eol-faqs.html',
    apply: unsupported,
  },
  {
    name: 'AWS::CloudFormation::CustomResource',
    reason:
      'It stands in templates for whatever a function of the template makes, and cannot be read outside of a stack: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-custom-resources.html',
    apply: unsupported,
  },
];

export function applyPatches(types: readonly BuiltType[]): readonly BuiltType[] {
  return types.map((type) =>
    patches
      .filter(({ name }) => [type.typeName, namespaceOf(type)].includes(name))
      .reduce((patched, { apply }) => apply(patched), type),
  );
}

const namespaceOf = ({ typeName }: BuiltType): string =>
  typeName.split('::').slice(0, 2).join('::');
