/**
 * Where statements end. A statement ends with its `;`, before an anchor, and before a line that can
 * only be the start of another statement, so that one half-typed statement does not swallow the next.
 * What follows a `;` on the same line, white space and a comment, belongs to the statement before it;
 * comments on lines of their own belong to the next one. Where there is no `;`, the blank lines between
 * belong to the one before, since a person who types there goes on with it.
 *
 * From a statement's start on, the answer depends on nothing before it: splitting may begin there.
 */
import { newline } from './tokens/characters.ts';
import type { Reading } from './tokens/reading.ts';
import { Scanner } from './tokens/scanner.ts';
import { plainStatementEnd } from './plain-statement.ts';
import { startsStatement } from './statement-start.ts';

export interface StatementExtent {
  readonly end: number;
  /** One past the last offset that had a say in this; more than the text's length for its end. */
  readonly reach: number;
}

/** The extent of the statement that starts at `start`, which is less than the text's length. */
export function statementExtent(reading: Reading, start: number): StatementExtent {
  const end = plainStatementEnd(reading.text, start);
  return end === undefined ? scannedExtent(reading, start) : { end, reach: end + 1 };
}

/** The same token by token: a search finds nothing else, only sooner. */
export function scannedExtent(reading: Reading, start: number): StatementExtent {
  reading.reach = start;
  return { end: endOfStatement(reading, start), reach: reading.reach };
}

/** Words after which a statement's text goes on with SELECT, INSERT and the like. */
const continued = new Set([
  'UNION',
  'ALL',
  'INTERSECT',
  'EXCEPT',
  'AS',
  'MATERIALIZED',
  'EXPLAIN',
  'ANALYZE',
  'PLAN',
  'EXTENDED',
  'SHOW',
  'DO',
  'BEGIN',
]);

function endOfStatement(reading: Reading, start: number): number {
  const { text } = reading;
  const scanner = new Scanner(text, start, reading);
  let depth = 0;
  let blankLine = false;
  /** What was read last: an upper-case word, a symbol, or the kind of a token. */
  let previous = '';
  /** Where the next statement would start: after the last blank line, else after this line. */
  let cut: number | undefined;
  /** Whether the statement still waits for its SELECT, VALUES and so on, at depth 0. */
  let awaitsBody = false;
  while (scanner.next()) {
    const { kind } = scanner;
    if (kind === 'whitespace') {
      const lineBreaks = countLineBreaks(text, scanner.start, scanner.end);
      blankLine ||= lineBreaks > 1;
      if (lineBreaks > 1 || (lineBreaks === 1 && cut === undefined)) {
        cut = text.lastIndexOf('\n', scanner.end - 1) + 1;
      }
      continue;
    }
    if (kind === 'comment' || kind === 'hint') continue;
    if (kind === 'anchor') {
      if (previous !== '') return cut ?? scanner.start;
      previous = 'anchor';
      cut = undefined;
      continue;
    }
    let current: string = kind;
    if (kind === 'word') {
      const word = text.slice(scanner.start, scanner.end).toUpperCase();
      const atLineStart = scanner.start > start && text[scanner.start - 1] === '\n';
      if (atLineStart && isSplitPoint(previous, depth, blankLine, awaitsBody)) {
        if (startsStatement(reading, word, scanner.end)) return cut ?? scanner.start;
      }
      if (depth === 0) awaitsBody = bodyAwaited(word, previous, awaitsBody);
      current = word;
    } else if (kind === 'punctuation') {
      current = text[scanner.start] ?? '';
      if (current === '(') depth += 1;
      else if (current === ')') depth = Math.max(0, depth - 1);
      else if (current === ';') return trailingEnd(reading, scanner.end);
    }
    previous = current;
    cut = undefined;
    blankLine = false;
  }
  return text.length;
}

function isSplitPoint(
  previous: string,
  depth: number,
  blankLine: boolean,
  awaitsBody: boolean,
): boolean {
  if (previous === '' || previous === 'anchor' || previous === 'template') return false;
  if (previous === '(' || continued.has(previous)) return false;
  if (depth > 0) return blankLine;
  return !awaitsBody;
}

/**
 * WITH and INSERT wait for a query, which SELECT or VALUES begins; a CREATE waits for its `AS`. A
 * REPLACE with SET is an UPDATE, and waits for none.
 */
function bodyAwaited(word: string, previous: string, awaits: boolean): boolean {
  const isFirst = previous === '' || previous === 'anchor' || previous === 'template';
  if (word === 'WITH') return isFirst || awaits || continued.has(previous);
  if (word === 'INSERT' || word === 'REPLACE') {
    return isFirst || awaits || continued.has(previous);
  }
  if (word === 'SET' && previous !== '.') return false;
  const isBody = word === 'SELECT' || word === 'VALUES' || word === 'DEFAULT';
  return isBody || word === 'UPDATE' || word === 'DELETE' ? false : awaits;
}

function countLineBreaks(text: string, start: number, end: number): number {
  let count = 0;
  for (let index = start; index < end; index += 1) {
    if (text.charCodeAt(index) === newline) count += 1;
  }
  return count;
}

/** After `end`, and the white space and comments up to the end of its line, if nothing else is there. */
function trailingEnd(reading: Reading, end: number): number {
  const { text } = reading;
  let index = end;
  for (;;) {
    while (index < text.length && ' \t\r'.includes(text.charAt(index))) index += 1;
    reading.reached(index + 2);
    if (index >= text.length) return index;
    if (text[index] === '\n') return index + 1;
    const next = commentEnd(reading, index);
    if (next === undefined) return end;
    index = next;
  }
}

/** The end of a comment that starts here and ends on this line. */
function commentEnd(reading: Reading, index: number): number | undefined {
  const { text } = reading;
  const two = text.slice(index, index + 2);
  const isLine = two.startsWith('#') || two === '--' || two === '//';
  if (!isLine && two !== '/*') return undefined;
  reading.reached(index + 3);
  if (!isLine && text[index + 2] === '+') return undefined;
  const lineBreak = text.indexOf('\n', index);
  const lineEnd = lineBreak < 0 ? text.length : lineBreak;
  const close = isLine ? -1 : text.slice(index, lineEnd).indexOf('*/', 2);
  const end = close < 0 ? lineEnd : index + close + 2;
  reading.reached(end + 1);
  return close < 0 && !isLine ? undefined : end;
}
