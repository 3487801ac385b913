/** Views: CREATE VIEW, DROP VIEW and REFRESH MATERIALIZED VIEW. */
import type {
  CreateViewStatement,
  DropViewStatement,
  RefreshViewStatement,
} from '../command-tree.ts';
import type { Hint, QualifiedName, Query } from '../tree.ts';
import { quoted, type TokenCursor } from './cursor.ts';
import { readQualifiedName } from './names.ts';
import { atQuery, readQuery } from './query.ts';
import { readNames } from './relation.ts';
import { isOneSlip } from './verb.ts';
import { isNameAfterKeyword } from './words.ts';

const leading = ['OR', 'REPLACE', 'TEMP', 'TEMPORARY', 'MATERIALIZED'];
const others = new Set(['TABLE', 'INDEX', 'UNIQUE', 'TRIGGER', 'VIRTUAL']);

/** What the CREATE or DROP at the cursor is of. A view, too, where that is still to be typed. */
export function objectOf(cursor: TokenCursor): 'view' | 'other' | 'unknown' {
  const ahead = objectAhead(cursor);
  const word = cursor.sourceAt(ahead).toUpperCase();
  if (word === '' || word === 'VIEW' || isOneSlip(word, 'VIEW')) return 'view';
  return others.has(word) || cursor.kindAt(ahead) === 'template' ? 'other' : 'unknown';
}

/** How far ahead of CREATE or DROP the word stands that says of what. */
export function objectAhead(cursor: TokenCursor): number {
  let ahead = 1;
  while (leading.includes(cursor.valueAt(ahead))) ahead += 1;
  return ahead;
}

function readViewWord(cursor: TokenCursor): void {
  if (cursor.take('VIEW') !== undefined) return;
  const isMisspelt = cursor.kind === 'word' && isOneSlip(cursor.source.toUpperCase(), 'VIEW');
  if (!isMisspelt) {
    cursor.reportMissing('`VIEW`');
    return;
  }
  const message = `did not expect ${quoted(cursor.source)} here: did you mean \`VIEW\`?`;
  cursor.report(message, cursor.span, 'VIEW');
  cursor.advance();
}

/** Reads from CREATE on. */
export function readCreateView(cursor: TokenCursor, hints: readonly Hint[]): CreateViewStatement {
  const { start } = cursor.advance();
  const orReplace = cursor.take('OR') !== undefined;
  if (orReplace && cursor.take('REPLACE') === undefined) cursor.reportMissing('`REPLACE`');
  const temporary = (cursor.take('TEMP') ?? cursor.take('TEMPORARY')) !== undefined;
  const materialized = cursor.take('MATERIALIZED') !== undefined;
  readViewWord(cursor);
  const ifNotExists = cursor.takeAll('IF', 'NOT', 'EXISTS') !== undefined;
  const name = readViewName(cursor);
  const columns = cursor.value === '(' ? readNames(cursor, cursor.advance()) : undefined;
  const query = readViewQuery(cursor);
  return {
    kind: 'createView',
    hints,
    orReplace,
    temporary,
    materialized,
    ifNotExists,
    ...(name === undefined ? {} : { name }),
    ...(columns === undefined ? {} : { columns }),
    ...(query === undefined ? {} : { query }),
    span: cursor.spanFrom(start),
  };
}

function readViewQuery(cursor: TokenCursor): Query | undefined {
  if (cursor.take('AS') === undefined) cursor.reportMissing('`AS` and a query');
  if (atQuery(cursor) || cursor.value === '(') return readQuery(cursor);
  cursor.reportMissing('a query such as `SELECT …`');
  cursor.skipUntil(() => atQuery(cursor));
  return atQuery(cursor) ? readQuery(cursor) : undefined;
}

/** Reads from DROP on. */
export function readDropView(cursor: TokenCursor, hints: readonly Hint[]): DropViewStatement {
  const { start } = cursor.advance();
  const materialized = cursor.take('MATERIALIZED') !== undefined;
  readViewWord(cursor);
  const ifExists = cursor.takeAll('IF', 'EXISTS') !== undefined;
  const name = readViewName(cursor);
  return {
    kind: 'dropView',
    hints,
    materialized,
    ifExists,
    ...(name === undefined ? {} : { name }),
    span: cursor.spanFrom(start),
  };
}

/** Reads from REFRESH on. */
export function readRefreshView(cursor: TokenCursor, hints: readonly Hint[]): RefreshViewStatement {
  const { start } = cursor.advance();
  if (cursor.takeAll('MATERIALIZED', 'VIEW') === undefined) {
    cursor.reportMissing('`MATERIALIZED VIEW`');
    cursor.skipUntil(() => cursor.kind !== 'word' || !cursor.at('MATERIALIZED', 'VIEW'));
  }
  const name = readViewName(cursor);
  return {
    kind: 'refreshView',
    hints,
    ...(name === undefined ? {} : { name }),
    span: cursor.spanFrom(start),
  };
}

function readViewName(cursor: TokenCursor): QualifiedName | undefined {
  if (cursor.kind === 'string' || isNameAfterKeyword(cursor)) return readQualifiedName(cursor);
  cursor.reportMissing('a name for the view');
  return undefined;
}
