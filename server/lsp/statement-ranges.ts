/**
 * Ranges of many places of one document. Lines are counted inside each statement, whose own line is
 * looked up once: an outline of thousands of statements has tens of thousands of positions.
 */
import type { Position, Range } from 'vscode-languageserver';
import type { ParsedStatement, PlacedStatement, Span } from '../../language/syntax/index.ts';
import type { OpenDocument } from './documents.ts';

export type RangesIn = (placed: PlacedStatement, span: Span) => Range;

/** Quick where one statement's places are asked for after another's. */
export function statementRanges({ source }: OpenDocument): RangesIn {
  let current: PlacedStatement | undefined;
  let base: Position = { line: 0, character: 0 };
  return (placed, { start, end }) => {
    if (placed !== current) {
      current = placed;
      base = source.positionAt(placed.start);
    }
    const { statement } = placed;
    return { start: positionIn(statement, start, base), end: positionIn(statement, end, base) };
  };
}

const lineStarts = new WeakMap<ParsedStatement, readonly number[]>();

/** LSP's line breaks: a carriage return, a line feed, or the two together. */
function lineStartsOf(statement: ParsedStatement): readonly number[] {
  const known = lineStarts.get(statement);
  if (known !== undefined) {
    return known;
  }
  const starts = [0];
  for (const { index, 0: lineBreak } of statement.text.matchAll(/\r\n|\r|\n/g)) {
    starts.push(index + lineBreak.length);
  }
  lineStarts.set(statement, starts);
  return starts;
}

/** Between a carriage return and its line feed there is no position: both are behind the line's end. */
function positionIn(statement: ParsedStatement, offset: number, base: Position): Position {
  const starts = lineStartsOf(statement);
  let low = 0;
  let high = starts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? Infinity) <= offset) low = middle;
    else high = middle;
  }
  const isInBreak = statement.text[offset - 1] === '\r' && statement.text[offset] === '\n';
  const place = isInBreak ? offset - 1 : offset;
  return low === 0
    ? { line: base.line, character: base.character + place }
    : { line: base.line + low, character: place - (starts[low] ?? 0) };
}
