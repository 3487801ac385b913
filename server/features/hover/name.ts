/** What a name means: a resource, a column, a param, a relation, a function, a method, a window. */
import { sourceOf } from '../../../language/semantics/index.ts';
import type { BoundRelation } from '../../../language/semantics/index.ts';
import { functionNamed, scopeAt } from '../../../language/semantics/index.ts';
import type { Name, QualifiedName, Span, SyntaxNode } from '../../../language/syntax/index.ts';
import { walk } from '../../../language/syntax/index.ts';
import { columnDocumentation, inputDocumentation } from '../documentation/column.ts';
import { functionMarkdown } from '../documentation/function.ts';
import { code, paragraphs, plain } from '../documentation/markdown.ts';
import { methodDocumentation } from '../documentation/method.ts';
import {
  computedColumnDocumentation,
  quoted,
  relationDocumentation,
} from '../documentation/relation.ts';
import { resourceDocumentation } from '../documentation/resource.ts';
import { providerDocumentation, serviceDocumentation } from '../documentation/service.ts';
import type { MeantColumn } from '../value-place.ts';
import type { FeatureHover, HoverRequest } from './request.ts';

export function nameHover(request: HoverRequest, name: Name): FeatureHover | undefined {
  const markdown = nameDocumentation(request, name);
  return markdown === undefined ? undefined : { markdown, span: name.span };
}

function nameDocumentation(request: HoverRequest, name: Name): string | undefined {
  const { path } = request;
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
      ? aliasName(request, name)
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
    return relation.kind === 'unknown'
      ? undefined
      : relationDocumentation(relation, bound.statement.text);
  }
  if (parts.length === 1) {
    return bound.statement.root.kind === 'createView'
      ? `**${plain(name.text)}** · view`
      : undefined;
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
  request: HoverRequest,
  qualified: QualifiedName,
  name: Name,
): string | undefined {
  const { bound } = request;
  const isColumn = qualified.parts.at(-1) === name;
  const reference = bound.references.find(({ node }) => node.name === qualified);
  if (reference === undefined) {
    const alias = bound.aliasReferences.find(({ node }) => node.name === qualified);
    return alias && resultDocumentation(request, name, alias.result.expression.span);
  }
  return isColumn
    ? meaningDocumentation(request, reference)
    : relationDocumentation(reference.relation, bound.statement.text);
}

/** A column or a param of a relation. */
function meaningDocumentation(
  { bound, settings }: HoverRequest,
  { relation, column, input }: MeantColumn,
): string | undefined {
  if (input !== undefined) {
    return relation.table && inputDocumentation(input, relation.table);
  }
  if (column === undefined) {
    return undefined;
  }
  if (column.column === undefined || relation.table === undefined) {
    return computedColumnDocumentation(column, relation, bound.statement.text);
  }
  return paragraphs(
    columnDocumentation(column.column, relation.table),
    column.column.name === 'region' && column.column.property === undefined
      ? `A statement that names no region asks ${code(settings.defaultRegion)}.`
      : '',
  );
}

/** A name that stands for itself: a function, an alias, a window, a column of INSERT, SET or USING. */
function ownName(request: HoverRequest, parent: SyntaxNode, name: Name): string | undefined {
  const { bound, language } = request;
  const written = bound.nameReferences.find(({ node }) => node === name);
  if (written !== undefined) {
    return meaningDocumentation(request, written);
  }
  switch (parent.kind) {
    case 'call':
      return parent.over === name
        ? windowDocumentation(request, name)
        : functionName(request, parent, name);
    case 'tableFunction':
      return functionName(request, parent, name);
    case 'table':
    case 'derivedTable': {
      const relation = bound.relations.find(({ node }) => node === parent);
      return relation && relationDocumentation(relation, bound.statement.text);
    }
    case 'resultColumn':
      return resultDocumentation(request, name, parent.expression.span);
    case 'commonTable':
      return commonTableDocumentation(request, parent, name);
    case 'select':
    case 'window':
      return windowDocumentation(request, name);
    case 'collate':
      return collations[name.text.toUpperCase()];
    case 'createView':
      return viewColumnDocumentation(request, parent, name);
    case 'use':
    case 'registry':
    case 'auth':
      return parent.provider === name
        ? providerDocumentation(language.catalog, name.text)
        : undefined;
    case 'transaction':
      return `**${plain(name.text)}** · savepoint`;
    default:
      return undefined;
  }
}

