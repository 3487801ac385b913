/** The resource that a column's values come from, through queries and views that pass it on unchanged. */
import type { ResourceTable } from '../../catalog/index.ts';
import type { BoundColumn, BoundRelation } from './bound.ts';

/** `undefined` where the column is computed. Of several arms of a set operation, the first tells. */
export function sourceOf(column: BoundColumn, relation?: BoundRelation): ResourceTable | undefined {
  if (relation?.table !== undefined) return relation.table;
  if (column.source !== undefined) return column.source;
  const [origin] = column.origins ?? [];
  return origin && sourceOf(origin.column, origin.relation);
}
