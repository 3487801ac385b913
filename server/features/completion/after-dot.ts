/** Columns and params of one relation, whose name and a dot are written. */
import type { BoundRelation, Scope } from '../../../language/semantics/index.ts';
import { relationNamed } from '../../../language/semantics/index.ts';
import { relationColumns, starProposal } from './columns.ts';
import type { Expectation } from './expectation.ts';
import { writtenTable } from './mutations.ts';
import { isCondition } from './operand-proposals.ts';
import { markRequired, relationInputs } from './parameters.ts';
import type { Proposal } from './proposal.ts';
import type { CompletionRequest } from './request.ts';
import { expandedRelation } from './select-list.ts';

/** After an alias, or a whole table name, and a dot. */
export function afterDot(
  { bound, cursor, scope }: CompletionRequest,
  expectation: Expectation,
): readonly Proposal[] {
  const relation =
    relationOf(scope, cursor.qualifiers) ??
    (cursor.qualifiers[0]?.toLowerCase() === 'excluded' ? writtenTable(bound) : undefined);
  if (relation === undefined || expectation.kind !== 'operand') {
    return [];
  }
  const columns = relationColumns(relation).map((column) => ({ ...column, commits: true }));
  const isInSelect = expectation.clause === 'select' && expectation.place.opener !== 'call';
  return isCondition(expectation)
    ? [...markRequired(columns, bound, [relation]), ...relationInputs(bound, relation)]
    : isInSelect
      ? [...columns, starProposal, ...expandedRelation(relation, true)]
      : columns;
}

function relationOf(
  scope: Scope | undefined,
  qualifiers: readonly string[],
): BoundRelation | undefined {
  if (qualifiers.length === 1) {
    return relationNamed(scope, qualifiers[0] ?? '');
  }
  const name = qualifiers.join('.').toLowerCase();
  for (let level = scope; level !== undefined; level = level.parent) {
    const relation = level.relations.find(({ table }) => table?.name === name);
    if (relation !== undefined) {
      return relation;
    }
  }
  return undefined;
}
