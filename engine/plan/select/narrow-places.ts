/**
 * Rule: of the regions and accounts that may matter, those alone are asked that a common table, a
 * subquery or a table of constants gives, once its rows are there. What planning itself has read out of
 * constants is not read again. A table whose places wait for another's rows comes after it where it can.
 */
import type { BoundRelation } from '../../../language/semantics/index.ts';
import { valuesIn } from './choose-access.ts';
import { isDecided } from './confined-values.ts';
import { accountKey, regionKey } from './keys.ts';
import { restrictionsOn } from './resolve-values.ts';
import type { Draft, DraftPlaces, PlaceRestriction, Rule, TableUse } from './table-use.ts';
import { dependenciesOf, isConstantRelation } from './value-queries.ts';

export const narrowPlaces: Rule = (draft) => {
  const wanted = new Map(draft.uses.map((use) => [use, placesGiven(draft, use)]));
  if ([...wanted.values()].every((places) => places.length === 0)) return draft;
  const uses: TableUse[] = [];
  for (const use of inOrder(draft, wanted)) {
    const ready = new Set(uses.map(({ relation }) => relation));
    const narrowing = (wanted.get(use) ?? []).filter((places) =>
      isReady(draft, places.restrictions, ready),
    );
    uses.push({ ...use, narrowing });
  }
  return { ...draft, uses };
};

/** Each comes after those that it cannot do without, and after those that narrow it where that is possible. */
function inOrder(
  draft: Draft,
  wanted: ReadonlyMap<TableUse, readonly DraftPlaces[]>,
): readonly TableUse[] {
  const ordered: TableUse[] = [];
  let pending = draft.uses;
  while (pending.length > 0) {
    const ready = new Set(ordered.map(({ relation }) => relation));
    const possible = pending.filter(
      ({ access }) => access === undefined || isReady(draft, valuesIn(access), ready),
    );
    const next =
      possible.find((use) =>
        (wanted.get(use) ?? []).every(({ restrictions }) => isReady(draft, restrictions, ready)),
      ) ??
      possible[0] ??
      pending[0];
    if (next === undefined) break;
    ordered.push(next);
    pending = pending.filter((use) => use !== next);
  }
  return ordered;
}

function isReady(
  { facts }: Draft,
  values: readonly Parameters<typeof dependenciesOf>[1][],
  ready: ReadonlySet<BoundRelation>,
): boolean {
  return values.every(
    (each) => dependenciesOf(facts, each)?.every((relation) => ready.has(relation)) === true,
  );
}

function placesGiven(draft: Draft, use: TableUse): readonly DraftPlaces[] {
  if (use.isImpossible) return [];
  const isOneRegion = use.home !== undefined || use.regions.length < 2;
  const isOneAccount = (use.accounts ?? []).length < 2;
  const restrictions = [
    ...(isOneAccount ? [] : givenBy(draft, use, accountKey)),
    ...(isOneRegion ? [] : givenBy(draft, use, regionKey)),
  ];
  return [...Map.groupBy(restrictions, sourceOf).values()]
    .map((each): DraftPlaces => ({ restrictions: each }))
    .filter(({ restrictions: each }) => !isRead(draft, each));
}

/** A region that is joined to another resource's is no source: both are asked where both may be. */
function givenBy(
  draft: Draft,
  { relation }: TableUse,
  key: PlaceRestriction['key'],
): readonly PlaceRestriction[] {
  return restrictionsOn(draft, { relation, key }).flatMap((restriction): PlaceRestriction[] => {
    if (restriction.kind === 'subquery') return [restriction];
    if (restriction.kind !== 'column') return [];
    const { other } = restriction;
    const isResource = other.relation.kind === 'resource' && !isConstantRelation(other.relation);
    return isResource ? [] : [restriction];
  });
}

function sourceOf(restriction: PlaceRestriction): object {
  return restriction.kind === 'subquery' ? restriction.query : restriction.other.relation;
}

/** Whether planning has read all that the rows can tell: one column of constants that are decided. */
function isRead(draft: Draft, restrictions: readonly PlaceRestriction[]): boolean {
  const [only, ...others] = restrictions;
  if (only === undefined || others.length > 0) return only === undefined;
  if (only.kind === 'column') return isDecided(draft, only.other.relation);
  const place = draft.facts.cores.find(({ core }) => core === only.query.body);
  if (place === undefined || only.query.limit !== undefined) return false;
  const { core, scope } = place;
  const [relation] = scope.relations;
  return (
    core.from?.kind === 'table' &&
    core.groupBy.length === 0 &&
    core.having === undefined &&
    relation !== undefined &&
    isDecided(draft, relation)
  );
}
