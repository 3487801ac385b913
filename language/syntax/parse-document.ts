/**
 * A document as statements. Given the version before, statements that an edit did not touch are taken
 * over from it: nothing before or after the edit is read again, but for what its statements looked at.
 */
import type { ParsedDocument, ParsedStatement, PlacedStatement } from './document.ts';
import { parseStatement } from './parse-statement.ts';
import { statementExtent } from './split.ts';
import { Reading } from './tokens/reading.ts';

/** The same as without `previous`, and sooner. The statements' texts joined give `text`. */
export function parseDocument(text: string, previous?: ParsedDocument): ParsedDocument {
  if (previous === undefined)
    return { text, statements: split(text, 0, new Map<string, ParsedStatement>()).placed };
  if (previous.text === text) return previous;
  const before = previous.statements;
  const prefix = commonPrefix(previous.text, text);
  const kept = before.findIndex(({ start, reach }) => start + reach > prefix);
  const head = kept < 0 ? before : before.slice(0, kept);
  const rest = before.slice(head.length);
  const restart = rest[0]?.start ?? previous.text.length;
  const shift = text.length - previous.text.length;
  const suffix = commonSuffix(previous.text, text, prefix);
  /** Statements that stand in the unchanged end of the text, by their new place. */
  const tail = new Map<number, number>();
  before.forEach(({ start }, index) => {
    if (start >= previous.text.length - suffix) tail.set(start + shift, index);
  });
  const { placed, stopped } = split(text, restart, textsOf(rest, tail.size), tail);
  const reused = stopped === undefined ? [] : before.slice(tail.get(stopped));
  const moved =
    shift === 0 ? reused : reused.map((entry) => ({ ...entry, start: entry.start + shift }));
  return { text, statements: [...head, ...placed, ...moved] };
}

function textsOf(
  statements: readonly PlacedStatement[],
  tailCount: number,
): Map<string, ParsedStatement> {
  const replaced = statements.slice(0, Math.max(0, statements.length - tailCount));
  return new Map(replaced.map(({ statement }) => [statement.text, statement]));
}

interface Split {
  readonly placed: readonly PlacedStatement[];
  /** The place in `stops` at which splitting ended. */
  readonly stopped?: number;
}

function split(
  text: string,
  from: number,
  known: Map<string, ParsedStatement>,
  stops?: ReadonlyMap<number, number>,
): Split {
  const placed: PlacedStatement[] = [];
  const reading = new Reading(text);
  let start = from;
  while (start < text.length) {
    if (stops?.has(start) === true) return { placed, stopped: start };
    const { end, reach } = statementExtent(reading, start);
    const content = ownText(text, start, end);
    const statement = known.get(content) ?? parseStatement(content);
    known.set(content, statement);
    placed.push({ start, statement, reach: reach - start });
    start = end;
  }
  return { placed };
}

/**
 * A copy that shares no memory with the document. A bare slice would keep the whole text of the
 * version that it was cut from alive for as long as its tree is, one more for each keystroke.
 */
function ownText(text: string, start: number, end: number): string {
  return ` ${text.slice(start, end)}`.slice(1);
}

function commonPrefix(left: string, right: string): number {
  const limit = Math.min(left.length, right.length);
  let index = 0;
  while (index < limit && left.charCodeAt(index) === right.charCodeAt(index)) index += 1;
  return index;
}

function commonSuffix(left: string, right: string, prefix: number): number {
  const limit = Math.min(left.length, right.length) - prefix;
  let length = 0;
  while (
    length < limit &&
    left.charCodeAt(left.length - 1 - length) === right.charCodeAt(right.length - 1 - length)
  ) {
    length += 1;
  }
  return length;
}
