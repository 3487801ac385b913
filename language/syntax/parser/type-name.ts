/** The names of types, in a CAST and after `::`. */
import { keywordNamed } from '../keywords.ts';
import type { TokenCursor } from './cursor.ts';

/** After `::`: `INTEGER`, `decimal(10, 2)`, `double precision`. An alias may follow. */
export function readTypeName(cursor: TokenCursor): string {
  return readType(cursor, () => longer.test(cursor.source));
}

const longer = /^(?:precision|int|integer|varying|character)$/i;

/** In a CAST any words make a type: `UNSIGNED BIG INT`. */
export function readLongTypeName(cursor: TokenCursor): string {
  return readType(cursor, () => isTypeWord(cursor));
}

function isTypeWord({ kind, value }: TokenCursor): boolean {
  if (kind === 'word') return keywordNamed(value)?.reserved !== true;
  return kind === 'name' || kind === 'string' || kind === 'template';
}

function readType(cursor: TokenCursor, goesOn: () => boolean): string {
  const { start } = cursor;
  if (!isTypeWord(cursor)) {
    cursor.reportMissing('a type such as `TEXT`');
    return '';
  }
  cursor.advance();
  while (goesOn()) cursor.advance();
  if (cursor.value === '(') {
    const open = cursor.advance();
    readSize(cursor);
    if (cursor.take(',') !== undefined) readSize(cursor);
    cursor.close(open);
  }
  return cursor.text.slice(start, cursor.lastEnd);
}

function readSize(cursor: TokenCursor): void {
  if (cursor.at('+', '-')) cursor.advance();
  if (cursor.kind === 'number' || cursor.kind === 'template') cursor.advance();
  else cursor.reportMissing('a number');
}
