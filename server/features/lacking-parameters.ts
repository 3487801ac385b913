/** What a relation cannot be asked for without, as far as its statement does not say it. */
import type { BoundRelation, BoundStatement, Requirement } from '../../language/semantics/index.ts';
import { requirementsIn, requirementsOf } from '../../language/semantics/index.ts';

/** Changing a resource needs its identifier, whatever reading it needs. */
export function lackingOf(bound: BoundStatement, relation: BoundRelation): readonly Requirement[] {
  if (relation.table === undefined || relation.kind !== 'resource') {
    return [];
  }
  if (!isTarget(bound, relation)) {
    return requirementsIn(bound, relation).filter(({ given }) => !given);
  }
  const { type } = relation.table;
  const singular = type && { ...relation.table, form: 'one' as const };
  const identified = bound.references.some(
    (reference) => reference.relation === relation && reference.input?.meaning === 'identifier',
  );
  return singular === undefined || identified ? [] : requirementsOf(singular);
}

function isTarget({ statement: { root } }: BoundStatement, { node }: BoundRelation): boolean {
  return (root.kind === 'delete' || root.kind === 'update') && root.table === node;
}
