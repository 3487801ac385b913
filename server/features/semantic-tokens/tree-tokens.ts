/** The tokens that the tree tells: functions, new names, windows, and texts that are one of a list. */
import { regionDescription } from '../../../catalog/index.ts';
import type { BoundStatement } from '../../../language/semantics/index.ts';
import { functionNamed } from '../../../language/semantics/index.ts';
import type { Literal, Span, SyntaxNode } from '../../../language/syntax/index.ts';
import { walk } from '../../../language/syntax/index.ts';
import type { SemanticToken } from '../semantic-tokens.ts';
import type { PlacedLiteral } from '../value-place.ts';
import { placedLiterals } from '../value-place.ts';
import { qualifierTokens, tokenOf } from './bound-tokens.ts';

export function treeTokens(bound: BoundStatement): readonly SemanticToken[] {
  const tokens: SemanticToken[] = [];
  walk(bound.statement.root, (node) => {
    for (const token of tokensOf(node)) {
      tokens.push(token);
    }
  });
  const listed = placedLiterals(bound).filter(isOneOfList);
  return [...tokens, ...listed.map(({ literal }) => tokenOf(withoutQuotes(literal), 'enumMember'))];
}

function tokensOf(node: SyntaxNode): readonly SemanticToken[] {
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
    default:
      return [];
  }
}

/** A value of an enumeration, or a region where a region is meant. */
function isOneOfList({ literal: { value }, place: { column, how } }: PlacedLiteral): boolean {
  if (value === '' || how === 'matched') {
    return false;
  }
  const property = column?.column?.property;
  return property === undefined && column?.column?.name === 'region'
    ? regionDescription(value) !== undefined
    : (property?.enumeration?.includes(value) ?? false);
}

/** The quotes keep the colour of a string. */
function withoutQuotes({ span }: Literal): { readonly span: Span } {
  return { span: { start: span.start + 1, end: span.end - 1 } };
}
