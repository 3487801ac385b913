/** Windows: what stands after OVER and in the WINDOW clause. */
import type { Expression, FrameBound, WindowDefinition, WindowFrame } from '../expression-tree.ts';
import { readOrderBy } from './call.ts';
import { atClause } from './clauses.ts';
import type { TokenCursor } from './cursor.ts';
import { readExpression } from './expression.ts';
import { readList } from './lists.ts';
import { readName } from './names.ts';
import { isWindowName, startsWindowPart } from './words.ts';

/** Reads a window from its opening parenthesis on. */
export function readWindow(cursor: TokenCursor): WindowDefinition {
  const open = cursor.advance();
  const isPart = startsWindowPart(cursor) || cursor.value === 'PARTITION';
  const isBase = !isPart && isWindowName(cursor, 0);
  const base = isBase ? readName(cursor) : undefined;
  const partitionBy = cursor.value === 'PARTITION' ? readPartition(cursor) : [];
  const orderBy = cursor.value === 'ORDER' ? readOrderBy(cursor) : [];
  const frame = readFrame(cursor);
  if (cursor.value !== ')' && !cursor.atEnd && !atClause(cursor)) {
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

function readPartition(cursor: TokenCursor): readonly Expression[] {
  cursor.advance();
  if (cursor.take('BY') === undefined) cursor.reportMissing('`BY`');
  return readList(
    cursor,
    () => readExpression(cursor),
    () => startsWindowPart(cursor) || atClause(cursor),
  );
}

function readFrame(cursor: TokenCursor): WindowFrame | undefined {
  const { value: type, start } = cursor;
  if (type !== 'ROWS' && type !== 'RANGE' && type !== 'GROUPS') return undefined;
  cursor.advance();
  const isBetween = cursor.take('BETWEEN') !== undefined;
  const from = readBound(cursor);
  const to = isBetween ? readSecondBound(cursor) : undefined;
  const exclude = readExclusion(cursor);
  return {
    kind: 'windowFrame',
    type,
    from,
    ...(to === undefined ? {} : { to }),
    ...(exclude === undefined ? {} : { exclude }),
    span: cursor.spanFrom(start),
  };
}

function readSecondBound(cursor: TokenCursor): FrameBound {
  if (cursor.take('AND') !== undefined) return readBound(cursor);
  cursor.reportMissing('`AND` and where the frame ends');
  return { kind: 'frameBound', span: cursor.hole() };
}

function readBound(cursor: TokenCursor): FrameBound {
  const { start } = cursor;
  const bound = (
    type?: Exclude<FrameBound['type'], undefined>,
    offset?: Expression,
  ): FrameBound => ({
    kind: 'frameBound',
    ...(type === undefined ? {} : { type }),
    ...(offset === undefined ? {} : { offset }),
    span: cursor.spanFrom(Math.min(start, offset?.span.start ?? cursor.lastEnd)),
  });
  if (cursor.takeAll('CURRENT', 'ROW') !== undefined) return bound('CURRENT ROW');
  const isUnbounded = cursor.value === 'UNBOUNDED';
  if (isUnbounded) cursor.advance();
  if (!isUnbounded && (cursor.atEnd || cursor.at(')', 'AND', 'EXCLUDE'))) {
    cursor.reportMissing('`UNBOUNDED PRECEDING`, `CURRENT ROW` or another bound');
    cursor.hole();
    return bound();
  }
  const offset = isUnbounded ? undefined : readExpression(cursor);
  const { value: side } = cursor;
  if (side !== 'PRECEDING' && side !== 'FOLLOWING') {
    cursor.reportMissing('`PRECEDING` or `FOLLOWING`');
    return bound(undefined, offset);
  }
  cursor.advance();
  return bound(isUnbounded ? `UNBOUNDED ${side}` : side, offset);
}

function readExclusion(cursor: TokenCursor): WindowFrame['exclude'] {
  if (cursor.take('EXCLUDE') === undefined) return undefined;
  if (cursor.takeAll('NO', 'OTHERS') !== undefined) return 'NO OTHERS';
  if (cursor.takeAll('CURRENT', 'ROW') !== undefined) return 'CURRENT ROW';
  if (cursor.take('GROUP') !== undefined) return 'GROUP';
  if (cursor.take('TIES') !== undefined) return 'TIES';
  cursor.reportMissing('`NO OTHERS`, `CURRENT ROW`, `GROUP` or `TIES`');
  return undefined;
}
