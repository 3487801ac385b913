/** Inside JSON text that is written to AWS, `'{"Status": "Ena`: members, and values of a member. */
import type { Catalog, NestedType, Property } from '../../../catalog/index.ts';
import type { Compared } from './compared.ts';
import type { JsonPlace } from './json-place.ts';
import { jsonPlaceOf } from './json-place.ts';
import { propertyDocumentation } from '../documentation/member.ts';
import type { PlacedProposals, Proposal } from './proposal.ts';
import { rank } from './relevance.ts';
import type { CompletionRequest } from './request.ts';
import { jsonSnippet, tabStops } from './skeletons.ts';

/** `undefined` where the cursor's string is no JSON of a property, or is still empty. */
export function jsonTextCompletion(
  { language: { catalog }, cursor }: CompletionRequest,
  { isWritten, table, column }: Compared,
): PlacedProposals | undefined {
  const property = column?.property;
  const typeName = table?.type?.typeName;
  const isDocument = property?.type === 'object' || property?.type === 'array';
  if (!isWritten || !isDocument || typeName === undefined || !/^\s*[[{]/.test(cursor.prefix)) {
    return undefined;
  }
  const place = jsonPlaceOf(cursor.prefix);
  const found = propertyAt(catalog, typeName, property, place.path);
  const start = cursor.insert.start + place.start;
  const { text } = cursor.statement;
  const proposals =
    place.kind === 'key'
      ? members(catalog, typeName, found?.nested, place)
      : valuesOf(catalog, typeName, found?.property);
  // A quote that the editor has closed by itself goes with the word that it closes.
  const isClosed = text.charAt(cursor.offset) === '"' && place.start < cursor.prefix.length;
  const replaces = { start, end: cursor.offset + 1 };
  const span = { start, end: cursor.offset };
  return {
    proposals: isClosed ? proposals.map((proposal) => ({ ...proposal, replaces })) : proposals,
    insert: span,
    replace: span,
  };
}

interface Found {
  /** What a value here belongs to. */
  readonly property: Property;
  /** What the members of the innermost object are. */
  readonly nested: NestedType | undefined;
}

/** A key leads into a member, `undefined` into an element, whose type its array names. */
function propertyAt(
  catalog: Catalog,
  typeName: string,
  root: Property,
  path: JsonPlace['path'],
): Found | undefined {
  let property: Property | undefined = root;
  let isElement = root.type !== 'array';
  for (const key of path) {
    if (key === undefined) {
      isElement = true;
      continue;
    }
    property = nestedOf(catalog, typeName, property)?.properties.find(({ name }) => name === key);
    if (property === undefined) {
      return undefined;
    }
    isElement = property.type !== 'array';
  }
  const element: Property =
    isElement && property.type === 'array'
      ? { ...property, type: property.nestedType === undefined ? 'string' : 'object' }
      : property;
  return { property: element, nested: nestedOf(catalog, typeName, element) };
}

function nestedOf(
  catalog: Catalog,
  typeName: string,
  property: Property | undefined,
): NestedType | undefined {
  return property?.nestedType === undefined
    ? undefined
    : catalog.nestedType(typeName, property.nestedType);
}

/** With a value to fill behind each; those that the object has already are left out. */
function members(
  catalog: Catalog,
  typeName: string,
  nested: NestedType | undefined,
  { keys }: JsonPlace,
): readonly Proposal[] {
  return (nested?.properties ?? [])
    .filter(({ name, readOnly }) => !readOnly && !keys.has(name))
    .map((property) => ({
      label: property.name,
      kind: 'member',
      hint: property.required ? `required · ${property.type}` : property.type,
      text: `"${property.name}": ${jsonSnippet(catalog, typeName, property, tabStops())}`,
      snippet: true,
      filter: `"${property.name}" ${property.name}`,
      rank: property.required ? rank.required : rank.exact,
      documentedBy: { page: 'text', text: propertyDocumentation(property) },
    }));
}

function valuesOf(
  catalog: Catalog,
  typeName: string,
  property: Property | undefined,
): readonly Proposal[] {
  if (property?.type === 'boolean') {
    return ['true', 'false'].map((label) => ({ label, kind: 'value', rank: rank.exact }));
  }
  if (property?.type === 'object' || property?.type === 'array') {
    const text = jsonSnippet(catalog, typeName, property, tabStops());
    const label = property.type === 'array' ? '[…]' : '{…}';
    const hint = property.nestedType ?? 'JSON';
    return [{ label, kind: 'snippet', hint, text, snippet: true, rank: rank.exact }];
  }
  return (property?.enumeration ?? []).map((label) => ({
    label,
    kind: 'value',
    text: `"${label}"`,
    filter: `"${label}" ${label}`,
    rank: rank.exact,
  }));
}
