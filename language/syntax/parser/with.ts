/** WITH and its common tables. */
import type { CommonTable, Query, With } from '../tree.ts';
import type { TokenCursor } from './cursor.ts';
import { readName } from './names.ts';
import { atQuery, readQuery } from './query.ts';
import { readNames } from './relation.ts';
import { emptySelect, finishedSelect } from './select.ts';
import { isNameAfterKeyword } from './words.ts';

/** Reads from WITH to the end of the last common table. */
export function readWith(cursor: TokenCursor): With {
  const { start } = cursor.advance();
  const recursive = cursor.value === 'RECURSIVE' && cursor.advance().end > 0;
  const tables: CommonTable[] = [];
  do {
    if (isNameAfterKeyword(cursor) || cursor.kind === 'string') {
      tables.push(readCommonTable(cursor));
    } else {
      cursor.reportMissing('a name for a common table');
      break;
    }
    cursor.skipTemplates();
  } while (cursor.take(',') !== undefined);
  return { kind: 'with', recursive, tables, span: cursor.spanFrom(start) };
}

function readCommonTable(cursor: TokenCursor): CommonTable {
  const name = readName(cursor);
  const columns = cursor.value === '(' ? { columns: readNames(cursor, cursor.advance()) } : {};
  if (cursor.take('AS') === undefined) cursor.reportMissing('`AS`');
  const materialized = readMaterialized(cursor);
  const query = readCommonQuery(cursor);
  const span = cursor.spanFrom(name.span.start);
  return { kind: 'commonTable', name, ...columns, ...materialized, query, span };
}

function readMaterialized(cursor: TokenCursor): { readonly materialized?: boolean } {
  if (cursor.takeAll('NOT', 'MATERIALIZED') !== undefined) return { materialized: false };
  return cursor.take('MATERIALIZED') === undefined ? {} : { materialized: true };
}

function readCommonQuery(cursor: TokenCursor): Query {
  if (!cursor.at('(')) {
    cursor.reportMissing('a query in parentheses');
    return emptyQuery(cursor);
  }
  const open = cursor.span;
  if (!cursor.enter()) {
    cursor.advance();
    cursor.skipUntil(() => false);
    cursor.take(')');
    return emptyQuery(cursor);
  }
  cursor.advance();
  let query: Query;
  if (atQuery(cursor) || cursor.value === 'VALUES') {
    query = readQuery(cursor);
  } else {
    cursor.reportMissing('a query');
    query = emptyQuery(cursor);
    cursor.skipUntil(() => false);
  }
  cursor.close(open);
  cursor.leave();
  return query;
}

function emptyQuery(cursor: TokenCursor): Query {
  const span = cursor.hole();
  const body = finishedSelect(emptySelect(span.start));
  return { kind: 'query', body, orderBy: [], clauses: [], span };
}
