/** Finding statements and tokens by where they stand. */
import type { ParsedDocument, ParsedStatement, PlacedStatement, Token } from './document.ts';

/**
 * The statement that a cursor means: the one that it stands in, or that ended before it on the same
 * line. A statement's text begins with the comments and blank lines above it. `undefined` only where
 * the document is empty.
 */
export function statementAt(document: ParsedDocument, offset: number): PlacedStatement | undefined {
  const { statements } = document;
  let index = lastStartingBefore(statements, offset);
  const found = statements[index];
  const before = statements[index - 1];
  if (found === undefined || before === undefined) return found ?? statements[0];
  const isEmpty = found.statement.root.kind === 'empty';
  const first = isEmpty ? Infinity : found.start + found.statement.root.span.start;
  const isBefore = offset === found.start || offset < first;
  if (isBefore && !document.text.slice(found.start - 1, offset).includes('\n')) index -= 1;
  return statements[index];
}

/** The index of the last statement that starts at or before `offset`; -1 where there is none. */
function lastStartingBefore(statements: readonly PlacedStatement[], offset: number): number {
  let low = 0;
  let high = statements.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((statements[middle]?.start ?? Infinity) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

export function tokenText(statement: ParsedStatement, token: Token): string {
  return statement.text.slice(token.start, token.end);
}
