/** Which words, after something complete, begin what comes next. */
import type { Clause, ClauseKind } from '../tree.ts';
import type { Span } from '../span.ts';
import type { TokenCursor } from './cursor.ts';
import { startsWindowClause } from './words.ts';

export const clauseStarts: ReadonlySet<string> = new Set([
  'SELECT',
  'FROM',
  'WHERE',
  'GROUP',
  'HAVING',
  'ORDER',
  'LIMIT',
  'UNION',
  'INTERSECT',
  'EXCEPT',
  'RETURNING',
  'SET',
]);

/** Whether the cursor, which is not where an expression is expected, stands at a clause. */
export function atClause(cursor: TokenCursor): boolean {
  const { value } = cursor;
  if (value === '') return false;
  if (clauseStarts.has(value)) return true;
  if (value === 'WINDOW') return startsWindowClause(cursor);
  if (value === 'OFFSET') return true;
  if (value === 'VALUES') return cursor.valueAt(1) === '(';
  return value === 'ON' && cursor.valueAt(1) === 'CONFLICT';
}

/** A clause whose end is not known yet. */
export interface OpenClause {
  readonly kind: ClauseKind;
  readonly keyword: Span;
  end?: number;
}

/** Starts a clause, whose keyword was just read. The one before it ends here. */
export function openClause(open: OpenClause[], kind: ClauseKind, keyword: Span): void {
  const last = open.at(-1);
  if (last !== undefined) last.end ??= keyword.start;
  open.push({ kind, keyword });
}

/** What comes next is no part of the last clause any more. */
export function endClauses(open: readonly OpenClause[], end: number): void {
  const last = open.at(-1);
  if (last !== undefined) last.end ??= end;
}

/** Those that are still open reach to `end`. */
export function closedClauses(open: readonly OpenClause[], end: number): readonly Clause[] {
  return open.map(({ kind, keyword, end: own }) => ({
    kind,
    keyword,
    span: { start: keyword.start, end: Math.max(own ?? end, keyword.end) },
  }));
}
