/**
 * Aliases of tables that no column is qualified by, where the table's own name would do as well. An
 * alias of a subquery or a function gives it its only name, and one of two tables of the same name
 * tells them apart: these are left alone.
 */
import type { BoundRelation, Scope } from '../bound.ts';
import { collect, hasTemplates, type ProblemFinder } from './finder.ts';

export const findUnusedAliases: ProblemFinder = (context) => {
  const { scopes } = context.bound;
  const aliased = scopes.flatMap((scope) =>
    scope.node.kind === 'select' ? scope.relations.filter(hasAlias).map(inScope(scope)) : [],
  );
  if (aliased.length === 0 || hasTemplates(context)) return [];
  const qualifiers = new Set(
    collect(context, (node) => {
      if (node.kind === 'column') return node.name.parts.slice(0, -1);
      return node.kind === 'star' ? node.qualifier?.parts : undefined;
    }).map((part) => part.text.toLowerCase()),
  );
  return aliased.flatMap(({ relation, scope }) => {
    const { alias } = relation.node;
    if (alias === undefined || qualifiers.has(alias.text.toLowerCase())) return [];
    const own = ownName(relation) ?? '';
    // Without the alias, a query further in would take the name from the table that it now means.
    if (qualifiers.has(own)) return [];
    const isShared = scope.relations.some(
      (other) =>
        other !== relation && (other.alias.toLowerCase() === own || ownName(other) === own),
    );
    if (isShared) return [];
    return [
      {
        code: 'unused-alias',
        severity: 'hint',
        message: `no column is written with the alias \`${alias.text}\`: use it, or leave it out`,
        span: alias.span,
        tags: ['unnecessary'],
      },
    ];
  });
};

function hasAlias({ node }: BoundRelation): boolean {
  return node.kind === 'table' && node.alias !== undefined;
}

function inScope(scope: Scope) {
  return (relation: BoundRelation) => ({ relation, scope });
}

function ownName({ node }: BoundRelation): string | undefined {
  return node.kind === 'table' ? node.name.parts.at(-1)?.text.toLowerCase() : undefined;
}
