/** The ways to name a table's resources one by one: whole identifiers, or parts that compose them. */
import type { ResourceTable } from '../../../catalog/index.ts';
import type { ColumnExpression } from '../../../language/syntax/index.ts';
import { referencesIn } from '../facts.ts';
import { columnOfPath, identifierKey } from './keys.ts';
import { restrictionsOn, valuesOf } from './resolve-values.ts';
import type { Draft, DraftAccess, DraftInput, DraftValues, TableUse } from './table-use.ts';

/** More combinations than these are never worth weighing. */
const mostOptions = 16;

export function getOptions(draft: Draft, use: TableUse): readonly DraftAccess[] {
  if (use.type?.handlers !== undefined && use.type.handlers.read === undefined) return [];
  const composed = composedByTwoPredicates(draft, use);
  if (composed !== undefined) return [{ kind: 'getWhole', values: composed }];
  const wholes = valuesOf(draft, { relation: use.relation, key: identifierKey });
  return [
    ...wholes.map((values): DraftAccess => ({ kind: 'getWhole', values })),
    ...partCombinations(draft, use).map((parts): DraftAccess => ({ kind: 'getParts', parts })),
  ];
}

/**
 * The oldest files write a composite identifier as one predicate a part, in the parts' order:
 * `data__Identifier = 'a' AND data__Identifier = 'b'`.
 */
export function composedByTwoPredicates(draft: Draft, use: TableUse): DraftValues | undefined {
  const parts = restrictionsOn(draft, { relation: use.relation, key: identifierKey }).flatMap(
    (restriction) =>
      restriction.kind === 'literals' && restriction.values.length === 1 ? restriction.values : [],
  );
  const expected = use.type?.primaryIdentifier.length ?? 0;
  if (expected < 2 || parts.length !== expected || parts.some((part) => part.includes('|')))
    return undefined;
  return { kind: 'literals', key: identifierKey, values: [parts.join('|')] };
}

/** The references of such predicates, with the place of the part that each means, from 1. */
export function identifierPartsOf(draft: Draft): ReadonlyMap<ColumnExpression, number> {
  const parts = new Map<ColumnExpression, number>();
  for (const use of draft.uses) {
    if (composedByTwoPredicates(draft, use) === undefined) continue;
    const { conditions = [] } = draft.knowledge.get(use.relation) ?? {};
    const references = conditions
      .filter((condition) => condition.relation === use.relation)
      .flatMap((condition) => referencesIn(draft.facts, condition.expression.span))
      .filter(
        ({ relation, input }) => relation === use.relation && input?.meaning === 'identifier',
      );
    references.forEach((reference, index) => parts.set(reference.node, index + 1));
  }
  return parts;
}

function partCombinations(draft: Draft, use: TableUse): readonly (readonly DraftInput[])[] {
  const paths = use.type?.primaryIdentifier ?? [];
  if (paths.length === 0) return [];
  return combinations(paths.map((path) => inputsFor(draft, use, path)));
}

/** Every way to have one property's values, as an input of a call. */
export function inputsFor(draft: Draft, use: TableUse, path: string): readonly DraftInput[] {
  const key = keyOfPath(use.table, path);
  if (key === undefined) return [];
  return valuesOf(draft, { relation: use.relation, key }).map((values) => ({
    property: path,
    key,
    values,
  }));
}

export function keyOfPath(table: ResourceTable, path: string): string | undefined {
  return columnOfPath(table, path)?.toLowerCase();
}

/** One choice from each list, in every combination, as far as `mostOptions` goes. */
export function combinations<T>(lists: readonly (readonly T[])[]): readonly (readonly T[])[] {
  return lists.reduce<readonly (readonly T[])[]>(
    (prefixes, list) =>
      prefixes.flatMap((prefix) => list.map((item) => [...prefix, item])).slice(0, mostOptions),
    [[]],
  );
}
