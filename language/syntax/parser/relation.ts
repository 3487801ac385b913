/** What stands after FROM: tables, subqueries, table functions, and joins of them. */
import type { Span } from '../span.ts';
import type { Join, Name, Relation, TableReference } from '../tree.ts';
import { atClause } from './clauses.ts';
import type { TokenCursor } from './cursor.ts';
import { readExpression } from './expression.ts';
import { readList } from './lists.ts';
import { readName, readQualifiedName } from './names.ts';
import { readParenthesised } from './primary.ts';
import { atQuery, readQuery } from './query.ts';
import { isBareAlias, isNameAfterKeyword } from './words.ts';

/** SQLite's own limit on the tables of a join is 64: far more only comes from broken text. */
const mostRelations = 500;

/** Reads relations and the joins between them, which group to the left. */
export function readRelations(cursor: TokenCursor): Relation {
  let left = readRelation(cursor);
  for (let count = 1; ; count += 1) {
    skipStrangers(cursor);
    const { start } = left.span;
    const operator = readJoinOperator(cursor);
    if (operator === undefined) return left;
    if (count >= mostRelations) {
      cursor.report(`more than ${mostRelations} tables in one FROM`, cursor.previousSpan);
      cursor.skipUntil(() => atClause(cursor));
      return left;
    }
    const right = readRelation(cursor);
    const constraint = readConstraint(cursor);
    left = { kind: 'join', ...operator, left, right, ...constraint, span: cursor.spanFrom(start) };
  }
}

/** Skips what can neither continue a FROM nor follow it, so that the joins after it survive. */
function skipStrangers(cursor: TokenCursor): void {
  cursor.skipTemplates();
  const isKnown = (): boolean => atJoin(cursor) || atClause(cursor);
  if (cursor.atEnd || cursor.value === ')' || isKnown()) return;
  cursor.reportUnexpected();
  cursor.skipUntil(isKnown);
}

const joinWords = ['NATURAL', 'LEFT', 'RIGHT', 'FULL', 'INNER', 'CROSS', 'OUTER', 'JOIN'];

function atJoin(cursor: TokenCursor): boolean {
  return cursor.value === ',' || cursor.at(...joinWords);
}

type JoinOperator = Pick<Join, 'type' | 'natural'>;

function readJoinOperator(cursor: TokenCursor): JoinOperator | undefined {
  if (cursor.take(',') !== undefined) return { type: 'comma', natural: false };
  if (!cursor.at(...joinWords)) return undefined;
  let natural = false;
  let type: Join['type'] = 'inner';
  while (cursor.at(...joinWords) && cursor.value !== 'JOIN') {
    const { value } = cursor;
    if (value === 'NATURAL') natural = true;
    else if (value === 'LEFT') type = type === 'right' ? 'full' : 'left';
    else if (value === 'RIGHT') type = type === 'left' ? 'full' : 'right';
    else if (value === 'FULL') type = 'full';
    else if (value === 'CROSS') type = 'cross';
    else if (value === 'OUTER' && type === 'inner') type = 'left';
    cursor.advance();
  }
  if (cursor.take('JOIN') === undefined) cursor.reportMissing('`JOIN`');
  return { type, natural };
}

type Constraint = Pick<Join, 'on' | 'using'>;

function readConstraint(cursor: TokenCursor): Constraint {
  cursor.skipTemplates();
  if (cursor.value === 'ON' && cursor.valueAt(1) !== 'CONFLICT') {
    cursor.advance();
    return { on: readExpression(cursor) };
  }
  if (cursor.take('USING') === undefined) return {};
  if (cursor.value !== '(') {
    cursor.reportMissing('columns in parentheses');
    return {};
  }
  return { using: readNames(cursor, cursor.advance()) };
}

/** The names of a list whose parenthesis is open, and the parenthesis that closes it. */
export function readNames(cursor: TokenCursor, open: Span): readonly Name[] {
  const readItem = (): Name => {
    if (isNameAfterKeyword(cursor) || cursor.kind === 'string' || isListed(cursor)) {
      return readName(cursor);
    }
    cursor.reportMissing('a column name');
    return { kind: 'name', text: '', quoted: false, span: cursor.hole() };
  };
  const names = readList(cursor, readItem, () => atClause(cursor));
  cursor.close(open);
  return names;
}

/** Any word between commas and parentheses is a name. */
function isListed(cursor: TokenCursor): boolean {
  const next = cursor.valueAt(1);
  return cursor.kind === 'word' && (next === ',' || next === ')');
}

function readRelation(cursor: TokenCursor): Relation {
  if (cursor.value === '(') return readGroup(cursor);
  const isTable = cursor.kind === 'template' || cursor.kind === 'string' || isTableName(cursor);
  if (!isTable) {
    cursor.reportMissing('a table name');
    return { kind: 'missingRelation', span: cursor.hole() };
  }
  const name = readQualifiedName(cursor);
  const last = name.parts.at(-1);
  if (cursor.value === '(' && last !== undefined) {
    const open = cursor.advance();
    const items = readParenthesised(cursor, open);
    const argumentsSpan = cursor.spanFrom(open.start);
    const alias = readAlias(cursor);
    const span = cursor.spanFrom(name.span.start);
    return { kind: 'tableFunction', name: last, arguments: items, argumentsSpan, ...alias, span };
  }
  const alias = readAlias(cursor);
  const index = readIndexChoice(cursor);
  return { kind: 'table', name, ...alias, ...index, span: cursor.spanFrom(name.span.start) };
}

function isTableName(cursor: TokenCursor): boolean {
  if (cursor.kind !== 'word' && cursor.kind !== 'name') return false;
  return isBareAlias(cursor) || cursor.valueAt(1) === '.';
}

/** Reads `INDEXED BY x`, `NOT INDEXED`, or nothing. */
export function readIndexChoice(
  cursor: TokenCursor,
): Pick<TableReference, 'indexedBy' | 'notIndexed'> {
  if (cursor.takeAll('NOT', 'INDEXED') !== undefined) return { notIndexed: true };
  if (cursor.takeAll('INDEXED', 'BY') === undefined) return {};
  if (isNameAfterKeyword(cursor) || cursor.kind === 'string') {
    return { indexedBy: readName(cursor) };
  }
  cursor.reportMissing('the name of an index');
  return {};
}

function readGroup(cursor: TokenCursor): Relation {
  const open = cursor.span;
  if (!cursor.enter()) {
    cursor.advance();
    cursor.skipUntil(() => false);
    cursor.take(')');
    return { kind: 'missingRelation', span: { start: cursor.lastEnd, end: cursor.lastEnd } };
  }
  cursor.advance();
  if (atQuery(cursor)) {
    const query = readQuery(cursor);
    cursor.close(open);
    cursor.leave();
    const alias = readAlias(cursor);
    return { kind: 'derivedTable', query, ...alias, span: cursor.spanFrom(open.start) };
  }
  const relation = readRelations(cursor);
  cursor.close(open);
  cursor.leave();
  const alias = readAlias(cursor);
  const span = cursor.spanFrom(open.start);
  return { kind: 'parenthesisedRelation', relation, ...alias, span };
}

/** Reads `AS name`, `name`, or nothing. */
export function readAlias(cursor: TokenCursor): { readonly alias?: Name } {
  if (cursor.take('AS') !== undefined) {
    if (isNameAfterKeyword(cursor) || cursor.kind === 'string') return { alias: readName(cursor) };
    cursor.reportMissing('an alias');
    return {};
  }
  const isAlias = cursor.kind === 'string' || isBareAlias(cursor);
  return isAlias ? { alias: readName(cursor) } : {};
}
