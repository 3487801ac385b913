/** Writes a comma between tables as JOIN, with the conditions of WHERE that connect the two as its ON. */
import type { BoundRelation, BoundStatement, Scope } from '../../../language/semantics/index.ts';
import type { Expression, Join, Relation, Span } from '../../../language/syntax/index.ts';
import { encloses } from '../../../language/syntax/index.ts';
import type { Action, ActionContext, ActionEdit } from './action.ts';
import { clauseBreak, holdsComment } from './layout.ts';
import { termsOf, withoutTerms } from './terms.ts';

export function explicitJoin({ bound, path }: ActionContext): readonly Action[] {
  const join = path.find((node) => node.kind === 'join');
  const scope = bound.scopes.find(({ node }) => node.kind === 'select' && node.from === join);
  if (join?.kind !== 'join' || scope?.node.kind !== 'select') return [];
  const joins = joinsOf(join);
  const commas = joins?.filter(({ type }) => type === 'comma') ?? [];
  if (commas.length === 0) return [];
  const edits = converted(bound, scope, commas);
  return edits === undefined
    ? []
    : [{ title: 'Write the commas of FROM as JOIN', kind: 'refactor.rewrite', edits }];
}

/** In text order; `undefined` where one is an outer or a named join, whose order matters. */
function joinsOf(relation: Relation): readonly Join[] | undefined {
  if (relation.kind !== 'join') return [];
  const isPlain =
    relation.type === 'comma' || relation.type === 'inner' || relation.type === 'cross';
  if (!isPlain || relation.natural || relation.using !== undefined) return undefined;
  const left = joinsOf(relation.left);
  return left && [...left, relation];
}

function converted(
  bound: BoundStatement,
  scope: Scope,
  commas: readonly Join[],
): readonly ActionEdit[] | undefined {
  const { statement } = bound;
  const { text } = statement;
  if (scope.node.kind !== 'select') return undefined;
  const { where, clauses, from } = scope.node;
  const terms = where === undefined ? [] : termsOf(where, 'AND');
  const moved = new Set<Expression>();
  const keyword = clauses.find(({ kind }) => kind === 'from')?.keyword.start ?? 0;
  const edits: ActionEdit[] = [];
  for (const join of commas) {
    const own = terms.filter((term) => !moved.has(term) && connects(bound, scope, join, term));
    for (const term of own) moved.add(term);
    const between = { start: join.left.span.end, end: join.right.span.start };
    if (holdsComment(statement, between)) return undefined;
    const isBroken = text.slice(between.start, between.end).includes('\n');
    const start = isBroken ? clauseBreak(text, keyword) : ' ';
    const { end } = join.right.span;
    const on = own.map(({ span }) => text.slice(span.start, span.end)).join(' AND ');
    edits.push({ span: between, text: `${start}${own.length === 0 ? 'CROSS JOIN' : 'JOIN'} ` });
    if (own.length > 0) edits.push({ span: { start: end, end }, text: ` ON ${on}` });
  }
  if (moved.size === 0 || where === undefined || from === undefined) return edits;
  if (moved.size < terms.length) {
    const removals = withoutTerms(statement, terms, moved);
    return removals && [...edits, ...removals];
  }
  const rest: Span = { start: from.span.end, end: where.span.end };
  return holdsComment(statement, rest) ? undefined : [...edits, { span: rest, text: '' }];
}

/** Whether a condition is about both sides of a join and about nothing that comes after it. */
function connects(bound: BoundStatement, scope: Scope, join: Join, term: Expression): boolean {
  if (bound.aliasReferences.some(({ node }) => encloses(term.span, node.span))) return false;
  const relations = bound.references
    .filter(({ node }) => encloses(term.span, node.span))
    .map(({ relation }) => relation)
    .filter((relation) => scope.relations.includes(relation));
  const isIn = (side: Relation) => (relation: BoundRelation) =>
    encloses(side.span, relation.node.span);
  return (
    relations.some(isIn(join.left)) &&
    relations.some(isIn(join.right)) &&
    relations.every((relation) => encloses(join.span, relation.node.span))
  );
}
