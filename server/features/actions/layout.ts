/** How a statement is laid out, so that what an action writes looks like what stands around it. */
import type { ParsedStatement, Span } from '../../../language/syntax/index.ts';

/** The white space that the line of `offset` begins with. */
export function indentAt(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  return /^[ \t]*/.exec(text.slice(start, offset))?.[0] ?? '';
}

/** Whether nothing but white space stands before `offset` on its line. */
export function startsLine(text: string, offset: number): boolean {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  return text.slice(start, offset).trim() === '';
}

/** What parts a clause from the one before: a new line where `keyword` has a line of its own, else a space. */
export function clauseBreak(text: string, keyword: number): string {
  const isFirst = text.slice(0, keyword).trim() === '';
  return !isFirst && startsLine(text, keyword) ? `\n${indentAt(text, keyword)}` : ' ';
}

/** Whether a comment stands in `span`: text that must not be lost. */
export function holdsComment(statement: ParsedStatement, span: Span): boolean {
  return statement.tokens.some(
    ({ kind, start, end }) =>
      (kind === 'comment' || kind === 'hint') && start < span.end && span.start < end,
  );
}
