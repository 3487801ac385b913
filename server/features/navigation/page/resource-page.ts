/**
 * The page of a resource as a document: the hover's big sister. It is read as text as often as
 * rendered, so every column has a heading of its own, which an outline shows and a definition leads to.
 */
import type { Catalog, ResourceTable, ResourceType } from '../../../../catalog/index.ts';
import { columnDocumentation, columnFacts } from '../../documentation/column.ts';
import { code, paragraphs, plain, table } from '../../documentation/markdown.ts';
import { methodDocumentation } from '../../documentation/method.ts';
import { formLabels, methodsTable, typeLine } from '../../documentation/resource.ts';
import type { ResourceReference } from '../symbol.ts';
import { alignTables } from './align-tables.ts';
import { examplesOf } from './examples.ts';
import { nestedTypesOf } from './nested-types.ts';

export interface ResourcePage {
  readonly markdown: string;
  /** The line, counted from 0, on which the page speaks of a part of its resource; 0 is its title. */
  lineOf(reference: ResourceReference): number;
}

const pages = new WeakMap<ResourceTable, ResourcePage>();

/** Made once for each table, as long as the catalog holds it. */
export function resourcePage(catalog: Catalog, resource: ResourceTable): ResourcePage {
  const known = pages.get(resource);
  if (known !== undefined) return known;
  const markdown = alignTables(writePage(catalog, resource));
  const lines = new Map(
    markdown.split('\n').flatMap((line, index) => (line.startsWith('#') ? [[line, index]] : [])),
  );
  const page: ResourcePage = {
    markdown,
    lineOf: (reference) => lines.get(headingOf(reference) ?? '') ?? 0,
  };
  pages.set(resource, page);
  return page;
}

function writePage(catalog: Catalog, resource: ResourceTable): string {
  const { type } = resource;
  return `${paragraphs(
    `# ${plain(resource.name)}`,
    `**${formLabels[resource.form]}**`,
    plain(resource.description),
    type === undefined ? '' : plain(type.description),
    type === undefined ? '' : typeLine(type),
    otherNames(resource),
    type === undefined ? '' : identifier(type),
    '## Examples',
    ['```sql', examplesOf(catalog, resource).join('\n\n'), '```'].join('\n'),
    resource.methods.length === 0 ? '' : '## Methods',
    methodsTable(resource),
    ...resource.methods.map((method) =>
      paragraphs(`### ${method.name}`, methodDocumentation(method, resource)),
    ),
    '## Columns',
    columnsTable(resource),
    ...resource.columns.map((column) =>
      paragraphs(
        `### ${column.name}`,
        columnDocumentation(column, resource),
        column.property?.nestedType === undefined
          ? ''
          : `Its ${column.type === 'array' ? 'elements are' : 'value is'} of the type ${code(column.property.nestedType)}, see below.`,
      ),
    ),
    resource.inputs.length === 0 ? '' : '## Params',
    resource.inputs.length === 0
      ? ''
      : 'Params shape the request. They are written like columns in `WHERE`, and `SELECT *` leaves them out.',
    paramsTable(resource),
    nestedTypesOf(catalog, resource),
  )}\n`;
}

function headingOf({ column, input, method, nestedType }: ResourceReference): string | undefined {
  if (input !== undefined) return '## Params';
  const name = nestedType ?? column?.name ?? method?.name;
  return name === undefined ? undefined : `### ${name}`;
}

/** The other tables of the type are a click away. */
function otherNames({ name, type }: ResourceTable): string {
  if (type === undefined) return '';
  const names = [type.plural, type.singular, `${type.plural}_list_only`].map(
    (each) => `aws.${type.service}.${each}`,
  );
  const others = [...new Set(names)].filter((each) => each !== name);
  return `Other tables of this type: ${others.map(code).join(', ')}`;
}

function identifier({ primaryIdentifier, additionalIdentifiers = [] }: ResourceType): string {
  const named = (parts: readonly string[]): string =>
    code(parts.map((part) => `<${part}>`).join('|'));
  return [
    `The identifier is ${named(primaryIdentifier)}.`,
    additionalIdentifiers.length === 0
      ? ''
      : `The service also knows it by ${additionalIdentifiers.map(named).join(' or ')}, which Cloud Control does not take.`,
  ]
    .filter(Boolean)
    .join(' ');
}

function columnsTable(resource: ResourceTable): string {
  return table(
    ['Column', 'Type', 'Facts'],
    resource.columns.map((column) => {
      const { name, type, property } = column;
      return [
        code(name),
        property?.nestedType === undefined ? type : `${type} of ${code(property.nestedType)}`,
        columnFacts(column, resource).join(', '),
      ];
    }),
  );
}

/** Both generations' spellings of a param are one row. */
function paramsTable({ inputs }: ResourceTable): string {
  const byMeaning = Map.groupBy(inputs, ({ meaning }) => meaning);
  return table(
    ['Param', 'Meaning'],
    [...byMeaning.values()].map((same) => [
      same.map(({ name }) => code(name)).join(', '),
      plain(same[0]?.documentation ?? ''),
    ]),
  );
}
