/** What a name means, by where it stands. */
import { functionNamed } from '../../../language/semantics/index.ts';
import type { Name, Span, SyntaxNode } from '../../../language/syntax/index.ts';
import { walk } from '../../../language/syntax/index.ts';
import { functionMarkdown } from '../documentation/function.ts';
import { paragraphs, plain } from '../documentation/markdown.ts';
import { quoted } from '../documentation/relation.ts';
import { providerDocumentation } from '../documentation/service.ts';
import {
  columnName,
  meaningDocumentation,
  resultDocumentation,
  viewColumnName,
} from './column-name.ts';
import { aliasName, commonTableName, relationPage, resourceName } from './relation-name.ts';
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
      return relation && relationPage(request, relation);
    }
    case 'resultColumn':
      return resultDocumentation(request, name, parent.expression.span);
    case 'commonTable':
      return commonTableName(request, parent, name);
    case 'select':
    case 'window':
      return windowDocumentation(request, name);
    case 'collate':
      return collations[name.text.toUpperCase()];
    case 'createView':
      return viewColumnName(request, parent, name);
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

/** A window by its definition. */
function windowDocumentation({ bound }: HoverRequest, name: Name): string | undefined {
  let found: Span | undefined;
  walk(bound.statement.root, (node) => {
    if (node.kind === 'select') {
      const named = node.windows.find(
        (window) => window.name.text.toLowerCase() === name.text.toLowerCase(),
      );
      found ??= named?.definition.span;
    }
  });
  return (
    found &&
    paragraphs(
      `**${plain(name.text)}** · window`,
      quoted(bound.statement.text.slice(found.start, found.end)),
    )
  );
}
