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
    const lines = lineStartsOf(placed.statement);
    return { start: positionIn(lines, start, base), end: positionIn(lines, end, base) };
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

function positionIn(starts: readonly number[], offset: number, base: Position): Position {
  let low = 0;
  let high = starts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? Infinity) <= offset) low = middle;
    else high = middle;
  }
  return low === 0
    ? { line: base.line, character: base.character + offset }
    : { line: base.line + low, character: offset - (starts[low] ?? 0) };
}
