/** One SELECT, from its keyword to where a set operation, ORDER BY or the end of the query begins. */
import type { Expression, WindowDefinition } from '../expression-tree.ts';
import type { Name, Relation, ResultColumn, SelectCore } from '../tree.ts';
import { atClause, closedClauses, endClauses, openClause, type OpenClause } from './clauses.ts';
import type { TokenCursor } from './cursor.ts';
import { readExpression } from './expression.ts';
import { readList } from './lists.ts';
import { missingName, readName } from './names.ts';
import { missingExpression, readStar } from './primary.ts';
import { readAlias, readRelations } from './relation.ts';
import { readWindow } from './window.ts';

/** A SELECT that may still gain clauses: some people put WHERE after ORDER BY. */
export interface SelectDraft {
  readonly start: number;
  distinct: boolean;
  columns: readonly ResultColumn[];
  from?: Relation;
  where?: Expression;
  groupBy: readonly Expression[];
  having?: Expression;
  windows: readonly { readonly name: Name; readonly definition: WindowDefinition }[];
  readonly open: OpenClause[];
  end: number;
}

/** Reads from SELECT on. */
export function readSelect(cursor: TokenCursor): SelectDraft {
  const keyword = cursor.advance();
  const draft = emptySelect(keyword.start);
  openClause(draft.open, 'select', keyword);
  if (cursor.value === 'DISTINCT' && cursor.valueAt(1) !== ',') {
    cursor.advance();
    draft.distinct = true;
  } else if (cursor.value === 'ALL' && cursor.valueAt(1) !== ',' && cursor.valueAt(1) !== 'FROM') {
    cursor.advance();
  }
  draft.columns = readResultColumns(cursor);
  readSelectClauses(cursor, draft);
  return draft;
}

export function emptySelect(start: number): SelectDraft {
  return { start, distinct: false, columns: [], groupBy: [], windows: [], open: [], end: start };
}

/** Reads a select list or what RETURNING returns. */
export function readResultColumns(cursor: TokenCursor): readonly ResultColumn[] {
  return readList(
    cursor,
    () => readResultColumn(cursor),
    () => atClause(cursor),
  );
}

function readResultColumn(cursor: TokenCursor): ResultColumn {
  const isAbsent = cursor.atEnd || cursor.at('FROM', 'WHERE', ',', ')');
  const star = readStar(cursor);
  if (star !== undefined) return { kind: 'resultColumn', expression: star, span: star.span };
  const expression = isAbsent
    ? missingExpression(cursor, 'a column or an expression')
    : readExpression(cursor);
  const alias = readAlias(cursor);
  const span = cursor.spanFrom(expression.span.start);
  return { kind: 'resultColumn', expression, ...alias, span };
}

/** Reads FROM, WHERE, GROUP BY, HAVING and WINDOW, in any order, and reports a wrong one. */
export function readSelectClauses(cursor: TokenCursor, draft: SelectDraft): void {
  for (;;) {
    const { value } = cursor;
    const isWindow = value === 'WINDOW' && atClause(cursor);
    if (!isWindow && !cursor.at('FROM', 'WHERE', 'GROUP', 'HAVING')) break;
    reportDisorder(cursor, draft, value);
    readSelectClause(cursor, draft, value);
  }
  draft.end = Math.max(draft.end, cursor.lastEnd);
  endClauses(draft.open, cursor.start);
}

const order = ['select', 'from', 'where', 'groupBy', 'having', 'window'];
const names: Readonly<Record<string, string>> = {
  FROM: 'from',
  WHERE: 'where',
  GROUP: 'groupBy',
  HAVING: 'having',
  WINDOW: 'window',
};

function reportDisorder(cursor: TokenCursor, draft: SelectDraft, value: string): void {
  const kind = names[value] ?? '';
  const written = value === 'GROUP' ? 'GROUP BY' : value;
  if (draft.open.some((clause) => clause.kind === kind)) {
    const remedy = value === 'WHERE' ? ': join the two with `AND`' : '';
    cursor.report(`a second \`${written}\` in one \`SELECT\`${remedy}`, cursor.span);
    return;
  }
  const later = draft.open.find((clause) => order.indexOf(clause.kind) > order.indexOf(kind));
  if (later === undefined) return;
  const { start, end } = later.keyword;
  const before = cursor.text.slice(start, end).toUpperCase();
  cursor.report(`\`${written}\` must stand before \`${before}\``, cursor.span);
}

function readSelectClause(cursor: TokenCursor, draft: SelectDraft, value: string): void {
  const keyword = cursor.advance();
  switch (value) {
    case 'FROM': {
      openClause(draft.open, 'from', keyword);
      const relation = readRelations(cursor);
      draft.from ??= relation;
      break;
    }
    case 'WHERE': {
      openClause(draft.open, 'where', keyword);
      const where = readCondition(cursor);
      draft.where ??= where;
      break;
    }
    case 'GROUP':
      if (cursor.take('BY') === undefined) cursor.reportMissing('`BY`');
      openClause(draft.open, 'groupBy', { start: keyword.start, end: cursor.lastEnd });
      draft.groupBy = readList(
        cursor,
        () => readExpression(cursor),
        () => atClause(cursor),
      );
      break;
    case 'HAVING':
      openClause(draft.open, 'having', keyword);
      draft.having = readCondition(cursor);
      break;
    default:
      openClause(draft.open, 'window', keyword);
      draft.windows = readList(
        cursor,
        () => readNamedWindow(cursor),
        () => atClause(cursor),
      );
  }
}

/** Reads one expression and skips what does not belong to it, with a problem. */
export function readCondition(cursor: TokenCursor): Expression {
  const condition = readExpression(cursor);
  if (!cursor.atEnd && cursor.value !== ')' && !atClause(cursor)) {
    cursor.reportUnexpected(cursor.value === ',' ? ': join conditions with `AND`' : '');
    cursor.skipUntil(() => atClause(cursor));
  }
  return condition;
}

function readNamedWindow(cursor: TokenCursor): { name: Name; definition: WindowDefinition } {
  const isNamed = ['word', 'name', 'string', 'template'].includes(cursor.kind);
  if (!isNamed) cursor.reportMissing('a name for a window');
  const name = isNamed ? readName(cursor) : missingName(cursor);
  if (cursor.take('AS') === undefined) cursor.reportMissing('`AS`');
  if (cursor.value === '(') return { name, definition: readWindow(cursor) };
  cursor.reportMissing('a window in parentheses');
  const span = cursor.hole();
  return { name, definition: { kind: 'window', partitionBy: [], orderBy: [], span } };
}

export function finishedSelect(draft: SelectDraft): SelectCore {
  const { start, distinct, columns, from, where, groupBy, having, windows, open, end } = draft;
  return {
    kind: 'select',
    distinct,
    columns,
    ...(from === undefined ? {} : { from }),
    ...(where === undefined ? {} : { where }),
    groupBy,
    ...(having === undefined ? {} : { having }),
    windows,
    clauses: closedClauses(open, end),
    span: { start, end },
  };
}
