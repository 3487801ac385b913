/**
 * What the names and some of the texts of a statement are, for colours. The grammar colours what the
 * text alone tells (keywords, strings, comments, templates); here stands only what needs binding, or
 * what the grammar can but guess. package.json gives each type the grammar's own scope, so that a name
 * which both know has one colour.
 */
import type { Catalog } from '../../catalog/index.ts';
import type { BoundStatement } from '../../language/semantics/index.ts';
import { jsonPathsIn } from '../../language/semantics/index.ts';
import type { Span } from '../../language/syntax/index.ts';
import { boundTokens } from './semantic-tokens/bound-tokens.ts';
import { treeTokens } from './semantic-tokens/tree-tokens.ts';

/** In the legend's order. All are LSP's own, so that every theme has a colour for them. */
export const tokenTypes = [
  'namespace',
  'class',
  'method',
  'property',
  'variable',
  'parameter',
  'function',
  'enumMember',
] as const;

/**
 * `defaultLibrary` tells a provider from a service, and the functions that are built in; `readonly`
 * stands on properties that only AWS sets; `deprecated` on old spellings and deprecated properties.
 */
export const tokenModifiers = ['declaration', 'readonly', 'deprecated', 'defaultLibrary'] as const;

export type TokenType = (typeof tokenTypes)[number];
export type TokenModifier = (typeof tokenModifiers)[number];

export interface SemanticToken {
  /** In the statement, within one line. */
  readonly span: Span;
  readonly type: TokenType;
  readonly modifiers: readonly TokenModifier[];
}

/** In text order, none overlapping another. */
export function semanticTokensOf(
  bound: BoundStatement,
  catalog: Catalog,
): readonly SemanticToken[] {
  return inOrder(bound, [
    ...boundTokens(bound),
    ...treeTokens(bound),
    ...jsonPathTokens(bound, catalog),
  ]);
}

function jsonPathTokens(bound: BoundStatement, catalog: Catalog): readonly SemanticToken[] {
  return jsonPathsIn(bound, catalog).flatMap(({ steps }) =>
    steps.flatMap(({ span, property }): readonly SemanticToken[] =>
      property === undefined
        ? []
        : [
            {
              span,
              type: 'property',
              modifiers: property.deprecated === true ? ['deprecated'] : [],
            },
          ],
    ),
  );
}

function inOrder(
  { statement, problems }: BoundStatement,
  tokens: readonly SemanticToken[],
): readonly SemanticToken[] {
  const old = problems.filter(({ code }) => code === 'old-spelling').map(({ span }) => span);
  const kept: SemanticToken[] = [];
  let end = 0;
  for (const token of tokens.toSorted((left, right) => left.span.start - right.span.start)) {
    const { span, modifiers } = token;
    const isEmpty = span.end <= span.start;
    if (isEmpty || span.start < end || statement.text.slice(span.start, span.end).includes('\n')) {
      continue;
    }
    const isOld =
      !modifiers.includes('deprecated') &&
      old.some((each) => each.start <= span.start && span.end <= each.end);
    kept.push(isOld ? { ...token, modifiers: [...modifiers, 'deprecated'] } : token);
    end = span.end;
  }
  return kept;
}
