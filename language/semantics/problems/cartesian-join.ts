/**
 * Tables of resources that are joined with no condition between them, so that each row of one meets
 * each row of the other. CROSS JOIN says that this is meant, and a table that is filtered, or read by
 * its identifier, may well have one row: neither is marked.
 */
import { isConstant } from '../../../catalog/index.ts';
import type { Expression, Join, Relation, Span } from '../../syntax/index.ts';
import type { BoundRelation, Scope } from '../bound.ts';
import { conditionsOf, joinsOf } from '../conditions.ts';
import { isIdentified } from '../supplies.ts';
import { describeRelation } from '../column-problems.ts';
import { hasTemplates, type FinderContext, type ProblemFinder } from './finder.ts';

export const findCartesianJoins: ProblemFinder = (context) => {
  const scopes = context.bound.scopes.filter(
    ({ node, relations }) => node.kind === 'select' && relations.filter(isResource).length > 1,
  );
  if (scopes.length === 0 || hasTemplates(context)) return [];
  return scopes.flatMap((scope) => {
    if (hasNamedJoin(fromOf(scope))) return [];
    const whole = scope.relations.filter((relation) => isReadWhole(context, scope, relation));
    const groups = groupsOf(context, scope);
    const [first] = whole;
    const apart = whole.find((each) => first && groups.get(each) !== groups.get(first));
    if (first === undefined || apart === undefined) return [];
    return [
      {
        code: 'cartesian-join',
        severity: 'warning',
        message: `nothing joins ${namesOf(first, apart).join(' with ')}: every row of one meets every row of the other. Add a condition between them, or write CROSS JOIN where that is meant`,
        span: nameOf(apart),
        related: [{ message: 'the table that it is joined with', span: nameOf(first) }],
      },
    ];
  });
};

/** Conditions on `(a JOIN b) AS y` name `y`, and tell nothing of the tables in it. */
function hasNamedJoin(relation: Relation | undefined): boolean {
  if (relation?.kind === 'join') return hasNamedJoin(relation.left) || hasNamedJoin(relation.right);
  if (relation?.kind !== 'parenthesisedRelation') return false;
  return relation.alias !== undefined || hasNamedJoin(relation.relation);
}

/** Of one resource read twice, the aliases tell which is which. */
function namesOf(left: BoundRelation, right: BoundRelation): readonly string[] {
  const isOneResource = describeRelation(left) === describeRelation(right);
  return [left, right].map((each) =>
    isOneResource ? `\`${each.alias}\`` : describeRelation(each),
  );
}

/** A table of constants has few rows, and is joined for their sake. */
function isResource({ kind, table }: BoundRelation): boolean {
  return kind === 'resource' && table !== undefined && !isConstant(table);
}

function nameOf({ node }: BoundRelation): Span {
  return node.kind === 'table' ? node.name.span : node.span;
}

/** Whether nothing but a region restricts what is read of a resource. Queries around may restrict it too. */
function isReadWhole(context: FinderContext, scope: Scope, relation: BoundRelation): boolean {
  if (!isResource(relation) || isIdentified(context.bound, relation)) return false;
  return !termsOf(scope).some((term) => {
    const used = referencesIn(context, term.span).filter(({ column }) => column?.name !== 'region');
    const beside = used.filter((each) => scope.relations.includes(each.relation));
    return beside.length > 0 && beside.every((each) => each.relation === relation);
  });
}

/** For each relation of the scope, one that stands for all that it is joined with. */
function groupsOf(context: FinderContext, scope: Scope): ReadonlyMap<BoundRelation, BoundRelation> {
  const groups = new Map(scope.relations.map((relation) => [relation, relation]));
  const join = (relations: readonly BoundRelation[]): void => {
    const joined = new Set(relations.flatMap((each) => groups.get(each) ?? []));
    const [kept] = joined;
    if (kept === undefined || joined.size < 2) return;
    for (const [relation, group] of groups) if (joined.has(group)) groups.set(relation, kept);
  };
  for (const term of termsOf(scope)) {
    join(referencesIn(context, term.span).map(({ relation }) => relation));
  }
  for (const each of joinsOf(fromOf(scope))) {
    if (isMeant(each)) join(scope.relations.filter(({ node }) => isInside(node.span, each.span)));
  }
  for (const relation of scope.relations) {
    if (relation.node.kind !== 'tableFunction') continue;
    const given = referencesIn(context, relation.node.span).map((each) => each.relation);
    join([relation, ...given]);
  }
  return groups;
}

function isMeant(join: Join): boolean {
  return join.type === 'cross' || join.natural || join.using !== undefined;
}

function fromOf({ node }: Scope): Relation | undefined {
  return node.kind === 'select' ? node.from : undefined;
}

/** The conditions of a scope, taken apart at AND. */
function termsOf(scope: Scope): readonly Expression[] {
  const terms: Expression[] = [];
  const pending = conditionsOf(scope).map(({ expression }) => expression);
  for (let term = pending.pop(); term !== undefined; term = pending.pop()) {
    if (term.kind === 'binary' && term.operator === 'AND') pending.push(term.left, term.right);
    else if (term.kind === 'row' && term.items.length === 1) pending.push(...term.items);
    else terms.push(term);
  }
  return terms;
}

function referencesIn({ bound }: FinderContext, span: Span) {
  return bound.references.filter(({ node }) => isInside(node.span, span));
}

function isInside(inner: Span, outer: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
