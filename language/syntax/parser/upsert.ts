/** `ON CONFLICT …`: what an INSERT does with a row that is there already. */
import type { Assignment, Upsert } from '../tree.ts';
import type { Expression, OrderingTerm } from '../expression-tree.ts';
import { readAssignments } from './assignment.ts';
import { readOrderingTerms } from './call.ts';
import { atClause, openClause, type OpenClause } from './clauses.ts';
import type { TokenCursor } from './cursor.ts';
import { readExpression } from './expression.ts';
import { readCondition } from './select.ts';

/** Reads as many as there are. */
export function readUpserts(cursor: TokenCursor, open: OpenClause[]): readonly Upsert[] {
  const upserts: Upsert[] = [];
  while (cursor.value === 'ON' && cursor.valueAt(1) === 'CONFLICT') {
    upserts.push(readUpsert(cursor, open));
  }
  return upserts;
}

function readUpsert(cursor: TokenCursor, open: OpenClause[]): Upsert {
  const { start } = cursor.advance();
  cursor.advance();
  openClause(open, 'onConflict', { start, end: cursor.lastEnd });
  const target = cursor.value === '(' ? readTarget(cursor) : [];
  const targetWhere = cursor.take('WHERE') === undefined ? undefined : readExpression(cursor);
  return {
    kind: 'upsert',
    target,
    ...(targetWhere === undefined ? {} : { targetWhere }),
    ...readAction(cursor),
    span: cursor.spanFrom(start),
  };
}

function readTarget(cursor: TokenCursor): readonly OrderingTerm[] {
  const open = cursor.advance();
  const terms = readOrderingTerms(cursor);
  cursor.close(open);
  return terms;
}

interface Action {
  readonly action?: 'nothing' | 'update';
  readonly assignments: readonly Assignment[];
  readonly where?: Expression;
}

function readAction(cursor: TokenCursor): Action {
  if (cursor.take('DO') === undefined) {
    cursor.reportMissing('`DO NOTHING` or `DO UPDATE SET …`');
    return { assignments: [] };
  }
  if (cursor.take('NOTHING') !== undefined) return { action: 'nothing', assignments: [] };
  if (cursor.take('UPDATE') === undefined) {
    cursor.reportMissing('`NOTHING` or `UPDATE SET …`');
    cursor.skipUntil(() => cursor.value === 'SET' || atClause(cursor));
  }
  if (cursor.take('SET') === undefined) {
    cursor.reportMissing('`SET`');
    return { action: 'update', assignments: [] };
  }
  const assignments = readAssignments(cursor);
  if (cursor.take('WHERE') === undefined) return { action: 'update', assignments };
  return { action: 'update', assignments, where: readCondition(cursor) };
}
