/** Everything that is found once a statement's names are known: one finder a code, in any order. */
import type { Catalog } from '../../../catalog/index.ts';
import type { BoundStatement, Problem } from '../bound.ts';
import { findCartesianJoins } from './cartesian-join.ts';
import type { ProblemFinder } from './finder.ts';
import { findUnidentifiedMutations } from './mutation-without-identifier.ts';
import { findNeverListedColumns } from './never-listed-column.ts';
import { findNullComparisons } from './null-comparison.ts';
import { findOutsideEnumeration } from './outside-enumeration.ts';
import { findUnknownMembers } from './unknown-member.ts';
import { findUnusedAliases } from './unused-alias.ts';
import { findUnusedCommonTables } from './unused-common-table.ts';

/** About values: right or wrong whatever else the statement says. */
const ofValues: readonly ProblemFinder[] = [
  findNullComparisons,
  findOutsideEnumeration,
  findNeverListedColumns,
  findUnknownMembers,
];

/** About the statement as a whole: of use once every name in it means something. */
const ofStatements: readonly ProblemFinder[] = [
  findCartesianJoins,
  findUnidentifiedMutations,
  findUnusedCommonTables,
  findUnusedAliases,
];

/**
 * `earlier` is what was found before. Nothing is found where the statement could not be read, or where
 * a template may make another one of it.
 */
export function findProblems(
  bound: BoundStatement,
  catalog: Catalog,
  earlier: readonly Problem[],
): readonly Problem[] {
  if (bound.statement.problems.length > 0 || bound.hasLooseTemplates) return [];
  const referenceOf = new Map(bound.references.map((each) => [each.node, each]));
  const isClear = !earlier.some(
    ({ code, severity }) => severity === 'error' || code === 'unknown-table',
  );
  const finders = isClear ? [...ofValues, ...ofStatements] : ofValues;
  return finders.flatMap((find) => find({ bound, catalog, referenceOf }));
}
