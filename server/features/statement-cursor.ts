/** A cursor as the features take it: a statement, and an offset in that statement's text. */
import type { ParsedDocument, PlacedStatement } from '../../language/syntax/index.ts';
import { parseStatement, statementAt } from '../../language/syntax/index.ts';

export interface StatementCursor {
  readonly placed: PlacedStatement;
  readonly offset: number;
}

const empty = parseStatement('');

/**
 * The cursor's statement is the one that a person means, unless the text at the cursor is another's.
 * A cursor that no statement has, as in an empty document, is in an empty statement of its own.
 */
export function statementCursor(document: ParsedDocument, offset: number): StatementCursor {
  const meant = statementAt(document, offset);
  const placed =
    meant !== undefined && holds(meant, offset)
      ? meant
      : (document.statements.find((each) => holds(each, offset)) ?? {
          start: offset,
          statement: empty,
          reach: 0,
        });
  return { placed, offset: offset - placed.start };
}

function holds({ start, statement }: PlacedStatement, offset: number): boolean {
  return start <= offset && offset <= start + statement.text.length;
}
