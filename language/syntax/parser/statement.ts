/** One statement of any kind. */
import type { ExplainStatement } from '../command-tree.ts';
import { keywordNamed } from '../keywords.ts';
import type { Hint, StatementNode, With } from '../tree.ts';
import { readDescribe, readOpaque, readShow } from './command.ts';
import { quoted, type TokenCursor } from './cursor.ts';
import { readExec } from './exec.ts';
import { readDelete, readInsert, readReplace, readUpdate } from './mutation.ts';
import { readQuery, readQueryBody } from './query.ts';
import { readAuth, readRegistry, readSleep, readTransaction, readUse } from './session.ts';
import { isUnreadVerb, reportVerb } from './verb.ts';
import { objectAhead, objectOf, readCreateView, readDropView, readRefreshView } from './view.ts';
import { readWith } from './with.ts';

/** Reads the statement at the cursor, and reports what stands after it. */
export function readStatement(cursor: TokenCursor, hints: readonly Hint[]): StatementNode {
  const statement = readVerb(cursor, hints);
  if (!cursor.atEnd) cursor.reportUnexpected();
  return statement;
}

/** A hint may stand after the last word that means something, and still is part of the statement. */
function readVerb(cursor: TokenCursor, hints: readonly Hint[]): StatementNode {
  const statement = readKind(cursor, hints);
  const { start, end } = statement.span;
  const reach = statement.hints.at(-1)?.span.end ?? end;
  if (reach <= end) return statement;
  cursor.lastEnd = Math.max(cursor.lastEnd, reach);
  return { ...statement, span: { start, end: reach } };
}

function readKind(cursor: TokenCursor, hints: readonly Hint[]): StatementNode {
  const { start } = cursor;
  switch (cursor.value) {
    case 'SELECT':
    case 'VALUES':
      return selectStatement(cursor, hints);
    case 'WITH':
      return readAfterWith(cursor, hints);
    case 'INSERT':
      return readInsert(cursor, { start, hints });
    case 'REPLACE':
      return readReplace(cursor, { start, hints });
    case 'UPDATE':
      return readUpdate(cursor, { start, hints });
    case 'DELETE':
      return readDelete(cursor, { start, hints });
    case 'SHOW':
      return readShow(cursor, start, hints);
    case 'DESCRIBE':
    case 'DESC':
      return readDescribe(cursor, start, hints);
    case 'EXPLAIN':
    case 'PLAN':
      return readExplain(cursor, hints);
    case 'EXEC':
      return readExec(cursor, hints);
    case 'CREATE':
    case 'DROP':
      return readDefinition(cursor, hints);
    case 'REFRESH':
      return readRefreshView(cursor, hints);
    case 'USE':
      return readUse(cursor, hints);
    case 'REGISTRY':
      return readRegistry(cursor, hints);
    case 'AUTH':
      return readAuth(cursor, hints);
    case 'SLEEP':
      return readSleep(cursor, hints);
    case 'BEGIN':
    case 'COMMIT':
    case 'END':
    case 'ROLLBACK':
    case 'SAVEPOINT':
    case 'RELEASE':
      return readTransaction(cursor, hints);
    case '(':
      return ['SELECT', 'VALUES', 'WITH'].includes(cursor.valueAt(1))
        ? selectStatement(cursor, hints)
        : readOther(cursor, hints);
    default:
      return readOther(cursor, hints);
  }
}

function readDefinition(cursor: TokenCursor, hints: readonly Hint[]): StatementNode {
  const { start } = cursor;
  const object = objectOf(cursor);
  if (object === 'view') {
    return cursor.value === 'CREATE' ? readCreateView(cursor, hints) : readDropView(cursor, hints);
  }
  if (object === 'unknown') {
    const ahead = objectAhead(cursor);
    const span = { start, end: cursor.startAt(ahead) + cursor.sourceAt(ahead).length };
    const written = quoted(cursor.text.slice(span.start, span.end));
    cursor.report(`${written} starts no statement: \`${cursor.value} VIEW\` does`, span);
  }
  return readOpaque(cursor, start, hints);
}

/**
 * A template may stand for a whole statement, or for something before one; anything else that is no
 * verb is a mistake.
 */
function readOther(cursor: TokenCursor, hints: readonly Hint[]): StatementNode {
  const { start } = cursor;
  if (cursor.kind === 'template') {
    let ahead = 1;
    while (cursor.kindAt(ahead) === 'template') ahead += 1;
    if (keywordNamed(cursor.valueAt(ahead))?.role === 'verb') {
      cursor.skipTemplates();
      return readKind(cursor, hints);
    }
  }
  const isKnown = cursor.kind === 'template' || isUnreadVerb(cursor.source.toUpperCase());
  if (isKnown) return readOpaque(cursor, start, hints);
  return reportVerb(cursor) ? readKind(cursor, hints) : readOpaque(cursor, start, hints);
}

function selectStatement(cursor: TokenCursor, hints: readonly Hint[]): StatementNode {
  const query = readQuery(cursor);
  return { kind: 'selectStatement', hints, query, span: query.span };
}

function readAfterWith(cursor: TokenCursor, hints: readonly Hint[]): StatementNode {
  const { start } = cursor;
  const common: With = readWith(cursor);
  const prelude = { start, hints, with: common };
  switch (cursor.value) {
    case 'INSERT':
      return readInsert(cursor, prelude);
    case 'REPLACE':
      return readReplace(cursor, prelude);
    case 'UPDATE':
      return readUpdate(cursor, prelude);
    case 'DELETE':
      return readDelete(cursor, prelude);
    default: {
      const body = readQueryBody(cursor);
      const span = cursor.spanFrom(start);
      return { kind: 'selectStatement', hints, query: { ...body, with: common, span }, span };
    }
  }
}

function readExplain(cursor: TokenCursor, hints: readonly Hint[]): StatementNode {
  const isPlan = cursor.value === 'PLAN';
  const { start } = cursor.advance();
  const mode = isPlan ? 'plan' : readExplainMode(cursor);
  const inner = cursor.start;
  const statement = readExplained(
    cursor,
    hints.filter((hint) => hint.span.start >= inner),
  );
  const own = hints.filter((hint) => hint.span.start < inner);
  const span = cursor.spanFrom(start);
  if (isPlan) return { kind: 'plan', hints: own, statement, span };
  return { kind: 'explain', hints: own, mode, statement, span };
}

function readExplainMode(cursor: TokenCursor): ExplainStatement['mode'] {
  if (cursor.takeAll('QUERY', 'PLAN') !== undefined) return 'queryPlan';
  return cursor.take('ANALYZE') === undefined ? 'plan' : 'analyze';
}

function readExplained(cursor: TokenCursor, hints: readonly Hint[]): StatementNode {
  if (cursor.atEnd) {
    cursor.reportMissing('a statement');
    return { kind: 'empty', hints, span: cursor.hole() };
  }
  if (!cursor.enter()) return readOpaque(cursor, cursor.start, hints);
  const statement = readVerb(cursor, hints);
  cursor.leave();
  return statement;
}
