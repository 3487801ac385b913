/**
 * Rule: which columns' values the statement reads. A column that nothing reads needs no call, so the
 * `*` of a subquery counts only as far as the queries around it look at its columns.
 */
import type { BoundRelation, ColumnReference } from '../../../language/semantics/index.ts';
import type { StatementFacts } from '../facts.ts';
import { joinsOf, pairsOf } from './domains.ts';
import { keyOfColumn, keyOfReference } from './keys.ts';
import { readColumns } from './read-columns.ts';
import type { Demand, JoinedColumn } from './read-columns.ts';
import type { ColumnKey, Rule } from './table-use.ts';

export const collectUsage: Rule = (draft) => {
  const joined = joinedSides(draft.facts);
  const { references, stars } = readColumns(draft.facts, joined);
  const referencesOf = Map.groupBy(references, ({ relation }) => relation);
  const joinedOf = Map.groupBy(joined, ({ relation }) => relation);
  return {
    ...draft,
    uses: draft.uses.map((use) => ({
      ...use,
      usedColumns: new Set([
        ...namedColumns(referencesOf.get(use.relation) ?? []),
        ...(joinedOf.get(use.relation) ?? []).map(({ relation, column }) =>
          keyOfColumn(relation, column),
        ),
        ...starredColumns(use.relation, stars.get(use.relation)),
      ]),
    })),
  };
};

function namedColumns(references: readonly ColumnReference[]): readonly ColumnKey[] {
  return references.flatMap((reference) => keyOfReference(reference) ?? []);
}

/** Both sides of each column that USING or NATURAL joins. */
function joinedSides(facts: StatementFacts): readonly JoinedColumn[] {
  return facts.cores
    .flatMap(({ core }) => joinsOf(core.from))
    .flatMap((join) => pairsOf(facts, join))
    .flatMap((pair) => [pair.left, pair.right]);
}

function starredColumns(relation: BoundRelation, demand: Demand | undefined): readonly ColumnKey[] {
  return (relation.columns ?? [])
    .filter((column) => demand === 'all' || demand?.has(column.name.toLowerCase()) === true)
    .map((column) => keyOfColumn(relation, column));
}
