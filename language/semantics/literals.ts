/** Literals in expressions. */
import type { Expression, Literal } from '../syntax/index.ts';

/** A literal whose value is known: no template stands in it. Parentheses are seen through. */
export function literalOf(expression: Expression): Literal | undefined {
  if (expression.kind === 'literal') {
    return expression.templates.length === 0 ? expression : undefined;
  }
  const [only] = expression.kind === 'row' ? expression.items : [];
  return only !== undefined && expression.kind === 'row' && expression.items.length === 1
    ? literalOf(only)
    : undefined;
}
