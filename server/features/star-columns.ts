/** What `*` and `t.*` of a select list hold. */
import type { BoundColumn, BoundStatement } from '../../language/semantics/index.ts';
import { relationNamed, scopeAt } from '../../language/semantics/index.ts';
import type { StarExpression } from '../../language/syntax/index.ts';

/** The columns in their order; `undefined` where they cannot be known. */
export function columnsOfStar(
  bound: BoundStatement,
  { span, qualifier }: StarExpression,
): readonly BoundColumn[] | undefined {
  const scope = scopeAt(bound, span.start);
  if (scope === undefined) {
    return undefined;
  }
  if (qualifier !== undefined) {
    const alias = qualifier.parts.filter(({ text }) => text !== '').at(-1)?.text ?? '';
    return relationNamed(scope, alias)?.columns;
  }
  const columns: BoundColumn[] = [];
  for (const relation of scope.relations) {
    if (relation.columns === undefined) {
      return undefined;
    }
    for (const column of relation.columns) {
      if (relation.coalesced?.has(column.name.toLowerCase()) !== true) {
        columns.push(column);
      }
    }
  }
  return columns.length === 0 ? undefined : columns;
}
