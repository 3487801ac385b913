/** The fetch that fills what a table of the statement reads, by the name that took the table's place. */
import type { BoundRelation } from '../../../language/semantics/index.ts';
import type { Fetch, SelectPlan } from '../plan.ts';
import { quoteName } from '../sql/render.ts';

export function fetchOfRelation(
  { fetches, replacements, sql }: SelectPlan,
  { node, table }: BoundRelation,
): Fetch | undefined {
  if (table === undefined || node.kind !== 'table') return undefined;
  const { start, end } = node.name.span;
  const replaced = replacements.find(
    ({ statement }) => statement.start === start && statement.end === end,
  );
  if (replaced === undefined) return undefined;
  const text = sql.slice(replaced.sql.start, replaced.sql.end);
  return fetches.find(({ target }) => {
    const name = quoteName(target);
    return text === name || text.startsWith(`${name} `);
  });
}
