/** A result column keeps the label that it was written with, whatever its text became. */
import type { ResultColumn } from '../../../language/syntax/index.ts';
import { encloses, walk } from '../../../language/syntax/index.ts';
import type { StatementFacts } from '../facts.ts';
import type { Edit } from './render.ts';
import { quoteName } from './render.ts';

export function labelEdits(facts: StatementFacts, edits: readonly Edit[]): readonly Edit[] {
  const labels: Edit[] = [];
  walk(facts.bound.statement.root, (node) => {
    if (node.kind !== 'resultColumn' || node.alias !== undefined || node.expression.kind === 'star')
      return;
    const { span } = node.expression;
    const label = edits.some((edit) => encloses(span, edit.span))
      ? labelOf(facts, node)
      : undefined;
    if (label !== undefined) {
      labels.push({ span: { start: span.end, end: span.end }, text: ` AS ${quoteName(label)}` });
    }
  });
  return labels;
}

/** `undefined` where SQLite gives the written label by itself. */
function labelOf(facts: StatementFacts, { expression }: ResultColumn): string | undefined {
  if (expression.kind !== 'column')
    return facts.text.slice(expression.span.start, expression.span.end);
  const written = expression.name.parts.at(-1)?.text;
  const column = facts.references.get(expression)?.column?.name;
  return written?.toLowerCase() === column?.toLowerCase() ? undefined : written;
}
