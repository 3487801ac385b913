/** INSERT, REPLACE, UPDATE and DELETE. */
import type { Expression, OrderingTerm } from '../expression-tree.ts';
import type {
  Assignment,
  ConflictResolution,
  DeleteStatement,
  Hint,
  InsertStatement,
  Name,
  Query,
  Relation,
  ResultColumn,
  TableReference,
  UpdateStatement,
  With,
} from '../tree.ts';
import { readAssignments } from './assignment.ts';
import { orderByKeyword, readOrderBy } from './call.ts';
import { closedClauses, openClause, type OpenClause } from './clauses.ts';
import type { TokenCursor } from './cursor.ts';
import { readQualifiedName } from './names.ts';
import { atQuery, readLimitOperands, readQuery } from './query.ts';
import { readAlias, readIndexChoice, readNames, readRelations } from './relation.ts';
import { readCondition, readResultColumns } from './select.ts';
import { readUpserts } from './upsert.ts';
import { isNameAfterKeyword } from './words.ts';

/** What stands before the verb and between it and the rest. */
export interface Prelude {
  readonly start: number;
  readonly hints: readonly Hint[];
  readonly with?: With;
}

/** Reads from INSERT or REPLACE on. */
export function readInsert(cursor: TokenCursor, prelude: Prelude): InsertStatement {
  const verb = cursor.value === 'REPLACE' ? 'REPLACE' : 'INSERT';
  cursor.advance();
  const conflict = readConflictResolution(cursor);
  const open: OpenClause[] = [];
  if (cursor.value === 'INTO') openClause(open, 'into', cursor.advance());
  else cursor.reportMissing('`INTO`');
  const table = readTarget(cursor, ['VALUES', 'SELECT', 'DEFAULT']);
  const columns = readColumnList(cursor, open);
  const defaultValues = cursor.takeAll('DEFAULT', 'VALUES') !== undefined;
  const source = defaultValues ? undefined : readInsertSource(cursor, open);
  const upserts = readUpserts(cursor, open);
  const returning = readReturning(cursor, open);
  return {
    kind: 'insert',
    verb,
    hints: prelude.hints,
    ...(prelude.with === undefined ? {} : { with: prelude.with }),
    ...(conflict === undefined ? {} : { conflict }),
    ...(table === undefined ? {} : { table }),
    columns,
    ...(source === undefined ? {} : { source }),
    ...(defaultValues ? { defaultValues } : {}),
    upserts,
    returning,
    clauses: closedClauses(open, cursor.start),
    span: cursor.spanFrom(prelude.start),
  };
}

/** SQLite's REPLACE is an INSERT; StackQL's, which has a SET after the table's name, an UPDATE. */
export function readReplace(
  cursor: TokenCursor,
  prelude: Prelude,
): InsertStatement | UpdateStatement {
  let end = 2;
  while (cursor.valueAt(end) === '.') end += 2;
  return cursor.valueAt(end) === 'SET' ? readUpdate(cursor, prelude) : readInsert(cursor, prelude);
}

const resolutions = ['ROLLBACK', 'ABORT', 'REPLACE', 'FAIL', 'IGNORE'] as const;

/** `OR IGNORE`, `OR REPLACE` … */
function readConflictResolution(cursor: TokenCursor): ConflictResolution | undefined {
  if (cursor.take('OR') === undefined) return undefined;
  const resolution = resolutions.find((word) => word === cursor.value);
  if (resolution === undefined) {
    cursor.reportMissing('`ROLLBACK`, `ABORT`, `REPLACE`, `FAIL` or `IGNORE`');
  } else {
    cursor.advance();
  }
  return resolution;
}

function readTarget(cursor: TokenCursor, following: readonly string[]): TableReference | undefined {
  const isName = cursor.kind === 'string' || isNameAfterKeyword(cursor);
  if (!isName || (cursor.at(...following) && cursor.valueAt(1) !== '.')) {
    cursor.reportMissing('a table name');
    return undefined;
  }
  const name = readQualifiedName(cursor);
  const alias = readAlias(cursor);
  const index = readIndexChoice(cursor);
  return { kind: 'table', name, ...alias, ...index, span: cursor.spanFrom(name.span.start) };
}

function readColumnList(cursor: TokenCursor, open: OpenClause[]): readonly Name[] {
  if (cursor.value !== '(') return [];
  if (cursor.valueAt(1) === 'SELECT' || cursor.valueAt(1) === 'WITH') return [];
  const keyword = cursor.advance();
  openClause(open, 'columns', keyword);
  return readNames(cursor, keyword);
}

function readInsertSource(cursor: TokenCursor, open: OpenClause[]): Query | undefined {
  if (cursor.value === 'VALUES') {
    openClause(open, 'values', cursor.span);
    return readQuery(cursor);
  }
  if (atQuery(cursor)) return readQuery(cursor);
  if (cursor.value === '(') {
    const parenthesis = cursor.advance();
    const query = readQuery(cursor);
    cursor.close(parenthesis);
    return query;
  }
  if (cursor.atEnd || cursor.value === 'RETURNING') {
    cursor.reportMissing('`VALUES` or `SELECT`');
  } else {
    cursor.reportUnexpected(': expected `VALUES` or `SELECT`');
    cursor.skipUntil(() => atQuery(cursor) || cursor.value === 'RETURNING');
    if (atQuery(cursor)) return readInsertSource(cursor, open);
  }
  return undefined;
}

