/** A document, or a part of one: its statements, and the white space between them. */
import type { ParsedDocument, ParsedStatement, Span } from '../syntax/index.ts';
import { tokenize } from '../syntax/index.ts';
import { replacementsIn } from './format-statement.ts';
import { newlineFor, styleOf, type FormatOptions, type Style } from './options.ts';
import { outlineOf } from './outline.ts';
import { applyReplacements, type TextReplacement } from './replacement.ts';
import { hasSameTokens } from './same-tokens.ts';

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
  const open = document.statements.findIndex(({ statement }) => isOpen(statement));
  if (open < 0) return changesIn(document, span, options);
  // What is never closed ends where the text after it tells, so a change there may move its end.
  const whole = changesIn(document, { start: 0, end: document.text.length }, options);
  const limit = isKept(document, whole) ? Infinity : (document.statements[open]?.start ?? 0);
  const changes = whole.filter(
    (each) => span.start <= each.span.start && each.span.end <= Math.min(span.end, limit),
  );
  return isKept(document, changes) ? changes : [];
}

function changesIn(
  document: ParsedDocument,
  span: Span,
  options: FormatOptions,
): readonly TextReplacement[] {
  const { text, statements } = document;
  const style = styleOf(text, options);
  const isExempt = exemption(document);
  const first = statements.findLastIndex(({ start }) => start <= span.start);
  const replacements: TextReplacement[] = [];
  const add = (replacement: TextReplacement | undefined): void => {
    if (replacement === undefined) return;
    const { start, end } = replacement.span;
    if (span.start <= start && end <= span.end) replacements.push(replacement);
  };
  let index = Math.max(0, first);
  let lastEnd = endBefore(document, index);
  for (; index < statements.length; index += 1) {
    const placed = statements[index];
    if (placed === undefined || placed.start > span.end) return replacements;
    const { start, statement } = placed;
    const outline = outlineOf(statement);
    if (outline.start < 0) continue;
    if (!outline.isLeftAlone && isExempt?.[index] !== true) {
      add(spaceBefore(text, { start: lastEnd, end: start + outline.start }, style));
      for (const each of replacementsIn(statement, style)) {
        const moved = { start: start + each.span.start, end: start + each.span.end };
        add({ span: moved, text: each.text });
      }
    }
    lastEnd = start + outline.end;
  }
  const last = statements.at(-1);
  if (last === undefined || isOpen(last.statement)) return replacements;
  add(spaceAtEnd(text, lastEnd, style));
  return replacements;
}

/** Whether it holds something that is never closed. An editor has read its problems already. */
function isOpen({ problems }: ParsedStatement): boolean {
  return problems.some(({ code }) => code === 'unterminated');
}

/** Whether every token is still one of its own. */
function isKept(document: ParsedDocument, changes: readonly TextReplacement[]): boolean {
  if (changes.length === 0) return true;
  const { text } = document;
  const changed = applyReplacements(text, changes);
  return hasSameTokens(
    { text, tokens: tokenize(text) },
    { text: changed, tokens: tokenize(changed) },
  );
}

/**
 * Which statements stay as they are, their margins included: those in a block of templates, which may
 * be repeated, and those after a comment that asks for it. `undefined` where there are none.
 */
function exemption({ text, statements }: ParsedDocument): readonly boolean[] | undefined {
  const mayExempt = text.includes('{%') || text.includes('iql-format') || goBlock.test(text);
  if (!mayExempt) return undefined;
  let depth = 0;
  let isOff = false;
  return statements.map(({ statement }) => {
    const { asks, blocks, blocksBefore } = outlineOf(statement);
    if (asks !== undefined) isOff = asks === 'off';
    const isInBlock = depth + blocksBefore > 0;
    depth = Math.max(0, depth + blocks);
    return isOff || isInBlock;
  });
}

const goBlock = /\{\{-?\s*(?:range|if|with|define|block)\b/;

/** Where the last token before the statement of this index ends. */
function endBefore({ statements }: ParsedDocument, index: number): number {
  for (let before = index - 1; before >= 0; before -= 1) {
    const placed = statements[before];
    if (placed === undefined) continue;
    const { end } = outlineOf(placed.statement);
    if (end >= 0) return placed.start + end;
  }
  return 0;
}

/** Between two statements: a line break, and a blank line where there is one or more. */
function spaceBefore(text: string, span: Span, style: Style): TextReplacement | undefined {
  const space = text.slice(span.start, span.end);
  if (span.start === 0) return changed(span, space, space.startsWith('\ufeff') ? '\ufeff' : '');
  // A comment that looks like an anchor is one only at the start of a line.
  if (text.startsWith('/*+', span.end) && !space.includes('\n')) return undefined;
  const newline = newlineFor(space, style);
  const isBlank = space.indexOf('\n') !== space.lastIndexOf('\n');
  return changed(span, space, isBlank ? newline + newline : newline);
}

/** A text that ends in a line break ends in one only. */
function spaceAtEnd(text: string, start: number, style: Style): TextReplacement | undefined {
  if (start === 0) return undefined;
  const space = text.slice(start);
  const isEnded = style.insertFinalNewline || space.includes('\n');
  return changed({ start, end: text.length }, space, isEnded ? newlineFor(space, style) : '');
}

function changed(span: Span, before: string, after: string): TextReplacement | undefined {
  return before === after ? undefined : { span, text: after };
}
