/**
 * Rule: a table whose rows could never meet the statement's conditions is not asked for, and neither is
 * one that is joined to it alone. `x = 1 AND x = 2`, `IN ()`, `WHERE 0`.
 */
import type { BoundRelation } from '../../../language/semantics/index.ts';
import type {
  Query,
  QueryBody,
  Relation,
  SelectCore,
  Span,
} from '../../../language/syntax/index.ts';
import type { CoreFacts } from '../facts.ts';
import { leavesOf } from '../facts.ts';
import { affinityOf } from './affinity.ts';
import { conjunctsOf } from './constants.ts';
import { relationsRead } from './drop-unread.ts';
import { passesEachRow } from './grouping.ts';
import { composedByTwoPredicates } from './identifiers.ts';
import { identifierKey } from './keys.ts';
import { literalsOf, useOf } from './resolve-values.ts';
import type { ColumnKey, Draft, Rule } from './table-use.ts';
import { canBeTrue } from './truth.ts';

export const dropImpossible: Rule = (draft) => {
  const spans = deadSpans(draft);
  if (spans.length === 0) return draft;
  const read = relationsRead(draft.facts, spans);
  return {
    ...draft,
    uses: draft.uses.map((use) => ({ ...use, isImpossible: !read.has(use.relation) })),
  };
};

/** The parts of the statement that no row comes out of. */
function deadSpans(draft: Draft): readonly Span[] {
  const emptiness = emptinessOf(draft);
  return draft.facts.cores.flatMap((place) => {
    const { core } = place;
    if (!emptiness.isEmptyCore(place)) return emptiness.emptyParts(core.from);
    if (passesEachRow(core) || core.groupBy.length > 0) return [core.span];
    return [core.from, core.where].flatMap((part) => part?.span ?? []);
  });
}

interface Emptiness {
  /** Whether no row of the FROM clause meets the conditions. */
  readonly isEmptyCore: (place: CoreFacts) => boolean;
  readonly emptyParts: (relation: Relation | undefined) => readonly Span[];
}

function emptinessOf(draft: Draft): Emptiness {
  const { facts } = draft;
  const cores = new Map<QueryBody, CoreFacts>(facts.cores.map((place) => [place.core, place]));
  const bodies = new Map<QueryBody, boolean>();

  const isEmptyCore = ({ core }: CoreFacts): boolean =>
    isNeverMet(core.where) || (core.from !== undefined && isEmptyRelation(core.from));

  /** A query that reads itself counts as not empty while it is looked into. */
  const isEmptyBody = (body: QueryBody): boolean => {
    const known = bodies.get(body);
    if (known !== undefined) return known;
    bodies.set(body, false);
    const isEmpty = findsNothing(body);
    bodies.set(body, isEmpty);
    return isEmpty;
  };

  const findsNothing = (body: QueryBody): boolean => {
    if (body.kind === 'setOperation') {
      const [left, right] = [isEmptyBody(body.left), isEmptyBody(body.right)];
      if (body.operator === 'EXCEPT') return left;
      return body.operator === 'INTERSECT' ? left || right : left && right;
    }
    const place = cores.get(body);
    return place !== undefined && givesRowsOfItsOwn(place.core) && isEmptyCore(place);
  };

  const relations = new Map<Relation, boolean>();
  const isEmptyRelation = (relation: Relation): boolean => {
    const known = relations.get(relation) ?? hasNoRows(relation);
    relations.set(relation, known);
    return known;
  };

  const hasNoRows = (relation: Relation): boolean => {
    if (relation.kind === 'parenthesisedRelation') return isEmptyRelation(relation.relation);
    if (relation.kind !== 'join') {
      return leavesOf(facts, relation).some((leaf) => isEmptyLeaf(draft, leaf, isEmptyBody));
    }
    const left = (): boolean => isEmptyRelation(relation.left);
    const right = (): boolean => isEmptyRelation(relation.right);
    switch (relation.type) {
      case 'left':
        return left();
      case 'right':
        return right();
      case 'full':
        return left() && right();
      default:
        return isNeverMet(relation.on) || left() || right();
    }
  };

  const emptyParts = (relation: Relation | undefined): readonly Span[] => {
    if (relation === undefined) return [];
    if (isEmptyRelation(relation)) return [relation.span];
    if (relation.kind === 'parenthesisedRelation') return emptyParts(relation.relation);
    if (relation.kind !== 'join') return [];
    const isUnmatched = isNeverMet(relation.on) && relation.type !== 'full';
    if (isUnmatched && relation.type === 'left') {
      return [relation.right.span, ...emptyParts(relation.left)];
    }
    if (isUnmatched && relation.type === 'right') {
      return [relation.left.span, ...emptyParts(relation.right)];
    }
    return [...emptyParts(relation.left), ...emptyParts(relation.right)];
  };

  return { isEmptyCore, emptyParts };
}

/** An aggregate without groups gives its one row over no rows too. */
function givesRowsOfItsOwn(core: SelectCore): boolean {
  return passesEachRow(core) || core.groupBy.length > 0;
}

function isEmptyLeaf(
  draft: Draft,
  leaf: BoundRelation,
  isEmptyBody: (body: QueryBody) => boolean,
): boolean {
  const { conditions = [], restrictions = [] } = draft.knowledge.get(leaf) ?? {};
  if (conditions.some(({ expression }) => !canBeTrue(expression, () => undefined))) return true;
  const keys = new Set(
    restrictions
      .map(({ key }) => key)
      .filter(
        (key) => affinityOf(draft.facts, leaf, key) === 'text' && !isComposed(draft, leaf, key),
      ),
  );
  if ([...keys].some((key) => literalsOf(draft, { relation: leaf, key })?.length === 0))
    return true;
  const query = queryOf(leaf);
  return query !== undefined && isEmptyBody(query.body);
}

/** In the oldest files two predicates on an identifier mean its two parts. */
function isComposed(draft: Draft, leaf: BoundRelation, key: ColumnKey): boolean {
  const use = key === identifierKey ? useOf(draft, leaf) : undefined;
  return use !== undefined && composedByTwoPredicates(draft, use) !== undefined;
}

function queryOf({ node, commonTable }: BoundRelation): Query | undefined {
  return node.kind === 'derivedTable' ? node.query : commonTable?.query;
}

function isNeverMet(condition: SelectCore['where']): boolean {
  return (
    condition !== undefined &&
    conjunctsOf(condition).some((conjunct) => !canBeTrue(conjunct, () => undefined))
  );
}
