/** The order that edits are given in, and what holds for all of them. */
import type { ActionEdit } from './action.ts';

/** The edits in text order; those of one place keep their order. */
export function inTextOrder(edits: readonly ActionEdit[]): readonly ActionEdit[] {
  return edits.toSorted(
    (left, right) => left.span.start - right.span.start || left.span.end - right.span.end,
  );
}

export function overlap(edits: readonly ActionEdit[]): boolean {
  return edits.some(({ span }, index) => span.start < (edits[index - 1]?.span.end ?? 0));
}

/** Line ends as the statement has them. */
export function withLineEnds(edit: ActionEdit, statement: string): ActionEdit {
  if (!statement.includes('\r\n')) return edit;
  const converted = (text: string): string => text.replace(/\r?\n/g, '\r\n');
  const { snippet } = edit;
  return {
    ...edit,
    text: converted(edit.text),
    ...(snippet !== undefined && { snippet: converted(snippet) }),
  };
}
