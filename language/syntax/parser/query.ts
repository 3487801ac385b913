/** Queries: WITH, the SELECTs and VALUES that set operations combine, ORDER BY and LIMIT. */
import type { Expression, OrderingTerm, RowExpression } from '../expression-tree.ts';
import type { Query, QueryBody, SetOperation } from '../tree.ts';
import { orderByKeyword, readOrderBy } from './call.ts';
import { atClause, closedClauses, openClause, type OpenClause } from './clauses.ts';
import type { TokenCursor } from './cursor.ts';
import { readExpression } from './expression.ts';
import { readList } from './lists.ts';
import { missingExpression, readParenthesised } from './primary.ts';
import {
  emptySelect,
  finishedSelect,
  readSelect,
  readSelectClauses,
  type SelectDraft,
} from './select.ts';
import { readWith } from './with.ts';

/** SQLite's own limit on the terms of a compound SELECT. */
const mostTerms = 500;

/** Whether a query starts here, and not a column of a name such as `values`. */
export function atQuery(cursor: TokenCursor): boolean {
  const { value } = cursor;
  if (value === 'SELECT' || value === 'WITH') return true;
  return value === 'VALUES' && cursor.valueAt(1) === '(';
}

/** Reads a query; one with an empty SELECT where there is none. The caller reports that. */
export function readQuery(cursor: TokenCursor): Query {
  const { start } = cursor;
  const common = cursor.value === 'WITH' ? { with: readWith(cursor) } : {};
  const query = readQueryBody(cursor);
  return {
    ...query,
    ...common,
    span: { start: Math.min(start, query.span.start), end: query.span.end },
  };
}

/** Reads a query whose WITH, if any, was read. */
export function readQueryBody(cursor: TokenCursor): Query {
  const compound: Compound = { last: readTerm(cursor), terms: 1 };
  readSetOperations(cursor, compound);
  const tail: Tail = { orderBy: [], open: [] };
  while (readTailClause(cursor, compound, tail)) continue;
  const body = bodyOf(compound);
  const { orderBy, limit, offset, open } = tail;
  return {
    kind: 'query',
    body,
    orderBy,
    ...(limit === undefined ? {} : { limit }),
    ...(offset === undefined ? {} : { offset }),
    clauses: closedClauses(open, cursor.start),
    span: cursor.spanFrom(body.span.start),
  };
}

type Term = SelectDraft | QueryBody;

/** What set operations have combined so far, and the term that may still gain clauses. */
interface Compound {
  before?: { readonly left: QueryBody; readonly operator: SetOperation['operator'] };
  last: Term;
  terms: number;
}

interface Tail {
  orderBy: readonly OrderingTerm[];
  limit?: Expression;
  offset?: Expression;
  readonly open: OpenClause[];
}

function bodyOf({ before, last }: Compound): QueryBody {
  const right = 'kind' in last ? last : finishedSelect(last);
  if (before === undefined) return right;
  const { left, operator } = before;
  const span = { start: left.span.start, end: Math.max(left.span.end, right.span.end) };
  return { kind: 'setOperation', operator, left, right, span };
}

function readSetOperations(cursor: TokenCursor, compound: Compound): void {
  for (;;) {
    const operator = readSetOperator(cursor);
    if (operator === undefined) return;
    compound.terms += 1;
    if (compound.terms > mostTerms) {
      cursor.report(`more than ${mostTerms} terms, which SQLite refuses`, cursor.previousSpan);
      cursor.skipUntil(() => cursor.at('ORDER', 'LIMIT'));
      return;
    }
    compound.before = { left: bodyOf(compound), operator };
    compound.last = readTerm(cursor);
  }
}

function readSetOperator(cursor: TokenCursor): SetOperation['operator'] | undefined {
  const { value } = cursor;
  if (value !== 'UNION' && value !== 'INTERSECT' && value !== 'EXCEPT') return undefined;
  cursor.advance();
  const all = cursor.value === 'ALL' ? cursor.advance() : undefined;
  if (all === undefined) return value;
  if (value === 'UNION') return 'UNION ALL';
  cursor.report(`SQLite has no \`${value} ALL\`: leave \`ALL\` out`, all);
  return value;
}

function readTerm(cursor: TokenCursor): Term {
  if (cursor.value === 'SELECT') return readSelect(cursor);
  if (cursor.value === 'VALUES') return readValues(cursor);
  if (cursor.value === '(') return readParenthesisedTerm(cursor);
  cursor.reportMissing('`SELECT`');
  const draft = emptySelect(cursor.hole().start);
  cursor.skipTemplates();
  readSelectClauses(cursor, draft);
  return draft;
}

