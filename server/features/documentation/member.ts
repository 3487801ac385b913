/** The page of a member of a nested type, as a step of a JSON path finds it. */
import type { Catalog, Property, ResourceTable } from '../../../catalog/index.ts';
import type { JsonPathMember, JsonPathStep } from '../../../language/semantics/index.ts';
import { propertyFacts, valueFacts } from './column.ts';
import { brief, code, paragraphs, plain, table } from './markdown.ts';

/** Longest description in the table of members; a member's own page has all of it. */
const longestDescription = 100;

/** More members than this are counted, not listed. */
const mostMembers = 30;

export function memberDocumentation(step: JsonPathStep): string {
  const { property, owner, text } = step;
  if (property === undefined) {
    return paragraphs(
      `**${plain(text)}** · ${owner === undefined ? 'member' : `no member of ${code(owner.name)}`}`,
      owner === undefined ? '' : membersTable(owner.properties),
    );
  }
  return paragraphs(
    propertyDocumentation(property),
    owner === undefined ? '' : `Member of ${code(owner.name)}`,
  );
}

/** The same, for a list of members. */
export function propertyDocumentation(property: Property): string {
  return paragraphs(
    [`**${plain(property.name)}** ${code(property.type)}`, ...propertyFacts(property)].join(' · '),
    plain(property.documentation),
    valueFacts(property),
  );
}

/** A step such as `[0]` or `[#-1]`. */
export function elementDocumentation({ text, of }: JsonPathStep): string {
  const fromEnd = /^#-(\d+)$/.exec(text)?.[1];
  const which =
    text === ''
      ? 'An element'
      : text === '#'
        ? 'The place after the last element'
        : fromEnd !== undefined
          ? `Element ${fromEnd} counted from the end`
          : `Element ${text}, counted from 0`;
  const nested = of?.nested;
  return paragraphs(
    of?.property === undefined ? which : `${which}, of ${code(of.property.name)}`,
    nested === undefined ? '' : membersTable(nested.properties),
  );
}

/** The members of a property's JSON, where the catalog knows them. */
export function membersOfProperty(
  catalog: Catalog,
  { type, nestedType }: Property,
  resource: ResourceTable | undefined,
): string {
  const typeName = resource?.type?.typeName;
  const nested =
    typeName === undefined || nestedType === undefined
      ? undefined
      : catalog.nestedType(typeName, nestedType);
  return nested === undefined ? '' : membersOf({ type, nested });
}

/** The members of what a JSON value is, for the column or the path that gives it. */
export function membersOf({ nested, type }: JsonPathMember): string {
  if (nested === undefined) {
    return '';
  }
  const what = type === 'array' ? 'Each element' : 'An object';
  return paragraphs(`${what} of type ${code(nested.name)}`, membersTable(nested.properties));
}

function membersTable(properties: NonNullable<JsonPathMember['nested']>['properties']): string {
  const shown = properties.slice(0, mostMembers);
  const members = table(
    ['Member', 'Type', 'Description'],
    shown.map(({ name, type, documentation }) => [
      code(name),
      type,
      plain(brief(documentation, longestDescription)),
    ]),
  );
  const rest = properties.length - shown.length;
  return paragraphs(members, rest === 0 ? '' : `and ${rest} more`);
}
