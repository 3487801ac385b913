/** A query's text in another place: indented as that place asks, unless a line break in it has a meaning. */
import type { ParsedStatement, Span } from '../../../language/syntax/index.ts';
import { indentAt } from './layout.ts';

/** The query in parentheses, in lines of its own where it has several. */
export function parenthesised(statement: ParsedStatement, span: Span, indent: string): string {
  const text = statement.text.slice(span.start, span.end);
  return text.includes('\n') ? block(statement, span, indent) : `(${text})`;
}

/** The query in parentheses and in lines of its own, two columns further in than `indent`. */
export function block(statement: ParsedStatement, span: Span, indent: string): string {
  const text = statement.text.slice(span.start, span.end);
  const deeper = `${indent}  `;
  const own = indentAt(statement.text, span.start);
  const moved = holdsLines(statement, span) ? text : reindented(text, own, deeper);
  return `(\n${deeper}${moved}\n${indent})`;
}

function reindented(text: string, from: string, to: string): string {
  return text
    .split('\n')
    .map((line, index) => {
      if (index === 0 || line.trim() === '') return line;
      return to + (line.startsWith(from) ? line.slice(from.length) : line.trimStart());
    })
    .join('\n');
}

/** Whether a string, name or comment goes over several lines. A comment at the end must not swallow a parenthesis. */
function holdsLines({ tokens, text }: ParsedStatement, { start, end }: Span): boolean {
  return tokens.some(
    (token) =>
      token.kind !== 'whitespace' &&
      start <= token.start &&
      token.end <= end &&
      text.slice(token.start, token.end).includes('\n'),
  );
}
