/** Gives every table of a query that has no alias a short one, and says it wherever the name stood. */
import type { BoundRelation, BoundStatement, Scope } from '../../../language/semantics/index.ts';
import type { QualifiedName } from '../../../language/syntax/index.ts';
import type { Action, ActionContext, ActionEdit } from './action.ts';
import { aliasFor, aliasesIn } from '../aliases.ts';
import { isNamedBy, sharedNames } from '../named-relation.ts';

export function aliasTables({ bound, path }: ActionContext): readonly Action[] {
  const table = path.findLast((node) => node.kind === 'table');
  const scope = bound.scopes.find(
    ({ node, relations }) =>
      node.kind === 'select' && relations.some((each) => each.node === table),
  );
  const chosen = scope?.relations.find(({ node }) => node === table);
  if (scope === undefined || scope.relations.length < 2) return [];
  if (chosen?.node.alias !== undefined) return [];
  const relations = scope.relations.filter(
    ({ node, alias }) => node.kind === 'table' && node.alias === undefined && alias !== '',
  );
  const names = new Set(relations.map(({ alias }) => alias.toLowerCase()));
  if (names.size < relations.length) return [];
  const taken = new Set(aliasesIn(bound));
  const edits = relations.flatMap((relation) => {
    const alias = aliasFor(relation.alias, taken);
    const said = saying(bound, scope, relation, alias);
    if (said.length === 0 || relation.node.kind !== 'table') return [];
    taken.add(alias);
    const { end } = relation.node.name.span;
    return [{ span: { start: end, end }, text: ` ${alias}` }, ...said];
  });
  return [{ title: 'Give every table an alias', kind: 'refactor.rewrite', edits }];
}

/** The alias before every column of the relation and its star. A table of which nothing is said needs none. */
function saying(
  bound: BoundStatement,
  scope: Scope,
  relation: BoundRelation,
  alias: string,
): readonly ActionEdit[] {
  const shared = sharedNames(scope);
  const edits = bound.references.flatMap(({ node, relation: meant }): readonly ActionEdit[] => {
    const { start } = node.span;
    const qualifier = node.name.parts.at(-2);
    if (meant !== relation) return [];
    if (qualifier !== undefined) return [{ span: { start, end: qualifier.span.end }, text: alias }];
    const name = node.name.parts[0]?.text.toLowerCase() ?? '';
    return shared.has(name) ? [] : [{ span: { start, end: start }, text: `${alias}.` }];
  });
  const stars = starQualifiers(scope).filter((qualifier) => isNamedBy(relation, qualifier));
  return [...edits, ...stars.map(({ span }) => ({ span, text: alias }))];
}

function starQualifiers({ node }: Scope): readonly QualifiedName[] {
  return (node.kind === 'select' ? node.columns : []).flatMap(({ expression }) =>
    expression.kind === 'star' ? (expression.qualifier ?? []) : [],
  );
}
