/** What the thing under the cursor means. */
import { regionDescription } from '../../catalog/index.ts';
import type { ResourceTable } from '../../catalog/index.ts';
import type { BoundColumn, BoundRelation, BoundStatement } from '../../language/semantics/index.ts';
import { functionNamed, scopeAt, visibleColumns } from '../../language/semantics/index.ts';
import type { Name, QualifiedName, Span, SyntaxNode } from '../../language/syntax/index.ts';
import { pathTo, tokenText } from '../../language/syntax/index.ts';
import { columnDocumentation, inputDocumentation } from './documentation/column.ts';
import { functionMarkdown } from './documentation/function.ts';
import { keywordDocumentation } from './documentation/keyword.ts';
import { code, paragraphs, plain } from './documentation/markdown.ts';
import { methodDocumentation } from './documentation/method.ts';
import { computedColumnDocumentation, relationDocumentation } from './documentation/relation.ts';
import { resourceDocumentation } from './documentation/resource.ts';
import { serviceDocumentation, providerDocumentation } from './documentation/service.ts';
import type { LanguageContext } from './language-context.ts';

export interface FeatureHover {
  readonly markdown: string;
  /** What is described, relative to the statement. */
  readonly span: Span;
}

export interface HoverSettings {
  /** The region of a statement that names none. */
  readonly defaultRegion: string;
}

/** What the names of one hover are looked up with. */
interface HoverRequest {
  readonly language: LanguageContext;
  readonly bound: BoundStatement;
  readonly settings: HoverSettings;
}

/** `undefined` where there is nothing to say. `offset` counts in the statement. */
export function hoverAt(
  language: LanguageContext,
  bound: BoundStatement,
  offset: number,
  settings: HoverSettings,
): FeatureHover | undefined {
  const path = pathTo(bound.statement.root, offset);
  const node = path.at(-1);
  if (node?.kind === 'name') {
    const markdown = nameDocumentation({ language, bound, settings }, path, node);
    return markdown === undefined ? undefined : { markdown, span: node.span };
  }
  if (node?.kind === 'literal' && node.type === 'string') {
    const described = regionDescription(node.value);
    return described === undefined
      ? undefined
      : { markdown: `**${plain(node.value)}** · ${plain(described)}`, span: node.span };
  }
  if (node?.kind === 'star') {
    return { markdown: starDocumentation(bound, offset), span: node.span };
  }
  return keywordHover(bound, offset);
}

function nameDocumentation(
  request: HoverRequest,
  path: readonly SyntaxNode[],
  name: Name,
): string | undefined {
  const parent = path.at(-2);
  if (parent === undefined) {
    return undefined;
  }
  if (parent.kind !== 'qualifiedName') {
    return ownName(request, parent, name);
  }
  const owner = path.at(-3);
  return owner?.kind === 'column'
    ? columnName(request, owner.name, name)
    : owner?.kind === 'star'
      ? aliasName(request.bound, name)
      : resourceName(request, parent, name);
}

/** A part of `aws.s3.buckets`, wherever it stands: the provider, the service or the resource. */
function resourceName(
  { language: { catalog }, bound }: HoverRequest,
  qualified: QualifiedName,
  name: Name,
): string | undefined {
  const parts = qualified.parts.map(({ text }) => text);
  const index = qualified.parts.indexOf(name);
  const relation = bound.relations.find(
    ({ node }) => node.kind === 'table' && node.name === qualified,
  );
  if (relation !== undefined && index === parts.length - 1) {
    return relation.kind === 'unknown' ? undefined : relationDocumentation(relation);
  }
  if (index === 0) {
    return providerDocumentation(catalog, name.text);
  }
  if (index === 1) {
    return serviceDocumentation(catalog, name.text);
  }
  const resource = catalog.table(parts.slice(0, 3));
  if (resource === undefined || index === 2) {
    return resource && resourceDocumentation(resource);
  }
  const written = name.text.toLowerCase();
  const method = resource.methods.find((each) => each.name === written);
  return method && methodDocumentation(method, resource);
}

