/**
 * Rule: LIMIT stops the calls where no later step could reject a row: one table, no ordering, no
 * grouping, and every condition already met by how its rows are asked for.
 */
import type { Expression, Query } from '../../../language/syntax/index.ts';
import type { CoreFacts } from '../facts.ts';
import { conjunctsOf, constantText } from './constants.ts';
import { passesEachRow } from './grouping.ts';
import { accountKey, identifierKey, keyOfReference, regionKey } from './keys.ts';
import { literalSets } from './literal-sets.ts';
import type { Draft, Rule, TableUse } from './table-use.ts';
import { mustBeTrue } from './truth.ts';

export const pushLimit: Rule = (draft) => ({
  ...draft,
  uses: draft.uses.map((use) => ({
    ...use,
    limit: use.isImpossible ? 0 : limitOf(draft, use),
  })),
});

function limitOf(draft: Draft, use: TableUse): number | undefined {
  const place = draft.facts.cores.find(({ scope }) => scope.relations.includes(use.relation));
  if (place === undefined || !takesRowsAsTheyCome(place)) return undefined;
  const conditions = place.core.where === undefined ? [] : conjunctsOf(place.core.where);
  if (!conditions.every((condition) => isMetByCalls(draft, use, condition))) return undefined;
  return rowsWanted(place.query);
}

function takesRowsAsTheyCome({ core, query }: CoreFacts): boolean {
  return (
    query.body === core &&
    core.from?.kind === 'table' &&
    query.orderBy.length === 0 &&
    !core.distinct &&
    passesEachRow(core)
  );
}

function rowsWanted(query: Query): number | undefined {
  if (query.limit === undefined) return undefined;
  const limit = constantText(query.limit);
  const offset = query.offset === undefined ? '0' : constantText(query.offset);
  if (limit === undefined || offset === undefined) return undefined;
  const rows = Number(limit) + Number(offset);
  return Number.isSafeInteger(rows) ? rows : undefined;
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
  const [key, ...others] = literalSets(condition, keyOf).keys();
  if (!isEquality || key === undefined || others.length > 0 || use.access === undefined)
    return false;
  if (use.access.kind === 'getWhole')
    return key === identifierKey && use.access.values.kind === 'literals';
  return (
    use.access.kind === 'list' &&
    use.access.inputs.some((input) => input.key === key && input.values.kind === 'literals')
  );
}
