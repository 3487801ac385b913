/**
 * Adds the facts held by hand. Where the archive told what Cloud Control does, it stands: it is
 * newer. Texts, types and order of a published page always stand.
 */
import type { Operation, PropertyFacts } from '../index.ts';
import type { PropertySupplement, SupplementFacts } from '../supplement/index.ts';
import { BuildError, type BuiltType } from './model.ts';
import { nestedPaths } from './resource-schema.ts';

/** Throws BuildError for a fact about a type or property that no source has. */
export function applySupplement(
  types: readonly BuiltType[],
  supplement: readonly SupplementFacts[],
): readonly BuiltType[] {
  const byName = new Map(supplement.map((facts) => [facts.typeName, facts]));
  const known = new Set(types.map(({ typeName }) => typeName));
  const stray = supplement.find(({ typeName }) => !known.has(typeName));
  if (stray !== undefined) {
    throw new BuildError(`The supplement has \`${stray.typeName}\`, which no source has`);
  }
  return types.map((type) => {
    const facts = byName.get(type.typeName);
    return facts ? supplemented(type, facts) : type;
  });
}

function supplemented(type: BuiltType, facts: SupplementFacts): BuiltType {
  const { properties = {}, enumerations = {}, order = [] } = facts;
  requireProperties(type, [...Object.keys(properties), ...Object.keys(enumerations), ...order]);
  const told = type.handlers === undefined ? withHandlers(type, facts) : type;
  return {
    ...told,
    properties: inOrder(
      told.properties.map((property) => ({
        ...withValues(property, enumerations[property.name]),
        ...textsOf(properties[property.name]),
      })),
      order,
    ),
  };
}

function withValues(
  property: PropertyFacts,
  enumeration: readonly string[] | undefined,
): PropertyFacts {
  const isTold = property.enumeration !== undefined || enumeration === undefined;
  return isTold ? property : { ...property, enumeration };
}

function textsOf(supplement: PropertySupplement | undefined): PropertySupplement {
  return supplement ?? {};
}

function withHandlers(type: BuiltType, facts: SupplementFacts): BuiltType {
  const { handlers, listInputs, optionalListInputs, readOnly = [], writeOnly = [] } = facts;
  requireProperties(
    type,
    [...readOnly, ...writeOnly].map((path) => path.split('/')[0] ?? ''),
  );
  return {
    ...type,
    properties: type.properties.map((property) => withFlags(property, readOnly, writeOnly)),
    handlers: Object.fromEntries(
      Object.entries(handlers).map(([operation, permissions]) => [
        operation as Operation,
        { permissions: [...new Set(permissions)].sort() },
      ]),
    ),
    ...(listInputs && { listInputs }),
    ...(optionalListInputs && { optionalListInputs }),
    ...nestedPaths('nestedReadOnly', [...(type.nestedReadOnly ?? []), ...readOnly]),
    ...nestedPaths('nestedWriteOnly', [...(type.nestedWriteOnly ?? []), ...writeOnly]),
    provisioning: 'supported',
  };
}

function withFlags(
  property: PropertyFacts,
  readOnly: readonly string[],
  writeOnly: readonly string[],
): PropertyFacts {
  return {
    ...property,
    readOnly: property.readOnly || readOnly.includes(property.name),
    writeOnly: property.writeOnly || writeOnly.includes(property.name),
  };
}

function inOrder(
  properties: readonly PropertyFacts[],
  order: readonly string[],
): readonly PropertyFacts[] {
  const rank = ({ name }: PropertyFacts): number =>
    order.includes(name) ? order.indexOf(name) : order.length;
  return properties.toSorted((a, b) => rank(a) - rank(b));
}

function requireProperties({ typeName, properties }: BuiltType, names: readonly string[]): void {
  const stray = names.find((name) => !properties.some((property) => property.name === name));
  if (stray !== undefined) {
    throw new BuildError(`The supplement has \`${stray}\` of \`${typeName}\`, which no source has`);
  }
}
