/**
 * Rule: LIMIT stops the calls where no later step could reject a row: one table, no ordering, no
 * grouping, and every condition already met by how its rows are asked for. EXISTS stops them at one.
 */
import type { Expression } from '../../../language/syntax/index.ts';
import { coreOf } from '../facts.ts';
import { columnsCompared } from './compared-column.ts';
import { conjunctsOf } from './constants.ts';
import { accountKey, identifierKey, keyOfReference, regionKey } from './keys.ts';
import { literalSets } from './literal-sets.ts';
import { rowsWantedIn, takesRowsAsTheyCome } from './rows-wanted.ts';
import type { RowsWanted } from './rows-wanted.ts';
import type { Draft, Rule, TableUse } from './table-use.ts';
import { mustBeTrue } from './truth.ts';

export const pushLimit: Rule = (draft) => {
  const wanted = rowsWantedIn(draft.facts);
  return {
    ...draft,
    uses: draft.uses.map((use) => ({
      ...use,
      limit: use.isImpossible ? 0 : limitOf(draft, use, wanted),
    })),
  };
};

function limitOf(draft: Draft, use: TableUse, wanted: RowsWanted): number | undefined {
  const place = coreOf(draft.facts, use.relation);
  if (place?.core.from?.kind !== 'table' || !takesRowsAsTheyCome(place)) return undefined;
  const rows = wanted(place.query);
  if (rows === undefined) return undefined;
  const conditions = place.core.where === undefined ? [] : conjunctsOf(place.core.where);
  return conditions.every((condition) => isMetByCalls(draft, use, condition)) ? rows : undefined;
}

/** Execution counts only rows that hold the list's inputs, so an equality with one is met. */
function isMetByCalls(draft: Draft, use: TableUse, condition: Expression): boolean {
  const keyOf = (column: Expression): string | undefined => {
    const reference = draft.facts.references.get(column);
    return reference?.relation === use.relation ? keyOfReference(reference) : undefined;
  };
  const decidedByRegion = use.regions.every((region) =>
    mustBeTrue(condition, (column) => (keyOf(column) === regionKey ? region : undefined)),
  );
  const decidedByAccount =
    use.accounts?.every(({ name }) =>
      mustBeTrue(condition, (column) => (keyOf(column) === accountKey ? name : undefined)),
    ) === true;
  if (decidedByRegion || decidedByAccount) return true;
  const isEquality =
    condition.kind === 'in' || (condition.kind === 'binary' && condition.operator === '=');
  const [key, ...others] = literalSets(condition, columnsCompared(draft.facts, keyOf)).keys();
  if (!isEquality || key === undefined || others.length > 0 || use.access === undefined)
    return false;
  if (use.access.kind === 'getWhole')
    return key === identifierKey && use.access.values.kind === 'literals';
  return (
    use.access.kind === 'list' &&
    use.access.inputs.some((input) => input.key === key && input.values.kind === 'literals')
  );
}
