/** A statement's text after edits, and the order that edits are given in. */
import type { ActionEdit } from './action.ts';

/** The edits in text order; those of one place keep their order. */
export function inTextOrder(edits: readonly ActionEdit[]): readonly ActionEdit[] {
  return edits.toSorted(
    (left, right) => left.span.start - right.span.start || left.span.end - right.span.end,
  );
}

/** The edits must be in text order and not overlap. */
export function applyEdits(text: string, edits: readonly ActionEdit[]): string {
  let result = '';
  let offset = 0;
  for (const { span, text: written } of edits) {
    result += text.slice(offset, span.start) + written;
    offset = span.end;
  }
  return result + text.slice(offset);
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
