/** A bound statement with the indexes that planning looks things up in. */
import type {
  BoundRelation,
  BoundStatement,
  ColumnReference,
  Scope,
} from '../../language/semantics/index.ts';
import type { Query, Relation, SelectCore, Span, SyntaxNode } from '../../language/syntax/index.ts';
import { encloses, walk } from '../../language/syntax/index.ts';

/** One SELECT core, its names' scope and the query whose body, or arm of a body, it is. */
export interface CoreFacts {
  readonly core: SelectCore;
  readonly scope: Scope;
  readonly query: Query;
}

export interface StatementFacts {
  readonly bound: BoundStatement;
  readonly text: string;
  /** Column names in expressions, and aliases of the select list that stand for a column. */
  readonly references: ReadonlyMap<SyntaxNode, ColumnReference>;
  readonly relations: ReadonlyMap<SyntaxNode, BoundRelation>;
  readonly cores: readonly CoreFacts[];
}

export function collectFacts(bound: BoundStatement): StatementFacts {
  return {
    bound,
    text: bound.statement.text,
    references: referencesOf(bound),
    relations: new Map(
      bound.relations
        .filter((relation) => relation.kind !== 'event')
        .map((relation) => [relation.node, relation]),
    ),
    cores: coresOf(bound),
  };
}

/** The core whose FROM clause a relation stands in; `undefined` for the target of a mutation. */
export function coreOf(facts: StatementFacts, relation: BoundRelation): CoreFacts | undefined {
  const known =
    coresByRelation.get(facts) ??
    new Map(
      facts.cores.flatMap((core) => core.scope.relations.map((each) => [each, core] as const)),
    );
  coresByRelation.set(facts, known);
  return known.get(relation);
}

const coresByRelation = new WeakMap<StatementFacts, ReadonlyMap<BoundRelation, CoreFacts>>();

/** The relations of a FROM clause, joins and parentheses opened, in text order. */
export function leavesOf(
  facts: StatementFacts,
  relation: Relation | undefined,
): readonly BoundRelation[] {
  if (relation === undefined || relation.kind === 'missingRelation') return [];
  if (relation.kind === 'join') {
    return [...leavesOf(facts, relation.left), ...leavesOf(facts, relation.right)];
  }
  if (relation.kind === 'parenthesisedRelation') return leavesOf(facts, relation.relation);
  const leaf = facts.relations.get(relation);
  return leaf === undefined ? [] : [leaf];
}

/** The column references inside a node, those of its subqueries included, in text order. */
export function referencesIn(facts: StatementFacts, span: Span): readonly ColumnReference[] {
  const all = referencesInOrder(facts);
  const found: ColumnReference[] = [];
  for (let index = firstFrom(all, span.start); index < all.length; index += 1) {
    const reference = all[index];
    if (reference === undefined || reference.node.span.start > span.end) break;
    if (encloses(span, reference.node.span)) found.push(reference);
  }
  return found;
}

const ordered = new WeakMap<StatementFacts['references'], readonly ColumnReference[]>();

function referencesInOrder({ references }: StatementFacts): readonly ColumnReference[] {
  const known = ordered.get(references);
  if (known !== undefined) return known;
  const sorted = [...references.values()].sort(
    (left, right) => left.node.span.start - right.node.span.start,
  );
  ordered.set(references, sorted);
  return sorted;
}

/** The place of the first reference that starts at `offset` or behind it. */
function firstFrom(references: readonly ColumnReference[], offset: number): number {
  let low = 0;
  let high = references.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((references[middle]?.node.span.start ?? Infinity) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** `WHERE r = 'eu-west-1'` says the same of `SELECT region AS r` as it would of `region` itself. */
function referencesOf(bound: BoundStatement): ReadonlyMap<SyntaxNode, ColumnReference> {
  const references = new Map<SyntaxNode, ColumnReference>(
    bound.references.map((reference) => [reference.node, reference]),
  );
  for (const { node, result } of bound.aliasReferences) {
    const meant = references.get(result.expression);
    if (meant !== undefined) references.set(node, { ...meant, node });
  }
  return references;
}

function coresOf(bound: BoundStatement): readonly CoreFacts[] {
  const cores: CoreFacts[] = [];
  const scopes = new Map(bound.scopes.map((scope) => [scope.node, scope]));
  walk(bound.statement.root, (node) => {
    if (node.kind !== 'query') return;
    const visit = (body: Query['body']): void => {
      if (body.kind === 'setOperation') {
        visit(body.left);
        visit(body.right);
      }
      const scope = scopes.get(body);
      if (body.kind === 'select' && scope !== undefined)
        cores.push({ core: body, scope, query: node });
    };
    visit(node.body);
  });
  return cores;
}
