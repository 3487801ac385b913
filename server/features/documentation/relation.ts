/** The pages of a relation that is no resource, and of the columns that a query computes. */
import type { ResourceTable } from '../../../catalog/index.ts';
import { sourceOf } from '../../../language/semantics/index.ts';
import type { BoundColumn, BoundRelation } from '../../../language/semantics/index.ts';
import { columnDocumentation } from './column.ts';
import { brief, code, codeCell, paragraphs, plain, table } from './markdown.ts';
import { resourceDocumentation } from './resource.ts';

/** Longest text of an expression in a table of columns. */
const longestExpression = 80;

/** `text` is the statement's, from which the columns' definitions are quoted. */
export function relationDocumentation(relation: BoundRelation, text: string): string {
  return relation.table === undefined
    ? computedRelation(relation, text)
    : resourceDocumentation(relation.table);
}

const kinds: Readonly<Record<BoundRelation['kind'], string>> = {
  resource: 'resource',
  commonTable: 'common table',
  view: 'view',
  derived: 'subquery',
  function: 'table function',
  event: 'what Cloud Control answers',
  excluded: 'the row that could not be inserted',
  unknown: 'table',
};

function computedRelation(
  { alias, columns, kind, commonTable }: BoundRelation,
  text: string,
): string {
  return paragraphs(relationHead(kind, alias, commonTable?.name.text), columnsPage(columns, text));
}

/** What is called `alias`; `name` is its own name, where that may be another. */
export function relationHead(kind: BoundRelation['kind'], alias: string, name = alias): string {
  const of = name === alias ? '' : ` ${code(name)}`;
  return alias === '' ? kinds[kind] : `**${plain(alias)}** · ${kinds[kind]}${of}`;
}

/** The columns that a query gives, each with where it comes from; `undefined` where none is known. */
export function columnsPage(columns: readonly BoundColumn[] | undefined, text: string): string {
  return columns === undefined
    ? 'Its columns are not known'
    : table(
        ['Column', 'Type', 'Is'],
        columns.map((column) => [code(column.name), column.type, briefly(column, text)]),
      );
}

/** Where a column comes from, in a cell of a table. */
function briefly(column: BoundColumn, text: string): string {
  const source = sourceOf(column);
  if (column.column !== undefined && source !== undefined) {
    return `${code(column.column.name)} of ${code(source.name)}`;
  }
  const expression = definitionOf(column, text);
  return expression === undefined ? '' : codeCell(brief(expression, longestExpression));
}

/** A column that a query gives: its own name, and what it is, through to the resource's column. */
export function computedColumnDocumentation(
  column: BoundColumn,
  relation: Pick<BoundRelation, 'kind' | 'alias' | 'table'>,
  text: string,
): string {
  const owner = relation.alias === '' ? `a ${kinds[relation.kind]}` : code(relation.alias);
  const source = relation.table ?? sourceOf(column);
  const isPassedOn = column.column !== undefined && source !== undefined;
  const head = `**${plain(column.name)}** ${code(column.type)} · column of ${owner}`;
  if (isPassedOn) {
    return paragraphs(head, passedOn(column, column.column, source));
  }
  const expression = definitionOf(column, text);
  return paragraphs(head, expression === undefined ? '' : quoted(expression));
}

function passedOn(
  { name }: BoundColumn,
  origin: NonNullable<BoundColumn['column']>,
  source: ResourceTable,
): string {
  const page = columnDocumentation(origin, source);
  return name.toLowerCase() === origin.name.toLowerCase()
    ? page.replace(/^.*\n\n/, '')
    : paragraphs(`Is ${code(origin.name)} of ${code(source.name)}:`, page);
}

/** An expression as a block of SQL. */
export function quoted(expression: string): string {
  const fence = expression.includes('```') ? '````' : '```';
  return [`${fence}sql`, expression, fence].join('\n');
}

/** The expression that computes a column, found through the queries that pass the column on. */
function definitionOf(column: BoundColumn, text: string): string | undefined {
  const { definition } = column;
  const [origin] = column.origins ?? [];
  if (origin !== undefined) {
    return definitionOf(origin.column, text);
  }
  return definition === undefined || definition.kind === 'name'
    ? undefined
    : text.slice(definition.span.start, definition.span.end);
}
