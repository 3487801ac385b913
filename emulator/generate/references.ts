/** Which other resource a property names: as the catalog says, or as its name suggests. */
import type { Property, PropertyReference } from '../../catalog/index.ts';
import type { Subject } from './subject.ts';

/** A value of one of the emulator's own resources; `undefined` where none is referred to. */
export function pickReferred(
  subject: Subject,
  property: Property,
  choice: number,
): string | undefined {
  const { typeName } = subject.facts.type;
  for (const target of [...(property.references ?? []), ...suggested(subject, property)]) {
    if (target.typeName === typeName) continue;
    const { pool, region } = subject;
    const value = pool.pick(target.typeName, region, target.property, choice);
    if (typeof value === 'string') return value;
  }
  return undefined;
}

/** Names that mean the same in every service. */
const everywhere: Readonly<Record<string, string>> = {
  Vpc: 'AWS::EC2::VPC',
  Subnet: 'AWS::EC2::Subnet',
  SecurityGroup: 'AWS::EC2::SecurityGroup',
};

/** `WorkspaceId` in IoTTwinMaker is probably that of `AWS::IoTTwinMaker::Workspace`. */
function suggested({ facts }: Subject, { name, readOnly }: Property): readonly PropertyReference[] {
  if (readOnly) return [];
  const [, resource = '', suffix = ''] = /^(\w+?)(Id|Name|Arn|Identifier)?s?$/.exec(name) ?? [];
  if (resource === '') return [];
  const [vendor = '', service = ''] = facts.type.typeName.split('::');
  const typeName = everywhere[resource] ?? `${vendor}::${service}::${resource}`;
  return [{ typeName, property: everywhere[resource] === undefined ? resource + suffix : name }];
}