function columnName(
  { bound, settings }: HoverRequest,
  qualified: QualifiedName,
  name: Name,
): string | undefined {
  const isColumn = qualified.parts.at(-1) === name;
  const reference = bound.references.find(({ node }) => node.name === qualified);
  if (reference === undefined) {
    const alias = bound.aliasReferences.find(({ node }) => node.name === qualified);
    return alias && resultDocumentation(bound, name, alias.result.expression.span);
  }
  return isColumn
    ? meaningDocumentation(reference, settings)
    : relationDocumentation(reference.relation);
}

/** A column or a param of a relation. */
function meaningDocumentation(
  {
    relation,
    column,
    input,
  }: Pick<BoundStatement['references'][number], 'relation' | 'column' | 'input'>,
  settings: HoverSettings,
): string | undefined {
  if (input !== undefined) {
    return relation.table && inputDocumentation(input, relation.table);
  }
  if (column === undefined) {
    return undefined;
  }
  const table = tableOf(column, relation);
  if (column.column === undefined || table === undefined) {
    return computedColumnDocumentation(column, relation);
  }
  return paragraphs(
    columnDocumentation(column.column, table),
    column.column.name === 'region' && column.column.property === undefined
      ? `A statement that names no region asks ${code(settings.defaultRegion)}.`
      : '',
  );
}

/** The resource that a column comes from, through the queries that pass it on unchanged. */
function tableOf(column: BoundColumn, relation: BoundRelation): ResourceTable | undefined {
  if (relation.table !== undefined) {
    return relation.table;
  }
  const [origin] = column.origins ?? [];
  return origin && tableOf(origin.column, origin.relation);
}

/** A name that stands for itself: a function, an alias, a column of INSERT, SET or USING. */
function ownName(
  { bound, settings }: HoverRequest,
  parent: SyntaxNode,
  name: Name,
): string | undefined {
  const written = bound.nameReferences.find(({ node }) => node === name);
  if (written !== undefined) {
    return meaningDocumentation(written, settings);
  }
  switch (parent.kind) {
    case 'call':
    case 'tableFunction': {
      const described = parent.name === name ? functionNamed(name.text) : undefined;
      return described ? functionMarkdown(described) : aliasName(bound, name);
    }
    case 'table':
    case 'derivedTable': {
      const relation = bound.relations.find(({ node }) => node === parent);
      return relation && relationDocumentation(relation);
    }
    case 'resultColumn':
      return resultDocumentation(bound, name, parent.expression.span);
    default:
      return undefined;
  }
}

function aliasName(bound: BoundStatement, { text, span }: Name): string | undefined {
  const alias = text.toLowerCase();
  for (let scope = scopeAt(bound, span.start); scope !== undefined; scope = scope.parent) {
    const relation = scope.relations.find((each) => each.alias.toLowerCase() === alias);
    if (relation !== undefined) {
      return relationDocumentation(relation);
    }
  }
  return undefined;
}

/** An item of the select list, by what it computes. */
function resultDocumentation({ statement }: BoundStatement, name: Name, span: Span): string {
  const expression = statement.text.slice(span.start, span.end);
  return paragraphs(`**${plain(name.text)}** is`, ['```sql', expression, '```'].join('\n'));
}

function starDocumentation(bound: BoundStatement, offset: number): string {
  const columns = visibleColumns(scopeAt(bound, offset)).filter(({ depth }) => depth === 0);
  const names = columns.map(({ column }) => code(column.name)).join(', ');
  return paragraphs(columns.length === 0 ? 'All columns' : `${columns.length} columns`, names);
}

function keywordHover({ statement }: BoundStatement, offset: number): FeatureHover | undefined {
  const { tokens } = statement;
  const under = tokens.findIndex(({ start, end }) => start <= offset && offset < end);
  const touched = tokens[under]?.kind === 'word' ? under : under - 1;
  const token = under === -1 ? tokens.at(-1) : tokens[touched];
  if (token?.kind !== 'word' || token.end < offset) {
    return undefined;
  }
  const word = tokenText(statement, token);
  const documentation = keywordDocumentation(
    word.toUpperCase() === 'BY' ? wordBefore(statement.text, token.start) : word,
  );
  return documentation === undefined
    ? undefined
    : { markdown: documentation, span: { start: token.start, end: token.end } };
}

/** `GROUP` of `GROUP BY`. */
function wordBefore(text: string, offset: number): string {
  return /(\w+)\s+$/.exec(text.slice(0, offset))?.[1] ?? '';
}
