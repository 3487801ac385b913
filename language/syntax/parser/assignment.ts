/** What SET assigns, in UPDATE and in an upsert. */
import type { Expression } from '../expression-tree.ts';
import type { Assignment, Name } from '../tree.ts';
import { atClause } from './clauses.ts';
import type { TokenCursor } from './cursor.ts';
import { readExpression } from './expression.ts';
import { readList } from './lists.ts';
import { missingName, readName } from './names.ts';
import { missingExpression } from './primary.ts';
import { readNames } from './relation.ts';
import { isNameAfterKeyword } from './words.ts';

/** Reads what follows SET. */
export function readAssignments(cursor: TokenCursor): readonly Assignment[] {
  return readList(
    cursor,
    () => readAssignment(cursor),
    () => atClause(cursor),
  );
}

function readAssignment(cursor: TokenCursor): Assignment {
  const { start } = cursor;
  let column: Name;
  let columns: { readonly columns?: readonly Name[] } = {};
  if (cursor.value === '(') {
    const names = readNames(cursor, cursor.advance());
    column = names[0] ?? missingName(cursor);
    columns = { columns: names };
  } else if (isAssigned(cursor)) {
    column = readName(cursor);
  } else {
    cursor.reportMissing('a column name');
    column = missingName(cursor);
  }
  const value = readAssignedValue(cursor);
  const from = Math.min(start, column.span.start);
  return { kind: 'assignment', column, ...columns, value, span: cursor.spanFrom(from) };
}

function readAssignedValue(cursor: TokenCursor): Expression {
  if (cursor.take('=') !== undefined) return readExpression(cursor);
  return missingExpression(cursor, '`=` and a value');
}

/** Any word before `=` is a column. */
function isAssigned(cursor: TokenCursor): boolean {
  if (isNameAfterKeyword(cursor) || cursor.kind === 'string') return true;
  return cursor.kind === 'word' && cursor.valueAt(1) === '=';
}
