/** Where a common table is defined, and how its definition goes away. */
import type { BoundStatement } from '../../../language/semantics/index.ts';
import type { CommonTable, Span, With } from '../../../language/syntax/index.ts';
import { walk } from '../../../language/syntax/index.ts';

/** The definition with the comma or the WITH that goes with it: what follows moves up to its place. */
export function definitionSpan(bound: BoundStatement, table: CommonTable): Span | undefined {
  const { statement } = bound;
  const around = withOf(bound, table);
  if (around === undefined) return undefined;
  const { tables, span } = around;
  const index = tables.indexOf(table);
  const previous = tables[index - 1];
  if (previous !== undefined) return { start: previous.span.end, end: table.span.end };
  const next = tables[index + 1];
  if (next !== undefined) return { start: table.span.start, end: next.span.start };
  const following = statement.tokens.find(
    ({ kind, start }) => kind !== 'whitespace' && start >= span.end,
  );
  return { start: span.start, end: following?.start ?? span.end };
}

function withOf({ statement }: BoundStatement, table: CommonTable): With | undefined {
  const found: With[] = [];
  walk(statement.root, (node) => {
    if (node.kind === 'with' && node.tables.includes(table)) found.push(node);
  });
  return found[0];
}
