/** The pages of a value by what it is for: a region, an identifier, one of a property's values. */
import type { Catalog, Property, ResourceTable } from '../../../catalog/index.ts';
import { regionDescription } from '../../../catalog/index.ts';
import { arnDocumentation } from './arn.ts';
import { propertyFacts } from './column.ts';
import { code, codeCell, link, paragraphs, plain, table } from './markdown.ts';

/** `eu-west-1` with where it is; `undefined` for what is no region. */
export function regionDocumentation(text: string): string | undefined {
  const described = regionDescription(text);
  return described === undefined ? undefined : `**${plain(text)}** · ${plain(described)}`;
}

/** An identifier by its parts, as the resource type composes them. */
export function identifierDocumentation(text: string, resource: ResourceTable): string | undefined {
  const { type } = resource;
  if (type === undefined) {
    return undefined;
  }
  const names = type.primaryIdentifier.map((path) => path.split('/').at(-1) ?? path);
  // Where there is one part, a bar in the text is its own.
  const parts = names.length === 1 ? [text] : text.split('|');
  const rows = names.map((name, index) => {
    const property = type.properties.find((each) => each.name === name);
    const value = index < parts.length ? codeCell(parts[index] ?? '') : 'missing';
    return [code(property?.column ?? name), value];
  });
  const extra = parts.slice(names.length).map((part) => ['one too many', codeCell(part)]);
  return paragraphs(
    `Identifier of ${code(resource.name)}`,
    table(['Part', 'Value'], [...rows, ...extra]),
  );
}

/** A CloudFormation type by its name. */
export function typeNameDocumentation(catalog: Catalog, text: string): string | undefined {
  const type = catalog.resourceType(text);
  return (
    type &&
    paragraphs(
      `**${plain(type.typeName)}** · ${code(`aws.${type.service}.${type.plural}`)}`,
      plain(type.description),
      link('AWS documentation', type.documentationUrl),
    )
  );
}

/** A value of a property: what the property is, and whether the value is one that it takes. */
export function propertyValueDocumentation(
  text: string,
  property: Property,
  resource: ResourceTable | undefined,
  isPattern: boolean,
): string {
  const { enumeration } = property;
  const owner = resource?.type?.typeName ?? resource?.name;
  return paragraphs(
    [
      `${isPattern ? 'Pattern for' : 'Value of'} **${plain(resource === undefined ? property.name : property.column)}** ${code(property.type)}`,
      ...propertyFacts(property),
    ].join(' · '),
    isPattern ? '' : (arnDocumentation(text) ?? ''),
    plain(property.documentation),
    enumeration === undefined || isPattern
      ? ''
      : `One of ${enumeration.map((each) => (each === text ? `**${plain(each)}**` : code(each))).join(', ')}`,
    owner === undefined ? '' : `Property ${code(property.name)} of ${code(owner)}`,
  );
}

/** What a LIKE or GLOB pattern keeps, where that is one plain thing. */
export function patternDocumentation(text: string, operator: string): string | undefined {
  const any = operator === 'LIKE' ? '%' : operator === 'GLOB' ? '*' : undefined;
  const others = operator === 'LIKE' ? /[_%]/ : /[*?[\]]/;
  if (any === undefined || text === '') {
    return undefined;
  }
  const begins = text.endsWith(any);
  const ends = text.startsWith(any);
  const middle = text.slice(ends ? 1 : 0, begins ? -1 : undefined);
  if (others.test(middle)) {
    return undefined;
  }
  if (middle === '') {
    return 'Any text, and never NULL';
  }
  const relation =
    begins && ends ? 'contain' : begins ? 'begin with' : ends ? 'end with' : 'are equal to';
  const letters = operator === 'LIKE' && /[a-z]/i.test(middle) ? ', in upper or lower case' : '';
  return `Texts that ${relation} ${code(middle)}${letters}`;
}
