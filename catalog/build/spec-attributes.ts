/** Attributes of the service specification: what AWS sets and a reader sees. */
import type { Attribute, Resource } from '@aws-cdk/service-spec-types';
import type { NestedFacts, PropertyFacts } from '../index.ts';
import type { BuiltType } from './model.ts';
import { readOnlyFacts, typeFacts, type UseNested } from './spec-properties.ts';

/**
 * Attributes that no property covers are what only AWS sets. `Endpoint.Address` is a member of an
 * object `Endpoint`, which is the column.
 */
export function attributeFacts(
  { attributes, properties }: Resource,
  nested: Map<string, NestedFacts>,
  use: UseNested,
): readonly PropertyFacts[] {
  const groups = new Map<string, (readonly [path: readonly string[], attribute: Attribute])[]>();
  for (const [name, attribute] of Object.entries(attributes)) {
    const [head = name, ...path] = name.split('.');
    if (head in properties) continue;
    const group = groups.get(head) ?? [];
    group.push([path, attribute]);
    groups.set(head, group);
  }
  return [...groups].map(([name, members]) => {
    const whole = members.find(([path]) => path.length === 0)?.[1];
    if (whole !== undefined) {
      return { ...readOnlyFacts(name, 'any', whole.documentation), ...typeFacts(whole.type, use) };
    }
    if (!nested.has(name)) nested.set(name, nestedOf(name, members, use));
    return { ...readOnlyFacts(name, 'object', undefined), nestedType: name };
  });
}

function nestedOf(
  name: string,
  members: readonly (readonly [path: readonly string[], attribute: Attribute])[],
  use: UseNested,
): NestedFacts {
  const properties = members.map(([[member = '', ...deeper], { documentation, type }]) =>
    deeper.length > 0
      ? readOnlyFacts(member, 'object', undefined)
      : { ...readOnlyFacts(member, 'any', documentation), ...typeFacts(type, use) },
  );
  const byName = new Map(properties.map((property) => [property.name, property]));
  return { name, documentation: '', properties: [...byName.values()] };
}

/** `Endpoint.Address` beside a property `Endpoint`: that member is what only AWS sets. */
export function nestedReadOnly({
  attributes,
  properties,
}: Resource): Pick<BuiltType, 'nestedReadOnly'> {
  const paths = Object.keys(attributes)
    .filter((name) => name.includes('.') && (name.split('.')[0] ?? '') in properties)
    .map((name) => name.replaceAll('.', '/'))
    .sort();
  return paths.length > 0 ? { nestedReadOnly: paths } : {};
}