/** SQLite has no parentheses around a term; other engines do, and so do people's fingers. */
function readParenthesisedTerm(cursor: TokenCursor): QueryBody {
  const open = cursor.span;
  cursor.report('SQLite takes no parentheses around a `SELECT` here: leave them out', open);
  if (!cursor.enter()) {
    cursor.advance();
    cursor.skipUntil(() => false);
    cursor.take(')');
    return finishedSelect(emptySelect(cursor.lastEnd));
  }
  cursor.advance();
  const { body } = readQuery(cursor);
  cursor.close(open);
  cursor.leave();
  return body;
}

function readValues(cursor: TokenCursor): QueryBody {
  const { start } = cursor.advance();
  const rows = readList(
    cursor,
    () => readRow(cursor),
    () => atClause(cursor),
  );
  return { kind: 'values', rows, span: cursor.spanFrom(start) };
}

function readRow(cursor: TokenCursor): RowExpression {
  if (cursor.value === '(') {
    const open = cursor.advance();
    if (cursor.at(')')) cursor.reportMissing('a value');
    const items = readParenthesised(cursor, open);
    return { kind: 'row', items, span: cursor.spanFrom(open.start) };
  }
  if (cursor.kind === 'template') {
    const template = readExpression(cursor);
    return { kind: 'row', items: [template], span: template.span };
  }
  const missing = missingExpression(cursor, 'a row such as `(1, 2)`');
  return { kind: 'row', items: [], span: missing.span };
}

/** Reads one clause after the terms; false where there is none. */
function readTailClause(cursor: TokenCursor, compound: Compound, tail: Tail): boolean {
  switch (cursor.value) {
    case 'ORDER':
      reportOrder(cursor, compound, tail, 'orderBy', 'ORDER BY');
      openClause(tail.open, 'orderBy', orderByKeyword(cursor));
      tail.orderBy = readOrderBy(cursor);
      return true;
    case 'LIMIT':
    case 'OFFSET':
      readLimit(cursor, compound, tail);
      return true;
    case 'FROM':
    case 'WHERE':
    case 'GROUP':
    case 'HAVING':
      return readLateClause(cursor, compound, tail);
    case 'UNION':
    case 'INTERSECT':
    case 'EXCEPT': {
      if (tail.open.length > 0) reportLate(cursor, tail);
      readSetOperations(cursor, compound);
      return true;
    }
    default:
      return false;
  }
}

function readLateClause(cursor: TokenCursor, { last }: Compound, tail: Tail): boolean {
  if ('kind' in last) return false;
  reportLate(cursor, tail);
  readSelectClauses(cursor, last);
  return true;
}

function reportLate(cursor: TokenCursor, tail: Tail): void {
  const first = tail.open[0]?.kind === 'limit' ? 'LIMIT' : 'ORDER BY';
  const { value } = cursor;
  const written = value === 'GROUP' || value === 'ORDER' ? `${value} BY` : value;
  cursor.report(`\`${written}\` must stand before \`${first}\``, cursor.span);
}

function reportOrder(
  cursor: TokenCursor,
  { last }: Compound,
  tail: Tail,
  kind: string,
  written: string,
): void {
  if ('kind' in last && last.kind === 'values' && tail.open.length === 0) {
    const remedy = `write \`SELECT * FROM (VALUES …) ${written} …\``;
    cursor.report(`SQLite takes no \`${written}\` after \`VALUES\`: ${remedy}`, cursor.span);
  }
  if (tail.open.some((clause) => clause.kind === kind)) {
    cursor.report(`a second \`${written}\` in one query`, cursor.span);
  } else if (kind === 'orderBy' && tail.open.length > 0) {
    reportLate(cursor, tail);
  }
}

function readLimit(cursor: TokenCursor, compound: Compound, tail: Tail): void {
  if (cursor.value === 'LIMIT') {
    reportOrder(cursor, compound, tail, 'limit', 'LIMIT');
    openClause(tail.open, 'limit', cursor.advance());
    Object.assign(tail, readLimitOperands(cursor));
    return;
  }
  if (tail.limit === undefined) {
    cursor.report(
      '`OFFSET` needs a `LIMIT` before it: `LIMIT -1 OFFSET …` skips rows only',
      cursor.span,
    );
    openClause(tail.open, 'limit', cursor.span);
  } else if (tail.offset !== undefined) {
    cursor.report('a second `OFFSET` in one query: `LIMIT a, b` has one too', cursor.span);
  }
  if (cursor.take('OFFSET') !== undefined) tail.offset = readExpression(cursor);
}

/** Reads what follows LIMIT. */
export function readLimitOperands(cursor: TokenCursor): Pick<Query, 'limit' | 'offset'> {
  const first = readExpression(cursor);
  if (cursor.take(',') !== undefined) return { offset: first, limit: readExpression(cursor) };
  if (cursor.take('OFFSET') !== undefined) return { limit: first, offset: readExpression(cursor) };
  return { limit: first };
}
