/** The tokens that the tree tells: functions, new names, windows, and texts that are one of a list. */
import { regionDescription } from '../../../catalog/index.ts';
import type { BoundStatement } from '../../../language/semantics/index.ts';
import { functionNamed } from '../../../language/semantics/index.ts';
import type { Literal, SyntaxNode } from '../../../language/syntax/index.ts';
import { childrenOf } from '../../../language/syntax/index.ts';
import type { SemanticToken } from '../semantic-tokens.ts';
import { valuePlaceOf } from '../value-place.ts';
import { qualifierTokens, tokenOf } from './bound-tokens.ts';

export function treeTokens(bound: BoundStatement): readonly SemanticToken[] {
  const tokens: SemanticToken[] = [];
  const path: SyntaxNode[] = [];
  const visit = (node: SyntaxNode): void => {
    path.push(node);
    for (const token of tokensOf(bound, node, path)) {
      tokens.push(token);
    }
    for (const child of childrenOf(node)) {
      visit(child);
    }
    path.pop();
  };
  visit(bound.statement.root);
  return tokens;
}

/** `path` ends with the node. */
function tokensOf(
  bound: BoundStatement,
  node: SyntaxNode,
  path: readonly SyntaxNode[],
): readonly SemanticToken[] {
  switch (node.kind) {
    case 'call': {
      const isBuiltIn = functionNamed(node.name.text) !== undefined;
      const window = node.over?.kind === 'name' ? [tokenOf(node.over, 'variable')] : [];
      return isBuiltIn ? [tokenOf(node.name, 'function', 'defaultLibrary'), ...window] : window;
    }
    case 'tableFunction':
      return functionNamed(node.name.text) === undefined
        ? []
        : [tokenOf(node.name, 'function', 'defaultLibrary')];
    case 'resultColumn':
      return node.alias === undefined ? [] : [tokenOf(node.alias, 'property', 'declaration')];
    case 'commonTable':
      return [
        tokenOf(node.name, 'variable', 'declaration'),
        ...(node.columns ?? []).map((name) => tokenOf(name, 'property', 'declaration')),
      ];
    case 'select':
      return node.windows.map(({ name }) => tokenOf(name, 'variable', 'declaration'));
    case 'window':
      return node.base === undefined ? [] : [tokenOf(node.base, 'variable')];
    case 'star':
      return qualifierTokens(node.qualifier?.parts ?? []);
    case 'createView':
      return [
        ...(node.name?.parts ?? []).map((name) => tokenOf(name, 'class', 'declaration')),
        ...(node.columns ?? []).map((name) => tokenOf(name, 'property', 'declaration')),
      ];
    case 'literal':
      return isOneOfList(bound, node, path)
        ? [tokenOf({ span: withoutQuotes(node) }, 'enumMember')]
        : [];
    default:
      return [];
  }
}

/** A value of an enumeration, or a region where a region is meant. */
function isOneOfList(
  bound: BoundStatement,
  { type, value, templates }: Literal,
  path: readonly SyntaxNode[],
): boolean {
  if (type !== 'string' || value === '' || templates.length > 0) {
    return false;
  }
  const place = valuePlaceOf(bound, path);
  if (place === undefined || place.how === 'matched') {
    return false;
  }
  const column = place.column?.column;
  return column !== undefined && column.property === undefined && column.name === 'region'
    ? regionDescription(value) !== undefined
    : (column?.property?.enumeration?.includes(value) ?? false);
}

/** The quotes keep the colour of a string. */
function withoutQuotes({ span }: Literal): Literal['span'] {
  return { start: span.start + 1, end: span.end - 1 };
}
