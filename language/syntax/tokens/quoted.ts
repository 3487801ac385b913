/**
 * Where quoted text ends: strings, and names in double quotes or backticks.
 *
 * A quote that is half typed must not swallow the statements after it, and a backslash before a quote
 * must be read as its author meant it, so two questions are settled by the text that follows.
 *
 * 1. `'C:\'` in SQLite's manner against `'it\'s'` in StackQL's: the backslash escapes the quote unless
 *    the string would then not be closed on the line on which it opens (or be closed by a quote glued
 *    to a word, as in `'C:\' AND b = 'x'`), and the quote after the backslash looks like an end,
 *    that is, is not followed by a word or another quote.
 * 2. A quote is taken as never closed where there is no closing one, or where the closing one is glued
 *    to a word and a line between the two starts like a statement. It then ends with its line, or
 *    before the `;` that ends the line, or with its paragraph: whichever comes first.
 */
import {
  backslash,
  doubleQuote,
  isBlank,
  isWordPart,
  newline,
  openBrace,
  singleQuote,
} from './characters.ts';
import type { Reading } from './reading.ts';
import { stringTemplateEnd } from './templates.ts';
import { paragraphStart, statementLine } from './verbs.ts';

/** The end of the quoted text that opens at `start`. Sets `reading.unterminated`. */
export function quotedEnd(reading: Reading, start: number, quote: number): number {
  const { text } = reading;
  const { end, alternative } = search(reading, start, quote);
  const isClosed = end <= text.length;
  const isGlued = isWordPart(text.charCodeAt(end));
  // The character after the closing quote decided that it is not a doubled one.
  reading.reached(end + 1);
  if (alternative !== undefined && (!isClosed || isGlued)) return alternative;
  if (!isClosed || (isGlued && statementLine.test(text.slice(start + 1, end)))) {
    reading.unterminated = true;
    return recoveredEnd(text, start);
  }
  return end;
}

interface Search {
  /** After the closing quote; past the text's end where there is none. */
  readonly end: number;
  /** Where the text ends if a backslash before a quote is only a backslash. */
  readonly alternative?: number;
}

function search(reading: Reading, start: number, quote: number): Search {
  const { text } = reading;
  const unclosed = text.length + 1;
  let alternative: number | undefined;
  let plainFrom = start;
  let end = unclosed;
  const lineBreaks: number[] = [];
  let index = start + 1;
  while (index < text.length) {
    const code = text.charCodeAt(index);
    if (code === quote) {
      if (text.charCodeAt(index + 1) !== quote) {
        end = index + 1;
        break;
      }
      index += 2;
      plainFrom = index;
    } else if (code === backslash && quote === singleQuote) {
      if (lineBreaks.length === 0 && alternative === undefined && looksLikeEnd(text, index + 1)) {
        alternative = index + 2;
        if (reading.hasPlainBackslashes(start)) return { end: unclosed, alternative };
      }
      index += text.charCodeAt(index + 1) === newline ? 1 : 2;
    } else if (code === newline) {
      if (alternative !== undefined) break;
      const known = reading.closingAfter(index, quote);
      if (known !== undefined) {
        end = known;
        break;
      }
      lineBreaks.push(index);
      index += 1;
    } else if (code === openBrace) {
      const templateEnd = stringTemplateEnd(reading, index);
      index = templateEnd ?? index + 1;
      if (templateEnd !== undefined) plainFrom = index;
    } else {
      index += 1;
    }
  }
  reading.reached(index + 2);
  const isDoubtful = end === unclosed || isWordPart(text.charCodeAt(end));
  if (alternative !== undefined) {
    if (isDoubtful) reading.rememberPlainBackslashes(plainFrom, index);
    return { end, alternative };
  }
  if (isDoubtful) reading.rememberClosing(lineBreaks, quote, end);
  return { end };
}

/** Whether the quote at `index` could close a string, judged by what follows it. */
function looksLikeEnd(text: string, index: number): boolean {
  if (text.charCodeAt(index) !== singleQuote) return false;
  const next = text.charCodeAt(index + 1);
  const continues = next === singleQuote || next === doubleQuote || next === backslash;
  return !isWordPart(next) && !continues;
}

function recoveredEnd(text: string, start: number): number {
  let lineStart = start + 1;
  for (;;) {
    const found = text.indexOf('\n', lineStart);
    const lineEnd = found < 0 ? text.length : found;
    const end = visibleEnd(text, lineStart, lineEnd);
    if (end > lineStart && text[end - 1] === ';') return end - 1;
    const next = lineEnd + 1;
    if (next >= text.length) return end;
    const following = text.indexOf('\n', next);
    const line = text.slice(next, following < 0 ? text.length : following + 1);
    if (line.trim() === '' || paragraphStart.test(line)) return end;
    lineStart = next;
  }
}

/** The end of what is visible between two offsets. */
function visibleEnd(text: string, from: number, to: number): number {
  let index = to;
  while (index > from && isBlank(text.charCodeAt(index - 1))) index -= 1;
  return index;
}
