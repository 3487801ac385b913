/** Where a scope's conditions stand, and which of its relations each of them can restrict. */
import type { Expression, Join, Relation, Span } from '../syntax/index.ts';
import type { Scope } from './bound.ts';

/**
 * `restricts` is the part of FROM whose rows the condition chooses; absent for every part. The ON of
 * `a LEFT JOIN b` chooses rows of `b` alone: a row of `a` is there without a match too.
 */
export interface Condition {
  readonly expression: Expression;
  readonly restricts?: Span;
}

/** A join that compares columns of the same name, by USING or NATURAL. */
export interface NamedJoin {
  readonly join: Join;
  readonly restricts?: Span;
}

export function conditionsOf(scope: Scope): readonly Condition[] {
  const { node } = scope;
  switch (node.kind) {
    case 'select':
    case 'update':
      return [
        ...joinsOf(node.from).flatMap((join) =>
          join.on === undefined ? [] : [{ expression: join.on, ...restrictionOf(join) }],
        ),
        ...(node.where ? [{ expression: node.where }] : []),
        ...(node.kind === 'select' && node.having ? [{ expression: node.having }] : []),
      ];
    case 'delete':
      return node.where ? [{ expression: node.where }] : [];
    default:
      return [];
  }
}

export function namedJoinsOf(scope: Scope): readonly NamedJoin[] {
  const { node } = scope;
  if (node.kind !== 'select' && node.kind !== 'update') return [];
  return joinsOf(node.from)
    .filter((join) => join.natural || join.using !== undefined)
    .map((join) => ({ join, ...restrictionOf(join) }));
}

/** Every join below a FROM. */
export function joinsOf(root: Relation | undefined): readonly Join[] {
  const joins: Join[] = [];
  const pending = root === undefined ? [] : [root];
  for (let relation = pending.pop(); relation !== undefined; relation = pending.pop()) {
    if (relation.kind === 'parenthesisedRelation') pending.push(relation.relation);
    if (relation.kind !== 'join') continue;
    joins.push(relation);
    pending.push(relation.left, relation.right);
  }
  return joins;
}

function restrictionOf(join: Join): { readonly restricts?: Span } {
  switch (join.type) {
    case 'left':
      return { restricts: join.right.span };
    case 'right':
      return { restricts: join.left.span };
    case 'full':
      return { restricts: { start: join.span.start, end: join.span.start } };
    case 'inner':
    case 'cross':
    case 'comma':
      return {};
  }
}
