/** Comparisons with NULL, which are neither true nor false whatever the row holds. */
import type { BinaryExpression, Expression, InExpression } from '../../syntax/index.ts';
import type { Problem } from '../bound.ts';
import { collect, type ProblemFinder } from './finder.ts';

const comparisons: ReadonlySet<string> = new Set(['=', '<>', '<', '<=', '>', '>=']);

export const findNullComparisons: ProblemFinder = (context) =>
  collect(context, (node) =>
    node.kind === 'binary'
      ? inComparison(node)
      : node.kind === 'in' && Array.isArray(node.source)
        ? inList(node, node.source as readonly Expression[])
        : undefined,
  );

function inComparison({ operator, left, right, operatorSpan }: BinaryExpression): Problem[] {
  if (!comparisons.has(operator) || !(isNull(left) || isNull(right))) return [];
  const remedy =
    operator === '='
      ? 'write `IS NULL`'
      : operator === '<>'
        ? 'write `IS NOT NULL`'
        : 'compare with a value';
  const [first, last] = isNull(right) ? [operatorSpan, right.span] : [left.span, operatorSpan];
  return [
    {
      code: 'null-comparison',
      severity: 'warning',
      message: `a comparison with NULL by \`${operator}\` is never true: ${remedy}`,
      span: { start: first.start, end: last.end },
    },
  ];
}

function inList({ negated }: InExpression, items: readonly Expression[]): Problem[] {
  const message = negated
    ? '`NOT IN` with NULL in its list is never true: leave NULL out'
    : 'NULL in the list of `IN` matches nothing: leave it out, and add `OR … IS NULL` where that is meant';
  return items
    .filter(isNull)
    .map(({ span }) => ({ code: 'null-comparison', severity: 'warning', message, span }));
}

function isNull(expression: Expression): boolean {
  return expression.kind === 'literal' && expression.type === 'null';
}
