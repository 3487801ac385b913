/** A document, or a part of one: its statements, and the white space between them. */
import type { ParsedDocument, PlacedStatement, Span } from '../syntax/index.ts';
import { replacementsIn } from './format-statement.ts';
import { blocksBefore, blocksIn, isLeftAlone } from './left-alone.ts';
import { styleOf, type FormatOptions, type Style } from './options.ts';
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
    if (!isInBlock(placed, blocks?.[index])) replacements.push(...changesOf(text, placed, style));
  });
  const last = spaceAtEnd(text, style);
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
  text: string,
  { start, statement }: PlacedStatement,
  style: Style,
): readonly TextReplacement[] {
  const first = statement.tokens.find(({ kind }) => kind !== 'whitespace');
  if (first === undefined || isLeftAlone(statement)) return [];
  const inside = replacementsIn(statement, style).map((each) => ({
    span: { start: start + each.span.start, end: start + each.span.end },
    text: each.text,
  }));
  const before = spaceBefore(text, start + first.start, style);
  return before === undefined ? inside : [before, ...inside];
}

/** Between two statements: a line break, and a blank line where there is one or more. */
function spaceBefore(text: string, end: number, { newline }: Style): TextReplacement | undefined {
  const start = endBefore(text, end);
  const space = text.slice(start, end);
  const isBlank = space.indexOf('\n') !== space.lastIndexOf('\n');
  if (start === 0) return changed(start, space, text.startsWith('\ufeff') ? '\ufeff' : '');
  return changed(start, space, isBlank ? newline + newline : newline);
}

/** A text that ends in a line break ends in one only. */
function spaceAtEnd(
  text: string,
  { newline, insertFinalNewline }: Style,
): TextReplacement | undefined {
  const start = endBefore(text, text.length);
  if (start === 0) return undefined;
  const space = text.slice(start);
  return changed(start, space, insertFinalNewline || space.includes('\n') ? newline : '');
}

function changed(start: number, before: string, after: string): TextReplacement | undefined {
  if (before === after) return undefined;
  return { span: { start, end: start + before.length }, text: after };
}

const blank = new Set([' ', '\t', '\n', '\r', '\v', '\f', '\ufeff']);

/** Where what is no white space ends before `offset`. */
function endBefore(text: string, offset: number): number {
  let end = offset;
  while (end > 0 && blank.has(text.charAt(end - 1))) end -= 1;
  return end;
}
