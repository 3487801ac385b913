/**
 * Columns that a condition equates with what an expression computes from other tables, or from
 * constants that SQLite can evaluate: `data__Identifier = a.x || '|' || b.y`, `name = lower('X')`.
 */
import type { BoundRelation } from '../../../language/semantics/index.ts';
import type { Expression } from '../../../language/syntax/index.ts';
import { walk } from '../../../language/syntax/index.ts';
import type { StatementFacts } from '../facts.ts';
import { referencesIn } from '../facts.ts';
import { affinityOf, affinityOfTypeName } from './affinity.ts';
import { constantText, unwrap } from './constants.ts';
import { keyOfReference } from './keys.ts';
import type { Restriction } from './table-use.ts';
import { isNullWhere } from './truth.ts';

export function equalExpressions(
  facts: StatementFacts,
  conjunct: Expression,
  relation: BoundRelation,
): readonly Restriction[] {
  if (conjunct.kind !== 'binary' || conjunct.operator !== '=') return [];
  const [left, right] = [unwrap(conjunct.left), unwrap(conjunct.right)];
  return [
    ...equalExpression(facts, left, right, relation),
    ...equalExpression(facts, right, left, relation),
  ];
}

function equalExpression(
  facts: StatementFacts,
  operand: Expression,
  expression: Expression,
  relation: BoundRelation,
): readonly Restriction[] {
  const reference = facts.references.get(operand);
  const key = reference && keyOfReference(reference);
  if (reference?.relation !== relation || key === undefined) return [];
  if (affinityOf(facts, relation, key) !== 'text') return [];
  if (!isComputed(expression) || !keepsItsText(expression)) return [];
  const references = referencesIn(facts, expression.span);
  const reads = [...new Set(references.map((each) => each.relation))];
  if (reads.includes(relation) || namesAlias(facts, expression)) return [];
  if (!reads.every((read) => isNullWithout(facts, expression, read))) return [];
  return [{ kind: 'expression', key, expression, reads }];
}

function isComputed(expression: Expression): boolean {
  const isOperation = ['binary', 'call', 'case', 'cast'].includes(expression.kind);
  return isOperation && constantText(expression) === undefined;
}

/** A collation inside would change the comparison, a number its meaning, a query stands elsewhere. */
function keepsItsText(expression: Expression): boolean {
  if (expression.kind === 'cast' && affinityOfTypeName(expression.typeName) !== 'text')
    return false;
  let keeps = true;
  walk(expression, (node) => {
    if (node.kind === 'collate' || node.kind === 'query' || node.kind === 'template') keeps = false;
    if (node.kind === 'call' && (node.over !== undefined || node.filter !== undefined))
      keeps = false;
    return keeps;
  });
  return keeps;
}

function namesAlias(facts: StatementFacts, expression: Expression): boolean {
  const { start, end } = expression.span;
  return facts.bound.aliasReferences.some(
    ({ node }) => start <= node.span.start && node.span.end <= end,
  );
}

/** An outer join may leave the relation out: a row of NULLs must then equal nothing. */
function isNullWithout(
  facts: StatementFacts,
  expression: Expression,
  relation: BoundRelation,
): boolean {
  return (
    !hasOuterJoins(facts) ||
    isNullWhere(expression, (column) =>
      facts.references.get(column)?.relation === relation ? null : undefined,
    )
  );
}

function hasOuterJoins(facts: StatementFacts): boolean {
  return facts.cores.some(({ core }) => {
    let found = false;
    if (core.from !== undefined) {
      walk(core.from, (node) => {
        if (node.kind === 'join') found ||= ['left', 'right', 'full'].includes(node.type);
      });
    }
    return found;
  });
}
