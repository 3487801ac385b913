/**
 * Values to fill in: a snippet for a property by its type, JSON text with the members that a nested
 * type requires for an object or an array.
 */
import type { Catalog, Property } from '../../../catalog/index.ts';
import { escapeChoice, escapeSnippet } from '../snippet-text.ts';

/** Numbers the tab stops of one snippet. */
export type NextStop = () => number;

export function tabStops(): NextStop {
  let last = 0;
  return () => (last += 1);
}

/** How deep required members are written out: a nested type may hold itself. */
const deepest = 3;

/** Members of an object that requires none, as many as fit a line. */
const mostOptional = 3;

/** A SQL literal: `'${1:Name}'`, `${1|true,false|}`, `'{"Status": "${1|Enabled,Suspended|}"}'`. */
export function literalSnippet(
  catalog: Catalog,
  typeName: string,
  property: Property,
  next: NextStop,
): string {
  switch (property.type) {
    case 'integer':
    case 'number':
      return `\${${next()}:0}`;
    case 'boolean':
      return `\${${next()}|true,false|}`;
    case 'object':
    case 'array':
      return `'${jsonSnippet(catalog, typeName, property, next)}'`;
    default:
      return `'${textStop(property, next)}'`;
  }
}

/** JSON text, without quotes around the whole. */
export function jsonSnippet(
  catalog: Catalog,
  typeName: string,
  property: Property,
  next: NextStop,
  depth = 0,
): string {
  switch (property.type) {
    case 'integer':
    case 'number':
      return `\${${next()}:0}`;
    case 'boolean':
      return `\${${next()}|true,false|}`;
    case 'array':
      return `[${elementSnippet(catalog, typeName, property, next, depth)}]`;
    case 'object':
      return objectSnippet(catalog, typeName, property, next, depth);
    default:
      return `"${textStop(property, next)}"`;
  }
}

function elementSnippet(
  catalog: Catalog,
  typeName: string,
  property: Property,
  next: NextStop,
  depth: number,
): string {
  return property.nestedType === undefined
    ? `"${textStop(property, next)}"`
    : objectSnippet(catalog, typeName, property, next, depth);
}

function objectSnippet(
  catalog: Catalog,
  typeName: string,
  { nestedType }: Property,
  next: NextStop,
  depth: number,
): string {
  const nested =
    nestedType === undefined || depth >= deepest
      ? undefined
      : catalog.nestedType(typeName, nestedType);
  const writable = (nested?.properties ?? []).filter(({ readOnly }) => !readOnly);
  const required = writable.filter((each) => each.required);
  const shown = required.length > 0 ? required : writable.slice(0, mostOptional);
  if (shown.length === 0) {
    return `{\${${next()}}}`;
  }
  const members = shown.map(
    (each) => `"${each.name}": ${jsonSnippet(catalog, typeName, each, next, depth + 1)}`,
  );
  return `{${members.join(', ')}}`;
}

function textStop({ name, enumeration }: Property, next: NextStop): string {
  const choices = (enumeration ?? []).filter((choice) => !/["'\\]/.test(choice));
  return choices.length > 0
    ? `\${${next()}|${choices.map(escapeChoice).join(',')}|}`
    : `\${${next()}:${escapeSnippet(name)}}`;
}
