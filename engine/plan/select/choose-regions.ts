/**
 * Rule: where each table is asked. A table whose `region` the statement does not mention is read in
 * the default region; `=` and IN name the regions; any other predicate chooses among the account's
 * enabled regions before any call. A global type is asked once, in its home, and its rows show the
 * region that the statement asks for: the home where that is allowed, else the first allowed one. A
 * global table joined on `region` stands in every region of the table that it is joined to.
 */
import { homeRegion, partitionOf } from '../../../catalog/index.ts';
import type { ColumnExpression } from '../../../language/syntax/index.ts';
import type { StatementFacts } from '../facts.ts';
import { referencesIn } from '../facts.ts';
import { PlanError } from '../result.ts';
import { unwrap } from './constants.ts';
import { keyOfColumn, keyOfReference, regionKey } from './keys.ts';
import { intersection, literalsOf, originsOf, restrictionsOn } from './resolve-values.ts';
import type { Place } from './resolve-values.ts';
import type { Condition, Draft, Rule, TableUse } from './table-use.ts';
import { canBeTrue } from './truth.ts';

export const chooseRegions: Rule = (draft) => {
  for (const use of draft.uses) checkNames(draft, use);
  return { ...draft, uses: draft.uses.map((use) => ({ ...use, ...regionsOf(draft, use) })) };
};

/** What a reader of the rows cannot see: a table of the default region where others are meant. */
export function regionNotices(draft: Draft): readonly string[] {
  const { defaultRegion } = draft.context;
  const regional = draft.uses.filter((use) => use.type?.scope !== 'global');
  const namesOthers = regional.some((use) => isElsewhere(draft, use.regions));
  return regional
    .filter((use) => confinedRegions(draft, regionPlace(use), new Set()) === undefined)
    .filter((use) => namesOthers || isAskedOutside(draft, use))
    .map(
      ({ table, relation }) =>
        `\`${table.name}\` names no region, so it was read in \`${defaultRegion}\` alone: add \`${relation.alias}.region = …\` to read it elsewhere`,
    );
}

/** Whether a query around the table's own asks for other regions, too late to choose any by it. */
function isAskedOutside(draft: Draft, use: TableUse): boolean {
  return draft.facts.bound.relations.some((relation) =>
    (relation.columns ?? []).some((column) => {
      const isRegion = column.origins?.some(
        (origin) =>
          origin.relation === use.relation &&
          keyOfColumn(origin.relation, origin.column) === regionKey,
      );
      if (isRegion !== true) return false;
      const asked = confinedRegions(
        draft,
        { relation, key: keyOfColumn(relation, column) },
        new Set(),
      );
      return asked !== undefined && isElsewhere(draft, asked);
    }),
  );
}

function isElsewhere(draft: Draft, regions: readonly string[]): boolean {
  return regions.some((region) => region !== draft.context.defaultRegion);
}

function regionsOf(draft: Draft, use: TableUse): Pick<TableUse, 'regions' | 'home'> {
  const { defaultRegion } = draft.context;
  const asked = confinedRegions(draft, regionPlace(use), new Set());
  const home = homeOf(use, asked?.[0] ?? defaultRegion);
  if (home === undefined) return { regions: asked ?? [defaultRegion], home };
  const partners = regionalPartners(draft, use);
  if (partners.length > 0) {
    const theirs = partners.flatMap((partner) => regionsOf(draft, partner).regions);
    return { regions: intersection([[...new Set(theirs)], asked]) ?? [], home };
  }
  if (asked === undefined || asked.includes(home)) return { regions: [home], home };
  return { regions: asked.slice(0, 1), home };
}

function homeOf(use: TableUse, region: string): string | undefined {
  if (use.type?.scope !== 'global') return undefined;
  return homeRegion(use.typeName, region) ?? region;
}

function regionPlace(use: TableUse): Place {
  return { relation: use.relation, key: regionKey };
}

/** `undefined` where nothing in the statement confines the region at this place. */
function confinedRegions(
  draft: Draft,
  place: Place,
  visited: ReadonlySet<string>,
): readonly string[] | undefined {
  const name = `${String(place.relation.id)} ${place.key}`;
  if (visited.has(name)) return undefined;
  const seen = new Set([...visited, name]);
  const others = restrictionsOn(draft, place).map((restriction) =>
    restriction.kind === 'column' ? confinedRegions(draft, restriction.other, seen) : undefined,
  );
  const origins = originsOf(place).map((origin) => confinedRegions(draft, origin, seen));
  const passed =
    origins.length > 0 && origins.every((set) => set !== undefined) ? origins.flat() : undefined;
  return intersection([ownRegions(draft, place), passed, ...others]);
}

/** What the conditions on the region itself allow; an equality with another region is no such one. */
function ownRegions(draft: Draft, place: Place): readonly string[] | undefined {
  const { conditions = [] } = draft.knowledge.get(place.relation) ?? {};
  const relevant = conditions.filter(
    (condition) =>
      !isRegionJoin(draft.facts, condition) &&
      referencesIn(draft.facts, condition.expression.span).some((reference) =>
        isAt(draft.facts, condition, place, reference.node),
      ),
  );
  if (relevant.length === 0) return undefined;
  const named = restrictionsOn(draft, place).map((restriction) =>
    restriction.kind === 'literals' ? restriction.values : undefined,
  );
  const candidates = intersection(named) ?? draft.context.enabledRegions;
  return candidates.filter((region) =>
    relevant.every((condition) =>
      canBeTrue(condition.expression, (column) =>
        isAt(draft.facts, condition, place, column) ? region : undefined,
      ),
    ),
  );
}

/** Whether `column`, standing in `condition`, means the region at `place`. */
function isAt(
  facts: StatementFacts,
  condition: Condition,
  place: Place,
  column: ColumnExpression,
): boolean {
  const reference = facts.references.get(column);
  if (reference?.relation !== condition.relation) return false;
  const key = keyOfReference(reference);
  if (key === undefined) return false;
  return (condition.keys === 'same' ? key : condition.keys.get(key)) === place.key;
}

/** `a.region = b.region`: the one predicate on two regions that confines neither by itself. */
function isRegionJoin(facts: StatementFacts, { expression }: Condition): boolean {
  if (expression.kind !== 'binary' || expression.operator !== '=') return false;
  return [expression.left, expression.right].every((side) => {
    const reference = facts.references.get(unwrap(side));
    return reference !== undefined && passesRegion(reference.column?.column?.name);
  });
}

function passesRegion(column: string | undefined): boolean {
  return column?.toLowerCase() === regionKey;
}

/** The tables of regional types that this one's region is equated with, from either side. */
function regionalPartners(draft: Draft, use: TableUse): readonly TableUse[] {
  return draft.uses.filter(
    (other) =>
      other !== use &&
      other.type?.scope !== 'global' &&
      (equatesRegion(draft, use, other) || equatesRegion(draft, other, use)),
  );
}

function equatesRegion(draft: Draft, use: TableUse, other: TableUse): boolean {
  return restrictionsOn(draft, regionPlace(use)).some(
    (restriction) =>
      restriction.kind === 'column' &&
      restriction.other.relation === other.relation &&
      restriction.other.key === regionKey,
  );
}

function checkNames(draft: Draft, use: TableUse): void {
  for (const region of literalsOf(draft, regionPlace(use)) ?? []) {
    if (partitionOf(region) !== undefined) continue;
    throw new PlanError(
      'plan',
      `no region \`${region}\`: name one such as \`${draft.context.defaultRegion}\``,
      use.relation.node.span,
    );
  }
}
