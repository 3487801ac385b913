/**
 * What Cloud Control knows of a stack beside what a template may say of a nested one. The service
 * specification has the latter alone. Sources: the parameters of CloudFormation's CreateStack and the
 * answer of DescribeStacks in AWS's API reference, and the published page of the resource,
 * https://awscc-provider.stackql.io/services/cloudformation/stacks/.
 */
import type { PropertyFacts, ValueType } from '../index.ts';

const property = (
  name: string,
  type: ValueType,
  documentation: string,
  flags: Partial<PropertyFacts> = {},
): PropertyFacts => ({
  name,
  type,
  required: false,
  createOnly: false,
  readOnly: false,
  writeOnly: false,
  documentation,
  ...flags,
});

export const stackProperties: readonly PropertyFacts[] = [
  property('StackName', 'string', 'The name of the stack.', { required: true, createOnly: true }),
  property(
    'Capabilities',
    'array',
    'What the template must be allowed to do, such as `CAPABILITY_IAM`.',
  ),
  property('Description', 'string', 'The description in the template.'),
  property('DisableRollback', 'boolean', 'Whether a failed creation is left as it is.'),
  property('EnableTerminationProtection', 'boolean', 'Whether the stack refuses to be deleted.'),
  property('RoleARN', 'string', 'The role that CloudFormation takes on for the stack.'),
  property('StackPolicyBody', 'object', 'The policy that protects resources from updates.'),
  property('StackPolicyURL', 'string', 'Where the stack policy lies.'),
  property('StackStatusReason', 'string', 'Why the stack is in its status.', { readOnly: true }),
  property('TemplateBody', 'object', 'The template.'),
];
