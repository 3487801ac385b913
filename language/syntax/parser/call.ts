/** Function calls with all that may follow them, and windows. */
import type {
  Expression,
  FunctionCall,
  OrderingTerm,
  WindowDefinition,
} from '../expression-tree.ts';
import type { Name } from '../tree.ts';
import { atClause } from './clauses.ts';
import type { TokenCursor } from './cursor.ts';
import { readExpression } from './expression.ts';
import { readList } from './lists.ts';
import { readName } from './names.ts';

/** Reads from the opening parenthesis on. */
export function readCall(cursor: TokenCursor, name: Name, start: number): FunctionCall {
  const outside = cursor.tallest;
  const { cases } = cursor;
  cursor.tallest = 0;
  cursor.cases = 0;
  const open = cursor.advance();
  const distinct = cursor.value === 'DISTINCT' && cursor.take('DISTINCT') !== undefined;
  const ends = (): boolean => atClause(cursor);
  const items =
    cursor.value === ')' || cursor.value === 'ORDER' || (cursor.atEnd && !distinct)
      ? []
      : readList(cursor, () => readExpression(cursor), ends);
  let orderBy = cursor.value === 'ORDER' ? readOrderBy(cursor) : [];
  cursor.close(open);
  const argumentsSpan = cursor.spanFrom(open.start);
  if (cursor.value === '' && /^within$/i.test(cursor.source) && cursor.valueAt(1) === 'GROUP') {
    cursor.advance();
  }
  if (cursor.takeAll('WITHIN', 'GROUP', '(') !== undefined) {
    orderBy = readOrderBy(cursor);
    cursor.close(cursor.previousSpan);
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
    ...(filter === undefined ? {} : { filter }),
    ...(over === undefined ? {} : { over }),
    argumentsSpan,
    span: cursor.spanFrom(start),
  };
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
  if (kind !== 'word' && kind !== 'name') {
    if (kind !== 'end') return undefined;
    cursor.advance();
    cursor.reportMissing('a window such as `(ORDER BY …)`');
    return undefined;
  }
  if (cursor.valueAt(1) !== '') return undefined;
  cursor.advance();
  return readName(cursor);
}

/** Reads a window from its opening parenthesis on. */
export function readWindow(cursor: TokenCursor): WindowDefinition {
  const open = cursor.advance();
  const isBase = cursor.kind === 'name' || (cursor.kind === 'word' && cursor.value === '');
  const base = isBase ? readName(cursor) : undefined;
  let partitionBy: readonly Expression[] = [];
  if (cursor.take('PARTITION') !== undefined) {
    if (cursor.take('BY') === undefined) cursor.reportMissing('`BY`');
    partitionBy = readList(
      cursor,
      () => readExpression(cursor),
      () => startsWindowPart(cursor),
    );
  }
  const orderBy = cursor.value === 'ORDER' ? readOrderBy(cursor) : [];
  const frameStart = cursor.start;
  const hasFrame = cursor.at('ROWS', 'RANGE', 'GROUPS');
  if (hasFrame) cursor.skipUntil(() => atClause(cursor));
  const frame = hasFrame ? cursor.spanFrom(frameStart) : undefined;
  if (!hasFrame && cursor.value !== ')' && !cursor.atEnd && !atClause(cursor)) {
    cursor.reportUnexpected();
    cursor.skipUntil(() => atClause(cursor));
  }
  cursor.close(open);
  return {
    kind: 'window',
    ...(base === undefined ? {} : { base }),
    partitionBy,
    orderBy,
    ...(frame === undefined ? {} : { frame }),
    span: cursor.spanFrom(open.start),
  };
}

function startsWindowPart(cursor: TokenCursor): boolean {
  return cursor.at('ROWS', 'RANGE', 'GROUPS') || atClause(cursor);
}

/** Reads `ORDER BY …` from ORDER on. */
export function readOrderBy(cursor: TokenCursor): readonly OrderingTerm[] {
  cursor.advance();
  if (cursor.take('BY') === undefined) cursor.reportMissing('`BY`');
  return readList(
    cursor,
    () => readOrderingTerm(cursor),
    () => startsWindowPart(cursor),
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
