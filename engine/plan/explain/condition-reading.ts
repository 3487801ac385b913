/** What one condition says of one table's columns, before anything is said of what became of it. */
import type { BoundRelation } from '../../../language/semantics/index.ts';
import type { Expression } from '../../../language/syntax/index.ts';
import type { StatementFacts } from '../facts.ts';
import { referencesIn } from '../facts.ts';
import { columnsCompared } from '../select/compared-column.ts';
import { unwrap } from '../select/constants.ts';
import { equalExpressions } from '../select/equal-expressions.ts';
import { keyOfReference } from '../select/keys.ts';
import { literalSets } from '../select/literal-sets.ts';
import type { ColumnKey, Condition } from '../select/table-use.ts';

export interface ConditionReading {
  readonly expression: Expression;
  /** The table's column that a name in the condition means. */
  readonly keyOf: (column: Expression) => ColumnKey | undefined;
  readonly mentioned: ReadonlySet<ColumnKey>;
  /** Columns whose values the condition gives. */
  readonly confined: ReadonlySet<ColumnKey>;
  /** The tables whose columns the condition compares this one's with, as they are. */
  readonly partners: readonly BoundRelation[];
}

export function readCondition(facts: StatementFacts, condition: Condition): ConditionReading {
  const { expression } = condition;
  const keyOf = (column: Expression): ColumnKey | undefined => {
    const reference = facts.references.get(column);
    if (reference?.relation !== condition.relation) return undefined;
    const key = keyOfReference(reference);
    return key === undefined || condition.keys === 'same' ? key : condition.keys.get(key);
  };
  const columns = referencesIn(facts, expression.span);
  const computed = equalExpressions(facts, expression, condition.relation).flatMap(({ key }) =>
    condition.keys === 'same' ? key : (condition.keys.get(key) ?? []),
  );
  const matches = matchesOf(facts, expression, keyOf);
  return {
    expression,
    keyOf,
    mentioned: new Set(columns.flatMap(({ node }) => keyOf(node) ?? [])),
    confined: new Set([
      ...literalSets(expression, columnsCompared(facts, keyOf)).keys(),
      ...matches,
      ...computed,
    ]),
    partners: sidesOf(expression).flatMap((side) => {
      const partner = facts.references.get(side)?.relation;
      return partner === undefined || partner === condition.relation ? [] : [partner];
    }),
  };
}

/** The columns that equal another one, or a query's. */
function matchesOf(
  facts: StatementFacts,
  expression: Expression,
  keyOf: (column: Expression) => ColumnKey | undefined,
): readonly ColumnKey[] {
  const sides = sidesOf(expression);
  return sides.flatMap((side) => {
    const key = keyOf(side);
    const other = sides.find((candidate) => candidate !== side);
    const isKnown =
      other !== undefined && (facts.references.has(other) || other.kind === 'subquery');
    return key === undefined || !isKnown ? [] : [key];
  });
}

/** Of an equality both; of `x IN (SELECT …)` the operand and the query. */
function sidesOf(expression: Expression): readonly Expression[] {
  if (expression.kind === 'binary' && expression.operator === '=') {
    return [unwrap(expression.left), unwrap(expression.right)];
  }
  if (expression.kind !== 'in' || expression.negated || !('kind' in expression.source)) return [];
  if (expression.source.kind !== 'query') return [];
  const { source, span } = expression;
  return [unwrap(expression.operand), { kind: 'subquery', query: source, span }];
}
