/** What changes while a person types: a statement when its `;` is there, a line when it is left. */
import type { ParsedDocument, PlacedStatement, Token } from '../syntax/index.ts';
import { formatRange } from './format-document.ts';
import type { FormatOptions } from './options.ts';
import type { TextReplacement } from './replacement.ts';

/**
 * `offset` is right after `typed`, which is `;` or a line break; anything else changes nothing. White
 * space that the editor put after the line break may stand around `offset`.
 */
export function formatOnType(
  document: ParsedDocument,
  offset: number,
  typed: string,
  options: FormatOptions,
): readonly TextReplacement[] {
  if (typed === ';') return afterSemicolon(document, offset, options);
  return typed === '\n' ? afterLineBreak(document, offset, options) : [];
}

function afterSemicolon(
  document: ParsedDocument,
  offset: number,
  options: FormatOptions,
): readonly TextReplacement[] {
  const found = tokenBefore(document, offset);
  if (found === undefined || document.text[offset - 1] !== ';') return [];
  const { placed, token } = found;
  if (token.kind !== 'punctuation' || placed.start + token.end !== offset) return [];
  return formatRange(document, { start: placed.start, end: offset }, options);
}

/** The keywords and the spaces of the line that was left, and the margin of the new one. */
function afterLineBreak(
  document: ParsedDocument,
  offset: number,
  options: FormatOptions,
): readonly TextReplacement[] {
  const { text } = document;
  const lineBreak = text.lastIndexOf('\n', offset - 1);
  if (lineBreak < 0 || text.slice(lineBreak, offset).trim() !== '') return [];
  const start = text.lastIndexOf('\n', lineBreak - 1) + 1;
  const found = tokenBefore(document, offset);
  if (found === undefined || found.placed.start + found.token.end > lineBreak + 1) return [];
  const left = formatRange(document, { start, end: lineBreak }, options).filter(
    (each) =>
      !each.text.includes('\n') && !text.slice(each.span.start, each.span.end).includes('\n'),
  );
  if (text[lineBreak + 1 + spacesAt(text, lineBreak + 1).length] === ')') return left;
  const margin = marginAfter(document, { ...found, lineStart: start }, options);
  if (margin === undefined) return left;
  const end = lineBreak + 1 + spacesAt(text, lineBreak + 1).length;
  const span = { start: lineBreak + 1, end };
  return text.slice(span.start, end) === margin ? left : [...left, { span, text: margin }];
}

interface LineLeft extends Found {
  readonly lineStart: number;
}

/** After these, what follows on a line of its own is one level deeper. */
const opening =
  /^(?:\(|SELECT|DISTINCT|FROM|WHERE|HAVING|BY|SET|RETURNING|VALUES|CASE|RECURSIVE)$/i;

/** The margin of an empty line after this one; `undefined` where the editor's own is right. */
function marginAfter(
  { text }: ParsedDocument,
  { placed, token, lineStart }: LineLeft,
  { indent }: FormatOptions,
): string | undefined {
  const margin = spacesAt(text, lineStart);
  const last = text.slice(placed.start + token.start, placed.start + token.end);
  if (last === ';') return '';
  if (token.kind === 'word' || token.kind === 'punctuation') {
    if (opening.test(last)) return margin + indent;
  }
  const startsClause = /^\s*(?:SELECT|FROM|GROUP|ORDER|SET|RETURNING|VALUES)\b/i;
  if (last === ',' && startsClause.test(text.slice(lineStart))) return margin + indent;
  return undefined;
}

function spacesAt(text: string, start: number): string {
  let end = start;
  while (text[end] === ' ' || text[end] === '\t') end += 1;
  return text.slice(start, end);
}

interface Found {
  readonly placed: PlacedStatement;
  readonly token: Token;
}

/** The last token that starts before `offset`, white space left out. */
function tokenBefore({ statements }: ParsedDocument, offset: number): Found | undefined {
  let index = statements.findLastIndex(({ start }) => start < offset);
  for (; index >= 0; index -= 1) {
    const placed = statements[index];
    const token = placed?.statement.tokens.findLast(
      ({ kind, start }) => kind !== 'whitespace' && placed.start + start < offset,
    );
    if (placed !== undefined && token !== undefined) return { placed, token };
  }
  return undefined;
}
