/** The pages of a column, of an input and of a nested property. */
import type { Property, ResourceTable, TableColumn, TableInput } from '../../../catalog/index.ts';
import { code, paragraphs, plain } from './markdown.ts';

/** What a reader must know of a column before its description, most important first. */
export function columnFacts(
  { property }: TableColumn,
  { type, form }: ResourceTable,
): readonly string[] {
  if (property === undefined) {
    return [];
  }
  const isListed = form !== 'one';
  return [
    ...(type?.primaryIdentifier.includes(property.name) === true ? ['part of the identifier'] : []),
    ...(isListed && type?.listInputs?.includes(property.name) === true ? ['needed to list'] : []),
    ...propertyFacts(property),
  ];
}

export function columnDocumentation(column: TableColumn, resource: ResourceTable): string {
  const { property } = column;
  return paragraphs(
    [`**${plain(column.name)}** ${code(column.type)}`, ...columnFacts(column, resource)].join(
      ' · ',
    ),
    plain(column.documentation),
    property === undefined ? '' : valueFacts(property),
    property === undefined
      ? `Column of ${code(resource.name)}`
      : `Property ${code(property.name)} of ${code(resource.type?.typeName ?? resource.name)}`,
  );
}

export function inputDocumentation(input: TableInput, resource: ResourceTable): string {
  const parts = resource.type?.primaryIdentifier ?? [];
  const needing = resource.methods.filter(({ requiredParameters }) =>
    requiredParameters.some((name) => sameInput(name, input.name)),
  );
  return paragraphs(
    `**${plain(input.name)}** ${code('string')} · param of ${code(resource.name)}`,
    plain(input.documentation),
    input.meaning === 'identifier' && parts.length > 0
      ? `The identifier is ${code(parts.map((part) => `<${part.split('/').at(-1) ?? part}>`).join('|'))}`
      : '',
    needing.length === 0
      ? ''
      : `Required by ${needing.map(({ name, accessibleBy }) => `${code(name)} (${accessibleBy})`).join(', ')}`,
  );
}

/** Generation 2 wrote `data__` before what generation 3 writes without. */
function sameInput(left: string, right: string): boolean {
  return left.replace(/^data__/, '') === right.replace(/^data__/, '');
}

/** What values it takes, what they name, and how else it is written. */
export function valueFacts(property: Property): string {
  const { enumeration, pattern, references, aliases } = property;
  const spellings = aliases.filter((alias) => alias !== property.name);
  return paragraphs(
    enumeration === undefined ? '' : `One of ${enumeration.map(code).join(', ')}`,
    pattern === undefined ? '' : `Pattern: ${code(pattern)}`,
    references === undefined
      ? ''
      : `Names ${references.map((named) => `${code(named.property)} of ${code(named.typeName)}`).join(' or ')}`,
    spellings.length === 0 ? '' : `Also written ${spellings.map(code).join(', ')}`,
  );
}

/** What a reader must know of a property, in a word or two each. */
export function propertyFacts(property: Property): readonly string[] {
  return [
    ...(property.required ? ['required'] : []),
    ...(property.createOnly ? ['create-only'] : []),
    ...(property.readOnly ? ['read-only'] : []),
    ...(property.writeOnly ? ['write-only: never returned'] : []),
    ...(property.deprecated === true ? ['deprecated'] : []),
  ];
}