const collations: Readonly<Record<string, string>> = {
  BINARY: '**BINARY** · texts are equal where every character is.',
  NOCASE: '**NOCASE** · ASCII letters are equal without case.',
  RTRIM: '**RTRIM** · spaces at the end do not count.',
};

function functionName(
  request: HoverRequest,
  parent: Extract<SyntaxNode, { kind: 'call' | 'tableFunction' }>,
  name: Name,
): string | undefined {
  const described = parent.name === name ? functionNamed(name.text) : undefined;
  return described ? functionMarkdown(described) : aliasName(request, name);
}

function aliasName({ bound }: HoverRequest, { text, span }: Name): string | undefined {
  const alias = text.toLowerCase();
  for (let scope = scopeAt(bound, span.start); scope !== undefined; scope = scope.parent) {
    const relation = scope.relations.find((each) => each.alias.toLowerCase() === alias);
    if (relation !== undefined) {
      return relationDocumentation(relation, bound.statement.text);
    }
  }
  return undefined;
}

/** An item of the select list, by what it computes: for a column of a resource, that column's page. */
function resultDocumentation(request: HoverRequest, name: Name, span: Span): string {
  const { bound } = request;
  const head = `**${plain(name.text)}** is`;
  const expression = bound.statement.text.slice(span.start, span.end);
  const reference = bound.references.find(
    ({ node }) => node.span.start === span.start && node.span.end === span.end,
  );
  const origin = reference && meaningDocumentation(request, reference);
  return paragraphs(head, quoted(expression), origin ?? '');
}

/** The name of a common table where it is made, or one of the columns that its list names. */
function commonTableDocumentation(
  { bound }: HoverRequest,
  table: Extract<SyntaxNode, { kind: 'commonTable' }>,
  name: Name,
): string | undefined {
  const { text } = bound.statement;
  const use = bound.relations.find(({ commonTable }) => commonTable === table);
  const given = use?.columns ?? bound.outputs.get(table.query);
  const index = table.columns?.indexOf(name) ?? -1;
  const relation = pretended(table, given);
  const column = given?.[index];
  if (index === -1) {
    return relationDocumentation(relation, text);
  }
  return column && computedColumnDocumentation({ ...column, name: name.text }, relation, text);
}

/** A common table as a relation, though nothing may have used it yet. */
function pretended(
  table: Extract<SyntaxNode, { kind: 'commonTable' }>,
  columns: BoundRelation['columns'],
): BoundRelation {
  const { name, query, span } = table;
  const renamed = columns?.map((column, index) => ({
    ...column,
    name: table.columns?.[index]?.text ?? column.name,
  }));
  const node = { kind: 'derivedTable', query, span } as const;
  return {
    id: -1,
    kind: 'commonTable',
    alias: name.text,
    node,
    columns: renamed,
    commonTable: table,
  };
}

function viewColumnDocumentation(
  { bound }: HoverRequest,
  { columns, query }: Extract<SyntaxNode, { kind: 'createView' }>,
  name: Name,
): string | undefined {
  const index = columns?.indexOf(name) ?? -1;
  const column = query && bound.outputs.get(query)?.[index];
  const source = column && sourceOf(column);
  return column?.column !== undefined && source !== undefined
    ? paragraphs(`**${plain(name.text)}** is`, columnDocumentation(column.column, source))
    : column && `**${plain(name.text)}** ${code(column.type)}`;
}

/** A window by its definition. */
function windowDocumentation({ bound }: HoverRequest, name: Name): string | undefined {
  let found: Span | undefined;
  walk(bound.statement.root, (node) => {
    if (node.kind !== 'select') return;
    const named = node.windows.find(
      (window) => window.name.text.toLowerCase() === name.text.toLowerCase(),
    );
    found ??= named?.definition.span;
  });
  return (
    found &&
    paragraphs(
      `**${plain(name.text)}** · window`,
      quoted(bound.statement.text.slice(found.start, found.end)),
    )
  );
}
