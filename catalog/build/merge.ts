/**
 * The specification and the archive as one. The archive is the authority on what Cloud Control does
 * (flags, handlers, identifiers); the specification on texts and types, which it has in more detail.
 */
import type { NestedFacts, PropertyFacts } from '../index.ts';
import type { BuiltType } from './model.ts';

/** A type that the archive lacks is one that Cloud Control does not serve. */
export function mergeArchive(
  specified: readonly BuiltType[],
  archived: readonly BuiltType[],
): readonly BuiltType[] {
  const byName = new Map(archived.map((type) => [type.typeName, type]));
  const known = new Set(specified.map(({ typeName }) => typeName));
  return [
    ...specified.map((type): BuiltType => {
      const found = byName.get(type.typeName);
      return found ? mergeType(type, found) : { ...type, provisioning: 'unsupported' };
    }),
    ...archived.filter(({ typeName }) => !known.has(typeName)),
  ].sort((a, b) => (a.typeName < b.typeName ? -1 : 1));
}

function mergeType(specified: BuiltType, archived: BuiltType): BuiltType {
  const tagProperty = specified.tagProperty ?? archived.tagProperty;
  return {
    ...archived,
    description: specified.description === '' ? archived.description : specified.description,
    properties: mergeProperties(specified.properties, archived.properties, tagProperty),
    ...(tagProperty !== undefined && { tagProperty }),
    nested: mergeNested(specified.nested, archived.nested),
  };
}

/** Properties that the archive alone knows come after the others and before the tags. */
function mergeProperties(
  specified: readonly PropertyFacts[],
  archived: readonly PropertyFacts[],
  tagProperty?: string,
): readonly PropertyFacts[] {
  const byName = new Map(archived.map((property) => [property.name, property]));
  const known = new Set(specified.map(({ name }) => name));
  const merged = [
    ...specified.map((property) => {
      const found = byName.get(property.name);
      return found ? mergeProperty(property, found) : property;
    }),
    ...archived.filter(({ name }) => !known.has(name)),
  ];
  const isTags = ({ name }: PropertyFacts): boolean => name === tagProperty;
  return [...merged.filter((property) => !isTags(property)), ...merged.filter(isTags)];
}

function mergeProperty(specified: PropertyFacts, archived: PropertyFacts): PropertyFacts {
  const { references, nestedType } = specified;
  return {
    ...archived,
    type: mergedType(specified, archived),
    documentation:
      specified.documentation === '' ? archived.documentation : specified.documentation,
    ...(specified.enumeration && { enumeration: specified.enumeration }),
    ...(archived.enumeration && { enumeration: archived.enumeration }),
    ...(nestedType !== undefined && { nestedType }),
    ...(references && { references }),
  };
}

function mergedType(specified: PropertyFacts, archived: PropertyFacts): PropertyFacts['type'] {
  const isFiner = specified.type === 'string' && archived.type === 'timestamp';
  return specified.type === 'any' || isFiner ? archived.type : specified.type;
}

/** Members' own flags come later, from paths, so only texts, values and new members count here. */
function mergeNested(
  specified: ReadonlyMap<string, NestedFacts>,
  archived: ReadonlyMap<string, NestedFacts>,
): ReadonlyMap<string, NestedFacts> {
  const merged = new Map(specified);
  for (const [name, facts] of archived) {
    const known = specified.get(name);
    merged.set(
      name,
      known ? { ...known, properties: mergeMembers(known.properties, facts.properties) } : facts,
    );
  }
  return merged;
}

function mergeMembers(
  specified: readonly PropertyFacts[],
  archived: readonly PropertyFacts[],
): readonly PropertyFacts[] {
  const byName = new Map(specified.map((member) => [member.name, member]));
  return mergeProperties(specified, archived).map((member) => {
    const { createOnly, conditionalCreateOnly, deprecated } = byName.get(member.name) ?? member;
    return {
      ...member,
      createOnly,
      ...(conditionalCreateOnly === true && { conditionalCreateOnly }),
      ...(deprecated === true && { deprecated }),
    };
  });
}
