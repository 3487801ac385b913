/** Rule: what the statement says of each relation's columns, as far as it may drop rows early. */
import type { BoundRelation, ColumnReference } from '../../../language/semantics/index.ts';
import type { Expression, Query } from '../../../language/syntax/index.ts';
import type { StatementFacts } from '../facts.ts';
import { referencesIn } from '../facts.ts';
import { affinityOf, affinityOfOutput, affinityOfReference, comparesAlike } from './affinity.ts';
import { columnsCompared } from './compared-column.ts';
import type { ColumnsCompared } from './compared-column.ts';
import { unwrap } from './constants.ts';
import type { ColumnPair, Domain, DomainMember } from './domains.ts';
import { domainsOf } from './domains.ts';
import { inheritedKnowledge } from './inherit.ts';
import { keyOfColumn, keyOfReference } from './keys.ts';
import { equalExpressions } from './equal-expressions.ts';
import { literalRows } from './literal-rows.ts';
import type { LiteralRows } from './literal-rows.ts';
import { literalSets } from './literal-sets.ts';
import type { Condition, Knowledge, OtherColumn, Restriction, Rule } from './table-use.ts';
import { canBeTrue } from './truth.ts';

export const collectKnowledge: Rule = (draft) => {
  const memberships = membershipsIn(draft.facts);
  const own = new Map(
    draft.facts.bound.relations.map((relation) => [
      relation,
      knowledgeOf(draft.facts, memberships.get(relation) ?? [], relation),
    ]),
  );
  return { ...draft, knowledge: inheritedKnowledge(draft.facts, own) };
};

interface Membership {
  readonly domain: Domain;
  readonly member: DomainMember;
}

function membershipsIn(facts: StatementFacts): ReadonlyMap<BoundRelation, readonly Membership[]> {
  const memberships = new Map<BoundRelation, Membership[]>();
  for (const domain of facts.cores.flatMap((core) => domainsOf(facts, core))) {
    if (domain.conjuncts.length === 0 && domain.pairs.length === 0) continue;
    for (const member of domain.relations) {
      const known = memberships.get(member.relation) ?? [];
      memberships.set(member.relation, known);
      known.push({ domain, member });
    }
  }
  return memberships;
}

function knowledgeOf(
  facts: StatementFacts,
  memberships: readonly Membership[],
  relation: BoundRelation,
): Knowledge {
  const restrictions: Restriction[] = [];
  const conditions: Condition[] = [];
  const combinations: LiteralRows[] = [];
  for (const { domain, member } of memberships) {
    restrictions.push(...domain.pairs.flatMap((pair) => pairRestrictions(facts, relation, pair)));
    for (const expression of domain.conjuncts) {
      if (!restricts(facts, expression, member)) continue;
      conditions.push({ expression, relation, keys: 'same' });
      restrictions.push(...conjunctRestrictions(facts, expression, relation));
      combinations.push(...literalRows(expression, columnsOf(facts, relation)));
    }
  }
  return { restrictions, combinations, conditions };
}

/** Whether rows of the member that fail `conjunct` cannot matter. */
function restricts(facts: StatementFacts, conjunct: Expression, member: DomainMember): boolean {
  const isOfMember = (reference: ColumnReference | undefined): boolean =>
    reference?.relation === member.relation;
  if (!referencesIn(facts, conjunct.span).some(isOfMember)) return false;
  if (!member.nullable) return true;
  return !canBeTrue(conjunct, (column) =>
    isOfMember(facts.references.get(column)) ? null : undefined,
  );
}

function conjunctRestrictions(
  facts: StatementFacts,
  conjunct: Expression,
  relation: BoundRelation,
): readonly Restriction[] {
  const sets = literalSets(conjunct, columnsOf(facts, relation));
  return [
    ...[...sets].map(([key, values]): Restriction => ({ kind: 'literals', key, values })),
    ...columnEqualities(facts, conjunct, relation),
    ...subqueryMemberships(facts, conjunct, relation),
    ...equalExpressions(facts, conjunct, relation),
  ];
}

function columnsOf(facts: StatementFacts, relation: BoundRelation): ColumnsCompared {
  return columnsCompared(facts, (column) => {
    const reference = facts.references.get(column);
    return reference?.relation === relation ? keyOfReference(reference) : undefined;
  });
}

function columnEqualities(
  facts: StatementFacts,
  conjunct: Expression,
  relation: BoundRelation,
): readonly Restriction[] {
  return sidesOf(conjunct).flatMap(([own, other]) => {
    const left = facts.references.get(own);
    const right = facts.references.get(other);
    if (left?.relation !== relation || right === undefined || right.relation === relation)
      return [];
    const key = keyOfReference(left);
    const otherKey = keyOfReference(right);
    if (key === undefined || otherKey === undefined) return [];
    if (!comparesAlike(affinityOfReference(facts, left), affinityOfReference(facts, right)))
      return [];
    return [equality(key, { relation: right.relation, key: otherKey, column: right.column })];
  });
}

function pairRestrictions(
  facts: StatementFacts,
  relation: BoundRelation,
  { left, right }: ColumnPair,
): readonly Restriction[] {
  return [[left, right] as const, [right, left] as const].flatMap(([own, other]) => {
    if (own.relation !== relation) return [];
    const key = keyOfColumn(relation, own.column);
    const otherKey = keyOfColumn(other.relation, other.column);
    const otherAffinity = affinityOf(facts, other.relation, otherKey);
    if (!comparesAlike(affinityOf(facts, relation, key), otherAffinity)) return [];
    return [equality(key, { ...other, key: otherKey })];
  });
}

function equality(key: string, other: OtherColumn): Restriction {
  return { kind: 'column', key, other };
}

/** `x IN (SELECT …)`, `(x, y) IN (SELECT …)` and `x = (SELECT …)`. */
function subqueryMemberships(
  facts: StatementFacts,
  conjunct: Expression,
  relation: BoundRelation,
): readonly Restriction[] {
  if (conjunct.kind === 'in') {
    const query = queryOfIn(conjunct);
    return query === undefined ? [] : memberships(facts, conjunct.operand, query, relation);
  }
  return sidesOf(conjunct).flatMap(([operand, other]) =>
    other.kind === 'subquery' ? memberships(facts, operand, other.query, relation) : [],
  );
}

function queryOfIn(expression: Extract<Expression, { kind: 'in' }>): Query | undefined {
  if (expression.negated || !('kind' in expression.source)) return undefined;
  return expression.source.kind === 'query' ? expression.source : undefined;
}

function memberships(
  facts: StatementFacts,
  operand: Expression,
  query: Query,
  relation: BoundRelation,
): readonly Restriction[] {
  const inner = unwrap(operand);
  const items = inner.kind === 'row' ? inner.items : [inner];
  return items.flatMap((item, place): readonly Restriction[] => {
    const reference = facts.references.get(unwrap(item));
    if (reference?.relation !== relation) return [];
    const key = keyOfReference(reference);
    if (key === undefined) return [];
    const affinity = affinityOfOutput(facts, query, place);
    if (!comparesAlike(affinityOfReference(facts, reference), affinity)) return [];
    return [{ kind: 'subquery', key, query, place, width: items.length }];
  });
}

/** Both readings of an equality: `[a, b]` and `[b, a]`. */
function sidesOf(conjunct: Expression): readonly (readonly [Expression, Expression])[] {
  if (conjunct.kind !== 'binary' || conjunct.operator !== '=') return [];
  const [left, right] = [unwrap(conjunct.left), unwrap(conjunct.right)];
  return [
    [left, right],
    [right, left],
  ];
}
