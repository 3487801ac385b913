/** The page of one table: what it is, what it can do, its columns, and what it needs of IAM. */
import type { Operation, ResourceTable, ResourceType, TableForm } from '../../../catalog/index.ts';
import { columnFacts } from './column.ts';
import { brief, code, link, paragraphs, plain, table } from './markdown.ts';

/** What a name of this form gives, in two or three words, for lists of names. */
export const formLabels: Readonly<Record<TableForm, string>> = {
  one: 'one resource',
  all: 'list of resources',
  listOnly: 'list of identifiers only',
  tags: 'one row per tag',
  genericOne: 'one resource of any type',
  genericAll: 'resources of any type',
  requests: 'list of requests',
  request: 'one request',
  constant: 'list that needs no call',
};

/** Longest description of a column in the table of columns; a column's own page has all of it. */
const longestDescription = 140;

const pages = new WeakMap<ResourceTable, string>();

/** Written once for each resource: a page may have hundreds of columns. */
export function resourceDocumentation(resource: ResourceTable): string {
  const page = pages.get(resource) ?? resourcePage(resource);
  pages.set(resource, page);
  return page;
}

/** Methods come before the columns, of which there may be many. */
function resourcePage(resource: ResourceTable): string {
  const { type } = resource;
  return paragraphs(
    `**${plain(resource.name)}** · ${formLabels[resource.form]}`,
    plain(resource.description),
    type === undefined ? '' : plain(type.description),
    type === undefined ? '' : typeLine(type),
    methodsTable(resource),
    columnsTable(resource),
    type === undefined ? '' : permissions(resource, type),
  );
}

/** The first paragraphs and the names of the columns alone, for a completion's side panel. */
export function resourceSummary(resource: ResourceTable): string {
  const { type } = resource;
  return paragraphs(
    plain(resource.description),
    type === undefined ? '' : plain(type.description),
    type === undefined ? '' : typeLine(type),
    methodsTable(resource),
    `${resource.columns.length} columns: ${resource.columns.map(({ name }) => code(name)).join(', ')}`,
  );
}

export function typeLine(type: ResourceType): string {
  const parts = [code(type.typeName), link('AWS documentation', type.documentationUrl)];
  if (type.provisioning === 'unsupported') {
    parts.push('not known to Cloud Control');
  }
  if (type.scope === 'global') {
    parts.push('global: the same in every region');
  }
  return parts.join(' · ');
}

function columnsTable(resource: ResourceTable): string {
  return table(
    ['Column', 'Type', 'Description'],
    resource.columns.map((column) => {
      const facts = columnFacts(column, resource);
      const described = plain(brief(column.documentation, longestDescription));
      return [
        code(column.name),
        column.type,
        facts.length === 0 ? described : `${described} *(${facts.join(', ')})*`.trimStart(),
      ];
    }),
  );
}

export function methodsTable(resource: ResourceTable): string {
  return table(
    ['Method', 'Accessible by', 'Required params'],
    resource.methods.map((method) => [
      code(method.name),
      code(method.accessibleBy),
      method.requiredParameters.map(code).join(', '),
    ]),
  );
}

const operations: readonly Operation[] = ['create', 'read', 'update', 'delete', 'list'];

/** Of the operations that the table has methods for, and of those only that a source told of. */
function permissions({ methods }: ResourceTable, { handlers }: ResourceType): string {
  const lines = operations
    .filter((operation) => methods.some((method) => method.operation === operation))
    .flatMap((operation) => {
      const needed = handlers?.[operation]?.permissions ?? [];
      return needed.length === 0 ? [] : [`- ${operation}: ${needed.map(code).join(', ')}`];
    });
  return lines.length === 0 ? '' : ['**Permissions**', '', ...lines].join('\n');
}
