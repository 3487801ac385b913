/**
 * Rule: where each table is asked. A table whose `region` the statement does not mention is read in
 * the default region; `=` and IN name the regions; any other predicate chooses among the account's
 * enabled regions before any call, and so do the rows of `aws.regions` that it is joined to. A global type is asked once, in its home, and its rows show the
 * region that the statement asks for: the home where that is allowed, else the first allowed one. A
 * global table joined on `region` stands in every region of the table that it is joined to.
 */
import { homeRegion, partitionOf } from '../../../catalog/index.ts';
import type { ColumnReference } from '../../../language/semantics/index.ts';
import { PlanError } from '../result.ts';
import { confinedValues } from './confined-values.ts';
import { keyOfColumn, regionKey } from './keys.ts';
import { intersection, literalsOf, restrictionsOn } from './resolve-values.ts';
import type { Place } from './resolve-values.ts';
import type { Draft, Rule, TableUse } from './table-use.ts';

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
    .filter((use) => confinedRegions(draft, regionPlace(use)) === undefined)
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
      const asked = confinedRegions(draft, { relation, key: keyOfColumn(relation, column) });
      return asked !== undefined && isElsewhere(draft, asked);
    }),
  );
}

function isElsewhere(draft: Draft, regions: readonly string[]): boolean {
  return regions.some((region) => region !== draft.context.defaultRegion);
}

function regionsOf(draft: Draft, use: TableUse): Pick<TableUse, 'regions' | 'home'> {
  const { defaultRegion } = draft.context;
  const asked = confinedRegions(draft, regionPlace(use));
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
function confinedRegions(draft: Draft, place: Place): readonly string[] | undefined {
  const { enabledRegions } = draft.context;
  return confinedValues(draft, { candidates: enabledRegions, isHeldBy: isRegion }, place);
}

/** Of a resource, of a table of constants, or passed on by a query. */
function isRegion({ column }: ColumnReference): boolean {
  return column?.column?.name.toLowerCase() === regionKey;
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
