/** Marks the members of nested types that a type's nested paths name. */
import type { NestedFacts, PropertyFacts } from '../index.ts';
import type { BuiltType } from './model.ts';

type Flag = 'readOnly' | 'writeOnly' | 'createOnly';

/** Only nested types that are still used are kept. */
export function withNestedFlags(type: BuiltType): BuiltType {
  const nested = new Map(type.nested);
  const flag = (key: Flag, paths: readonly string[] | undefined): void => {
    for (const path of paths ?? []) markMember(type, nested, path.split('/'), key);
  };
  flag('readOnly', type.nestedReadOnly);
  flag('writeOnly', type.nestedWriteOnly);
  flag('createOnly', type.nestedCreateOnly);
  return { ...type, nested: usedOnly(type.properties, nested) };
}

/** A path whose steps the types do not have marks nothing: it stays in the type's list of paths. */
function markMember(
  type: BuiltType,
  nested: Map<string, NestedFacts>,
  path: readonly string[],
  flag: Flag,
): void {
  const names = path.filter((part) => part !== '*');
  const last = names.at(-1);
  let members: readonly PropertyFacts[] = type.properties;
  let owner: NestedFacts | undefined;
  for (const name of names.slice(0, -1)) {
    owner = nested.get(members.find((member) => member.name === name)?.nestedType ?? '');
    if (owner === undefined) return;
    members = owner.properties;
  }
  if (owner === undefined) return;
  nested.set(owner.name, {
    ...owner,
    properties: members.map((member) =>
      member.name === last ? { ...member, [flag]: true } : member,
    ),
  });
}

function usedOnly(
  properties: readonly PropertyFacts[],
  nested: ReadonlyMap<string, NestedFacts>,
): ReadonlyMap<string, NestedFacts> {
  const used = new Map<string, NestedFacts>();
  const visit = ({ nestedType }: PropertyFacts): void => {
    const facts = nestedType === undefined ? undefined : nested.get(nestedType);
    if (facts === undefined || used.has(facts.name)) return;
    used.set(facts.name, facts);
    facts.properties.forEach(visit);
  };
  properties.forEach(visit);
  return used;
}
