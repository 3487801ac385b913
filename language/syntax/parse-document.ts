/**
 * A document as statements. Given the version before, statements that an edit did not touch are taken
 * over from it: nothing before or after the edit is read again, but for what its statements looked at.
 */
import type { ParsedDocument, ParsedStatement, PlacedStatement } from './document.ts';
import { statementOf } from './read-statement.ts';
import { statementExtent } from './split.ts';
import { Reading } from './tokens/reading.ts';

/** The same as without `previous`, and sooner. The statements' texts joined give `text`. */
export function parseDocument(text: string, previous?: ParsedDocument): ParsedDocument {
  if (previous === undefined) return { text, statements: split(text, 0, new Map()).placed };
  if (previous.text === text) return previous;
  const before = previous.statements;
  const prefix = commonPrefix(previous.text, text);
  const suffix = commonSuffix(previous.text, text, prefix);
  const kept = before.findIndex(({ start, reach = Infinity }) => start + reach > prefix);
  const head = kept < 0 ? before : before.slice(0, kept);
  const restart = before[head.length]?.start ?? previous.text.length;
  const shift = text.length - previous.text.length;
  /** The first statement that stands in the unchanged end of the text. */
  const tail = firstFrom(before, previous.text.length - suffix);
  const replaced = before.slice(head.length, tail);
  const known = new Map(replaced.map(({ statement }) => [statement.text, statement]));
  const { placed, end } = split(text, restart, known, (start) => {
    const index = firstFrom(before, start - shift);
    return index >= tail && before[index]?.start === start - shift;
  });
  const reused = before.slice(firstFrom(before, end - shift));
  const moved =
    shift === 0 ? reused : reused.map((placed) => ({ ...placed, start: placed.start + shift }));
  return { text, statements: [...head, ...placed, ...moved] };
}

/** The index of the first statement that starts at or after `offset`. */
function firstFrom(statements: readonly PlacedStatement[], offset: number): number {
  let low = 0;
  let high = statements.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((statements[middle]?.start ?? Infinity) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

interface Split {
  readonly placed: readonly PlacedStatement[];
  /** Where splitting ended: at a statement that is known, or at the end of the text. */
  readonly end: number;
}

function split(
  text: string,
  from: number,
  known: Map<string, ParsedStatement>,
  isKnownStart?: (start: number) => boolean,
): Split {
  const placed: PlacedStatement[] = [];
  const reading = new Reading(text);
  let start = from;
  while (start < text.length && isKnownStart?.(start) !== true) {
    const { end, reach } = statementExtent(reading, start);
    const content = text.slice(start, end);
    const statement = known.get(content) ?? statementOf(ownCopy(content));
    known.set(statement.text, statement);
    placed.push({ start, statement, reach: reach - start });
    start = end;
  }
  return { placed, end: start };
}

/**
 * A part of a string keeps the whole string alive in V8, and a statement outlives its document's
 * version: without a copy, every version in which some statement was last changed stays in memory.
 */
function ownCopy(text: string): string {
  return ` ${text}`.slice(1);
}

/** Texts are compared in pieces of this length first, which the engine does far faster. */
const pieceLength = 4096;

function commonPrefix(left: string, right: string): number {
  const limit = Math.min(left.length, right.length);
  let index = 0;
  while (
    index + pieceLength <= limit &&
    left.slice(index, index + pieceLength) === right.slice(index, index + pieceLength)
  ) {
    index += pieceLength;
  }
  while (index < limit && left.charCodeAt(index) === right.charCodeAt(index)) index += 1;
  return index;
}

function commonSuffix(left: string, right: string, prefix: number): number {
  const limit = Math.min(left.length, right.length) - prefix;
  let length = 0;
  while (
    length + pieceLength <= limit &&
    left.slice(left.length - length - pieceLength, left.length - length) ===
      right.slice(right.length - length - pieceLength, right.length - length)
  ) {
    length += pieceLength;
  }
  while (
    length < limit &&
    left.charCodeAt(left.length - 1 - length) === right.charCodeAt(right.length - 1 - length)
  ) {
    length += 1;
  }
  return length;
}
