/** What each kind of problem is found with: one file a code, each a function of the bound statement. */
import type { Catalog } from '../../../catalog/index.ts';
import type { Expression, SyntaxNode } from '../../syntax/index.ts';
import { walk } from '../../syntax/index.ts';
import type { BoundStatement, ColumnReference, Problem } from '../bound.ts';

export interface FinderContext {
  readonly bound: BoundStatement;
  readonly catalog: Catalog;
  readonly referenceOf: ReadonlyMap<Expression, ColumnReference>;
}

/**
 * Finds the problems of one code. It is asked only of a statement that could be read, in which no
 * template stands where it could change the statement's shape.
 */
export type ProblemFinder = (context: FinderContext) => readonly Problem[];

/** Whether a template stands in for a whole expression, name or table: it may use anything. */
export function hasTemplates({ bound: { statement } }: FinderContext): boolean {
  return statement.tokens.some((token) => token.kind === 'template');
}

/** The nodes of the whole statement for which `choose` gives something. */
export function collect<Found>(
  { bound }: FinderContext,
  choose: (node: SyntaxNode) => readonly Found[] | undefined,
): readonly Found[] {
  const found: Found[] = [];
  walk(bound.statement.root, (node) => {
    const chosen = choose(node);
    if (chosen !== undefined) found.push(...chosen);
  });
  return found;
}
