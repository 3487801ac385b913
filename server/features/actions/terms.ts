/** The terms that AND or OR joins, and edits that take some of them away. */
import type {
  BinaryExpression,
  Expression,
  ParsedStatement,
} from '../../../language/syntax/index.ts';
import type { ActionEdit } from './action.ts';
import { holdsComment } from './layout.ts';

/** In text order. What stands in parentheses is one term. */
export function termsOf(expression: Expression, operator: 'AND' | 'OR'): readonly Expression[] {
  const terms: Expression[] = [];
  const pending = [expression];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.kind === 'binary' && node.operator === operator) pending.push(node.right, node.left);
    else terms.push(node);
  }
  return terms;
}

/**
 * Takes `removed`, which is not all of them, out of the terms of one predicate, each with the AND
 * beside it. `undefined` where a comment would go with it.
 */
export function withoutTerms(
  statement: ParsedStatement,
  terms: readonly Expression[],
  removed: ReadonlySet<Expression>,
): readonly ActionEdit[] | undefined {
  const firstKept = terms.findIndex((term) => !removed.has(term));
  const edits = terms.flatMap((term, index): readonly ActionEdit[] => {
    if (!removed.has(term)) return [];
    const start = index < firstKept ? term.span.start : (terms[index - 1]?.span.end ?? 0);
    const end = index < firstKept ? (terms[index + 1]?.span.start ?? 0) : term.span.end;
    return [{ span: { start, end }, text: '' }];
  });
  return edits.some(({ span }) => holdsComment(statement, span)) ? undefined : edits;
}

/** `column = literal`, either way round, with what stands for each. */
export interface Equality {
  readonly node: BinaryExpression;
  readonly column: Extract<Expression, { kind: 'column' }>;
  readonly literal: Extract<Expression, { kind: 'literal' }>;
}

export function equalityOf(node: Expression): Equality | undefined {
  if (node.kind !== 'binary' || node.operator !== '=') return undefined;
  const { left, right } = node;
  if (left.kind === 'column' && right.kind === 'literal') {
    return { node, column: left, literal: right };
  }
  return right.kind === 'column' && left.kind === 'literal'
    ? { node, column: right, literal: left }
    : undefined;
}
