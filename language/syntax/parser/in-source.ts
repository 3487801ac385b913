/** What stands after IN. */
import type { Span } from '../span.ts';
import type { InExpression } from '../expression-tree.ts';
import type { TableFunction } from '../tree.ts';
import type { TokenCursor } from './cursor.ts';
import { readQualifiedName } from './names.ts';
import { readParenthesised, readPrimary } from './primary.ts';
import { atQuery, readQuery } from './query.ts';
import { isBareAlias } from './words.ts';

interface InSource {
  readonly source: InExpression['source'];
  readonly sourceSpan: Span;
}

export function readInSource(cursor: TokenCursor): InSource {
  const { start } = cursor;
  if (cursor.value === '(') {
    const source = readInList(cursor);
    return { source, sourceSpan: cursor.spanFrom(start) };
  }
  if (cursor.kind === 'template') {
    const expression = readPrimary(cursor);
    const source = expression.kind === 'template' ? expression : [expression];
    return { source, sourceSpan: cursor.spanFrom(start) };
  }
  if (cursor.kind === 'parameter') {
    const list = `(${cursor.source})`;
    cursor.report(`a parameter is one value: write \`IN ${list}\``, cursor.span, list);
    return { source: [readPrimary(cursor)], sourceSpan: cursor.spanFrom(start) };
  }
  if (isBareAlias(cursor)) {
    const source = readTable(cursor);
    return { source, sourceSpan: cursor.spanFrom(start) };
  }
  cursor.reportMissing('a list such as `(1, 2)` or a query in parentheses');
  return { source: [], sourceSpan: cursor.hole() };
}

function readInList(cursor: TokenCursor): InExpression['source'] {
  const open = cursor.span;
  if (!cursor.enter()) {
    cursor.advance();
    cursor.skipUntil(() => false);
    cursor.take(')');
    return [];
  }
  cursor.advance();
  let source: InExpression['source'];
  if (atQuery(cursor)) {
    source = cursor.measured(() => readQuery(cursor));
    cursor.close(open);
  } else {
    source = readParenthesised(cursor, open);
  }
  cursor.leave();
  return source;
}

function readTable(cursor: TokenCursor): InExpression['source'] {
  const name = readQualifiedName(cursor);
  const last = name.parts.at(-1);
  if (cursor.value !== '(' || last === undefined) return name;
  const open = cursor.advance();
  const items = readParenthesised(cursor, open);
  const argumentsSpan = cursor.spanFrom(open.start);
  const span = cursor.spanFrom(name.span.start);
  return {
    kind: 'tableFunction',
    name: last,
    arguments: items,
    argumentsSpan,
    span,
  } satisfies TableFunction;
}
