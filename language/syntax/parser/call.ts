/** Function calls with all that may follow them, and ORDER BY. */
import type {
  Expression,
  FunctionCall,
  OrderingTerm,
  WindowDefinition,
} from '../expression-tree.ts';
import type { Span } from '../span.ts';
import type { Name } from '../tree.ts';
import { atClause } from './clauses.ts';
import type { TokenCursor } from './cursor.ts';
import { readExpression } from './expression.ts';
import { readList } from './lists.ts';
import { readName } from './names.ts';
import { readWindow } from './window.ts';
import { isWindowName, startsWindowPart } from './words.ts';

/** Reads from the opening parenthesis on. */
export function readCall(cursor: TokenCursor, name: Name, start: number): FunctionCall {
  const outside = cursor.tallest;
  const { cases } = cursor;
  cursor.tallest = 0;
  cursor.cases = 0;
  const open = cursor.advance();
  const distinct = cursor.take('DISTINCT') !== undefined;
  const all = !distinct && cursor.value === 'ALL' && !followsName(cursor);
  if (all) cursor.advance();
  const ends = (): boolean => atClause(cursor);
  const isStar = !distinct && !all && cursor.value === '*' && cursor.valueAt(1) === ')';
  const items: readonly Expression[] = isStar
    ? [{ kind: 'star', span: cursor.advance() }]
    : cursor.value === ')' || cursor.value === 'ORDER' || (cursor.atEnd && !distinct)
      ? []
      : readList(cursor, () => readExpression(cursor), ends);
  let orderBy = cursor.value === 'ORDER' ? readOrderBy(cursor) : [];
  cursor.close(open);
  const argumentsSpan = cursor.spanFrom(open.start);
  const withinGroup = cursor.takeAll('WITHIN', 'GROUP', '(') !== undefined;
  if (withinGroup) {
    const parenthesis = cursor.previousSpan;
    orderBy = readOrderBy(cursor);
    cursor.close(parenthesis);
  }
  const filter = readFilter(cursor);
  const over = readOver(cursor);
  cursor.cases = cases;
  cursor.height = cursor.tallest + 1;
  cursor.tallest = Math.max(outside, cursor.tallest);
  return {
    kind: 'call',
    name,
    distinct,
    arguments: items,
    orderBy,
    ...(withinGroup ? { withinGroup } : {}),
    ...(filter === undefined ? {} : { filter }),
    ...(over === undefined ? {} : { over }),
    argumentsSpan,
    span: cursor.spanFrom(start),
  };
}

/** Whether the word at the cursor is the whole of an argument: `max(all)`. */
function followsName(cursor: TokenCursor): boolean {
  return cursor.valueAt(1) === ',' || cursor.valueAt(1) === ')' || cursor.kindAt(1) === 'end';
}

function readFilter(cursor: TokenCursor): Expression | undefined {
  if (cursor.value !== 'FILTER' || cursor.valueAt(1) !== '(') return undefined;
  cursor.advance();
  const open = cursor.advance();
  if (cursor.take('WHERE') === undefined) cursor.reportMissing('`WHERE`');
  const filter = readExpression(cursor);
  cursor.close(open);
  return filter;
}

function readOver(cursor: TokenCursor): Name | WindowDefinition | undefined {
  if (cursor.value !== 'OVER') return undefined;
  if (cursor.valueAt(1) === '(') {
    cursor.advance();
    return readWindow(cursor);
  }
  const kind = cursor.kindAt(1);
  if (kind === 'end') {
    cursor.advance();
    cursor.reportMissing('a window such as `(ORDER BY …)`');
    return undefined;
  }
  if (!isWindowName(cursor, 1)) return undefined;
  cursor.advance();
  return readName(cursor);
}

/** The words `ORDER BY` at the cursor, or `ORDER` alone. */
export function orderByKeyword(cursor: TokenCursor): Span {
  const { start, end } = cursor.span;
  return { start, end: cursor.valueAt(1) === 'BY' ? cursor.startAt(1) + 2 : end };
}

/** Reads `ORDER BY …` from ORDER on. */
export function readOrderBy(cursor: TokenCursor): readonly OrderingTerm[] {
  cursor.advance();
  if (cursor.take('BY') === undefined) cursor.reportMissing('`BY`');
  return readOrderingTerms(cursor);
}

export function readOrderingTerms(cursor: TokenCursor): readonly OrderingTerm[] {
  return readList(
    cursor,
    () => readOrderingTerm(cursor),
    () => startsWindowPart(cursor) || atClause(cursor),
  );
}

function readOrderingTerm(cursor: TokenCursor): OrderingTerm {
  const { start } = cursor;
  const expression = readExpression(cursor);
  const direction = cursor.at('ASC', 'DESC') ? cursor.value : undefined;
  if (direction !== undefined) cursor.advance();
  const nulls = readNulls(cursor);
  return {
    kind: 'orderingTerm',
    expression,
    ...(direction === 'ASC' || direction === 'DESC' ? { direction } : {}),
    ...(nulls === undefined ? {} : { nulls }),
    span: cursor.spanFrom(Math.min(start, expression.span.start)),
  };
}

function readNulls(cursor: TokenCursor): 'FIRST' | 'LAST' | undefined {
  if (cursor.take('NULLS') === undefined) return undefined;
  const { value } = cursor;
  if (value === 'FIRST' || value === 'LAST') {
    cursor.advance();
    return value;
  }
  cursor.reportMissing('`FIRST` or `LAST`');
  return undefined;
}
