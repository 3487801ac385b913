/**
 * Rule: where one use of a table is listed whole, another use of it in the same places needs no call
 * of its own: its rows are among those, and SQLite finds them by the statement's conditions. Only a
 * use that would have to complete rows which the list does not complete keeps its own calls.
 */
import { hydrationOf } from './hydration.ts';
import type { Hydration } from '../plan.ts';
import type { Rule, TableUse } from './table-use.ts';

export const shareLists: Rule = (draft) => {
  const whole = draft.uses.filter(isListedWhole);
  if (whole.length === 0) return draft;
  const uses = draft.uses.map((use) => {
    const shared = whole.find((other) => other !== use && holdsRowsOf(other, use));
    return shared === undefined
      ? use
      : { ...use, access: shared.access, narrowing: [], limit: undefined };
  });
  return { ...draft, uses };
};

function isListedWhole({ access, limit, narrowing, isImpossible }: TableUse): boolean {
  const isEvery = limit === undefined && narrowing.length === 0 && !isImpossible;
  return isEvery && access?.kind === 'list' && access.inputs.length === 0;
}

function holdsRowsOf(list: TableUse, use: TableUse): boolean {
  if (use.isImpossible || isListedWhole(use) || placeOf(list) !== placeOf(use)) return false;
  return completes(hydrationOf(list, []), hydrationOf(use, []));
}

function placeOf({ table, typeName, regions, home, accounts, accountIds }: TableUse): string {
  return JSON.stringify([table.name, typeName, regions, home, accounts, accountIds]);
}

function completes(list: Hydration, needed: Hydration): boolean {
  if (needed.kind === 'never' || list.kind === 'always') return true;
  if (needed.kind === 'always' || list.kind === 'never') return false;
  return needed.properties.every((property) => list.properties.includes(property));
}
