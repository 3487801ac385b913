/** A document, or a part of one: its statements, and the white space between them. */
import type { ParsedDocument, PlacedStatement, Span, Token } from '../syntax/index.ts';
import { replacementsIn } from './format-statement.ts';
import { blocksBefore, blocksIn, isLeftAlone } from './left-alone.ts';
import { newlineFor, styleOf, type FormatOptions, type Style } from './options.ts';
import type { TextReplacement } from './replacement.ts';

/** All that changes, in order, in offsets of the document. Nothing, where it is formatted already. */
export function formatDocument(
  document: ParsedDocument,
  options: FormatOptions,
): readonly TextReplacement[] {
  return formatRange(document, { start: 0, end: document.text.length }, options);
}

/** The changes of the whole document that lie in `span`. */
export function formatRange(
  document: ParsedDocument,
  span: Span,
  options: FormatOptions,
): readonly TextReplacement[] {
  const { text, statements } = document;
  const style = styleOf(text, options);
  const blocks = blocksAround(document);
  const replacements: TextReplacement[] = [];
  statements.forEach((placed, index) => {
    const end = statements[index + 1]?.start ?? text.length;
    if (end < span.start || span.end < placed.start) return;
    if (!isInBlock(placed, blocks?.[index]))
      replacements.push(...changesOf(document, index, style));
  });
  const last = spaceAtEnd(document, style);
  if (last !== undefined) replacements.push(last);
  return replacements.filter((each) => span.start <= each.span.start && each.span.end <= span.end);
}

/** How many template blocks are open where each statement starts; `undefined` where there are none. */
function blocksAround({ text, statements }: ParsedDocument): readonly number[] | undefined {
  if (!text.includes('{%') && !/\{\{-?\s*(?:range|if|with|define|block)\b/.test(text)) {
    return undefined;
  }
  let depth = 0;
  return statements.map(({ statement }) => {
    const around = depth;
    depth = Math.max(0, depth + blocksIn(statement));
    return around;
  });
}

/** What a block holds may be repeated, and is left as it is, its margin included. */
function isInBlock({ statement }: PlacedStatement, depth: number | undefined): boolean {
  return depth !== undefined && depth + blocksBefore(statement) > 0;
}

function changesOf(
  document: ParsedDocument,
  index: number,
  style: Style,
): readonly TextReplacement[] {
  const placed = document.statements[index];
  if (placed === undefined || isLeftAlone(placed.statement)) return [];
  const { start, statement } = placed;
  const first = statement.tokens.find(isWritten);
  if (first === undefined) return [];
  const inside = replacementsIn(statement, style).map((each) => ({
    span: { start: start + each.span.start, end: start + each.span.end },
    text: each.text,
  }));
  const span = { start: endBefore(document.statements, index), end: start + first.start };
  const before = staysBeside(document.text, span)
    ? undefined
    : spaceBefore(document.text, span, style);
  return before === undefined ? inside : [before, ...inside];
}

/** A comment that looks like an anchor is one only at the start of a line. */
function staysBeside(text: string, { start, end }: Span): boolean {
  return start > 0 && text.startsWith('/*+', end) && !text.slice(start, end).includes('\n');
}

/** Between two statements: a line break, and a blank line where there is one or more. */
function spaceBefore(text: string, span: Span, style: Style): TextReplacement | undefined {
  const space = text.slice(span.start, span.end);
  const newline = newlineFor(space, style);
  const isBlank = space.indexOf('\n') !== space.lastIndexOf('\n');
  if (span.start === 0) return changed(span, space, space.startsWith('\ufeff') ? '\ufeff' : '');
  return changed(span, space, isBlank ? newline + newline : newline);
}

/** A text that ends in a line break ends in one only. */
function spaceAtEnd(
  { text, statements }: ParsedDocument,
  style: Style,
): TextReplacement | undefined {
  const span = { start: endBefore(statements, statements.length), end: text.length };
  const isOpen = statements.at(-1)?.statement.tokens.at(-1)?.unterminated === true;
  if (span.start === 0 || isOpen) return undefined;
  const space = text.slice(span.start);
  const isEnded = style.insertFinalNewline || space.includes('\n');
  return changed(span, space, isEnded ? newlineFor(space, style) : '');
}

function changed(span: Span, before: string, after: string): TextReplacement | undefined {
  return before === after ? undefined : { span, text: after };
}

/** Where the last token before the statement of this index ends. */
function endBefore(statements: readonly PlacedStatement[], index: number): number {
  for (let before = index - 1; before >= 0; before -= 1) {
    const placed = statements[before];
    const last = placed?.statement.tokens.findLast(isWritten);
    if (placed !== undefined && last !== undefined) return placed.start + last.end;
  }
  return 0;
}

function isWritten({ kind }: Token): boolean {
  return kind !== 'whitespace';
}