/** Reads from UPDATE, or a REPLACE that means it, on. */
export function readUpdate(cursor: TokenCursor, prelude: Prelude): UpdateStatement {
  const open: OpenClause[] = [];
  openClause(open, 'update', cursor.advance());
  const conflict = readConflictResolution(cursor);
  const table = readTarget(cursor, ['SET']);
  const parts = emptyParts();
  if (cursor.value !== 'SET') cursor.reportMissing('`SET`');
  readParts(cursor, open, parts, ['SET', 'FROM']);
  return {
    kind: 'update',
    hints: prelude.hints,
    ...(prelude.with === undefined ? {} : { with: prelude.with }),
    ...(conflict === undefined ? {} : { conflict }),
    ...(table === undefined ? {} : { table }),
    assignments: parts.assignments,
    ...(parts.from === undefined ? {} : { from: parts.from }),
    ...(parts.where === undefined ? {} : { where: parts.where }),
    returning: parts.returning,
    orderBy: parts.orderBy,
    ...(parts.limit === undefined ? {} : { limit: parts.limit }),
    ...(parts.offset === undefined ? {} : { offset: parts.offset }),
    clauses: closedClauses(open, cursor.start),
    span: cursor.spanFrom(prelude.start),
  };
}

/** Reads from DELETE on. */
export function readDelete(cursor: TokenCursor, prelude: Prelude): DeleteStatement {
  const open: OpenClause[] = [];
  cursor.advance();
  if (cursor.value === 'FROM') openClause(open, 'from', cursor.advance());
  else cursor.reportMissing('`FROM`');
  const table = readTarget(cursor, []);
  const parts = emptyParts();
  readParts(cursor, open, parts, []);
  return {
    kind: 'delete',
    hints: prelude.hints,
    ...(prelude.with === undefined ? {} : { with: prelude.with }),
    ...(table === undefined ? {} : { table }),
    ...(parts.where === undefined ? {} : { where: parts.where }),
    returning: parts.returning,
    orderBy: parts.orderBy,
    ...(parts.limit === undefined ? {} : { limit: parts.limit }),
    ...(parts.offset === undefined ? {} : { offset: parts.offset }),
    clauses: closedClauses(open, cursor.start),
    span: cursor.spanFrom(prelude.start),
  };
}

interface Parts {
  assignments: readonly Assignment[];
  from?: Relation;
  where?: Expression;
  returning: readonly ResultColumn[];
  orderBy: readonly OrderingTerm[];
  limit?: Expression;
  offset?: Expression;
}

function emptyParts(): Parts {
  return { assignments: [], returning: [], orderBy: [] };
}

/** Reads clauses in any order, and skips what is none, with a problem. */
function readParts(
  cursor: TokenCursor,
  open: OpenClause[],
  parts: Parts,
  ofUpdate: readonly string[],
): void {
  const seen = new Set<string>();
  while (!cursor.atEnd) {
    const { value } = cursor;
    const isForeign = (value === 'SET' || value === 'FROM') && !ofUpdate.includes(value);
    if (!isForeign && seen.has(value)) {
      const written = value === 'ORDER' ? 'ORDER BY' : value;
      cursor.report(`a second \`${written}\` in one statement`, cursor.span);
    }
    reportDisorder(cursor, seen);
    seen.add(value);
    switch (isForeign ? '' : value) {
      case 'SET':
        openClause(open, 'set', cursor.advance());
        parts.assignments = readAssignments(cursor);
        break;
      case 'FROM':
        openClause(open, 'from', cursor.advance());
        parts.from = readRelations(cursor);
        break;
      case 'WHERE':
        openClause(open, 'where', cursor.advance());
        parts.where = readCondition(cursor);
        break;
      case 'RETURNING':
        parts.returning = readReturning(cursor, open);
        break;
      case 'ORDER':
        reportBound(cursor, 'ORDER BY');
        openClause(open, 'orderBy', orderByKeyword(cursor));
        parts.orderBy = readOrderBy(cursor);
        break;
      case 'LIMIT':
        reportBound(cursor, 'LIMIT');
        openClause(open, 'limit', cursor.advance());
        Object.assign(parts, readLimitOperands(cursor));
        break;
      default:
        cursor.reportUnexpected();
        cursor.advance();
        cursor.skipUntil(() => cursor.at('SET', 'FROM', 'WHERE', 'RETURNING'));
    }
  }
}

const order = ['FROM', 'WHERE', 'RETURNING'];

function reportDisorder(cursor: TokenCursor, seen: ReadonlySet<string>): void {
  const place = order.indexOf(cursor.value);
  const later = order.find((clause, index) => index > place && seen.has(clause));
  if (place < 0 || later === undefined) return;
  cursor.report(`\`${cursor.value}\` must stand before \`${later}\``, cursor.span);
}

/** Only some builds of SQLite have these here, and a change must never reach further than it says. */
function reportBound(cursor: TokenCursor, written: string): void {
  cursor.report(
    `\`${written}\` cannot stand in a statement that changes rows: choose them by \`WHERE … IN (SELECT … LIMIT …)\``,
    cursor.span,
  );
}

function readReturning(cursor: TokenCursor, open: OpenClause[]): readonly ResultColumn[] {
  if (cursor.value !== 'RETURNING') return [];
  openClause(open, 'returning', cursor.advance());
  return readResultColumns(cursor);
}
