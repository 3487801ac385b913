/** What the columns in a condition mean to the relation that it restricts. */
import type { ColumnExpression } from '../../../language/syntax/index.ts';
import type { StatementFacts } from '../facts.ts';
import { keyOfReference } from './keys.ts';
import type { ColumnKey, Condition } from './table-use.ts';

/** The key, of the relation that `condition` restricts, that a column in the condition means. */
export function keyAt(
  facts: StatementFacts,
  condition: Condition,
  column: ColumnExpression,
): ColumnKey | undefined {
  const reference = facts.references.get(column);
  if (reference?.relation !== condition.relation) return undefined;
  const key = keyOfReference(reference);
  if (key === undefined) return undefined;
  return condition.keys === 'same' ? key : condition.keys.get(key);
}
