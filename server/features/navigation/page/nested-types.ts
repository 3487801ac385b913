/** The types that a resource's objects and arrays are made of, each once, the nearest first. */
import type { Catalog, Property, ResourceTable } from '../../../../catalog/index.ts';
import { propertyFacts, valueFacts } from '../../documentation/column.ts';
import { code, paragraphs, plain, table } from '../../documentation/markdown.ts';

/** Some types of AWS hold hundreds; a page of more than this is no longer read. */
const mostTypes = 150;

/** Empty where no column has a nested type that is known. */
export function nestedTypesOf(catalog: Catalog, { type, columns }: ResourceTable): string {
  if (type === undefined) return '';
  const names = new Set<string>();
  note(
    names,
    columns.flatMap(({ property }) => (property === undefined ? [] : [property])),
  );
  const sections: string[] = [];
  // A set gives what is added to it while it is read.
  for (const name of names) {
    if (sections.length >= mostTypes) break;
    const nested = catalog.nestedType(type.typeName, name);
    if (nested === undefined) continue;
    note(names, nested.properties);
    sections.push(
      paragraphs(`### ${name}`, plain(nested.documentation), membersTable(nested.properties)),
    );
  }
  return sections.length === 0
    ? ''
    : paragraphs(
        '## Nested types',
        "A member is read with its path: `json_extract(column, '$.Member')` or `column ->> 'Member'`.",
        ...sections,
      );
}

function note(names: Set<string>, properties: readonly Property[]): void {
  for (const { nestedType } of properties) {
    if (nestedType !== undefined) names.add(nestedType);
  }
}

function membersTable(properties: readonly Property[]): string {
  return table(
    ['Member', 'Type', 'Description'],
    properties.map((property) => {
      const { name, type, nestedType, documentation } = property;
      const facts = propertyFacts(property);
      return [
        code(name),
        nestedType === undefined ? type : `${type} of ${code(nestedType)}`,
        [
          plain(documentation),
          facts.length === 0 ? '' : `*(${facts.join(', ')})*`,
          valueFacts(property).replace(/\n+/g, '. '),
        ]
          .filter(Boolean)
          .join(' '),
      ];
    }),
  );
}
