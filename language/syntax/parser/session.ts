/** Statements about the session: providers, credentials, transactions and pauses. */
import type {
  AuthStatement,
  RegistryStatement,
  SleepStatement,
  TransactionStatement,
  UseStatement,
} from '../command-tree.ts';
import type { Hint, Name } from '../tree.ts';
import type { TokenCursor } from './cursor.ts';
import { readExpression } from './expression.ts';
import { readName } from './names.ts';
import { readPrimary } from './primary.ts';
import { isNameAfterKeyword } from './words.ts';

/** Reads from USE on. */
export function readUse(cursor: TokenCursor, hints: readonly Hint[]): UseStatement {
  const { start } = cursor.advance();
  return { kind: 'use', hints, ...readProvider(cursor), span: cursor.spanFrom(start) };
}

/** Reads from REGISTRY on. */
export function readRegistry(cursor: TokenCursor, hints: readonly Hint[]): RegistryStatement {
  const { start } = cursor.advance();
  const action = takeWord(cursor, ['LIST', 'PULL']);
  if (action === undefined) cursor.reportMissing('`LIST` or `PULL`');
  const provider = action === 'LIST' && cursor.atEnd ? {} : readProvider(cursor);
  const version = cursor.atEnd ? {} : { version: readVersion(cursor) };
  return {
    kind: 'registry',
    hints,
    ...(action === undefined ? {} : { action }),
    ...provider,
    ...version,
    span: cursor.spanFrom(start),
  };
}

/** `v24.07.00246` is a word, a dot and so on, all without spaces between. */
function readVersion(cursor: TokenCursor): Name {
  const name = readName(cursor);
  if (name.quoted) return name;
  while (!cursor.atEnd && cursor.isGlued) cursor.advance();
  const span = cursor.spanFrom(name.span.start);
  return { ...name, text: cursor.text.slice(span.start, span.end), span };
}

/** Reads from AUTH on. */
export function readAuth(cursor: TokenCursor, hints: readonly Hint[]): AuthStatement {
  const { start } = cursor.advance();
  const action = takeWord(cursor, ['LOGIN', 'REVOKE']);
  if (action === undefined) cursor.reportMissing('`LOGIN` or `REVOKE`');
  const provider = readProvider(cursor);
  const method = cursor.kind === 'word' ? { method: readName(cursor) } : {};
  const isKeyFile = cursor.kind === 'string' || cursor.kind === 'template';
  const keyFile = isKeyFile ? { keyFile: readPrimary(cursor) } : {};
  return {
    kind: 'auth',
    hints,
    ...(action === undefined ? {} : { action }),
    ...provider,
    ...method,
    ...keyFile,
    span: cursor.spanFrom(start),
  };
}

/** Reads from SLEEP on. */
export function readSleep(cursor: TokenCursor, hints: readonly Hint[]): SleepStatement {
  const { start } = cursor.advance();
  const duration = readExpression(cursor);
  return { kind: 'sleep', hints, duration, span: cursor.spanFrom(start) };
}

/** Reads from BEGIN, COMMIT, END, ROLLBACK, SAVEPOINT or RELEASE on. */
export function readTransaction(cursor: TokenCursor, hints: readonly Hint[]): TransactionStatement {
  const { value, start } = cursor;
  const action = actionOf(value);
  cursor.advance();
  const mode =
    action === 'BEGIN' ? takeWord(cursor, ['DEFERRED', 'IMMEDIATE', 'EXCLUSIVE']) : undefined;
  const isNamed = action === 'SAVEPOINT' || action === 'RELEASE';
  if (!isNamed && takeWord(cursor, ['TRANSACTION']) !== undefined && cursor.kind === 'name') {
    // SQLite reads a name here and does nothing with it.
    cursor.advance();
  }
  const savepoint = readSavepoint(cursor, action);
  return {
    kind: 'transaction',
    hints,
    action,
    ...(mode === undefined ? {} : { mode }),
    ...(savepoint === undefined ? {} : { savepoint }),
    span: cursor.spanFrom(start),
  };
}

function actionOf(verb: string): TransactionStatement['action'] {
  switch (verb) {
    case 'BEGIN':
    case 'ROLLBACK':
    case 'SAVEPOINT':
    case 'RELEASE':
      return verb;
    default:
      return 'COMMIT';
  }
}

function readSavepoint(
  cursor: TokenCursor,
  action: TransactionStatement['action'],
): Name | undefined {
  if (action === 'BEGIN' || action === 'COMMIT') return undefined;
  if (action === 'ROLLBACK' && takeWord(cursor, ['TO']) === undefined) return undefined;
  if (action !== 'SAVEPOINT' && cursor.kindAt(1) === 'word') takeWord(cursor, ['SAVEPOINT']);
  if (isNameAfterKeyword(cursor)) return readName(cursor);
  cursor.reportMissing('the name of a savepoint');
  return undefined;
}

function readProvider(cursor: TokenCursor): { readonly provider?: Name } {
  if (isNameAfterKeyword(cursor)) return { provider: readName(cursor) };
  cursor.reportMissing('a provider such as `aws`');
  return {};
}

/** Reads the word at the cursor if it is one of these, most of which are no keywords elsewhere. */
function takeWord<Word extends string>(
  cursor: TokenCursor,
  words: readonly Word[],
): Word | undefined {
  if (cursor.kind !== 'word') return undefined;
  const written = cursor.source.toUpperCase();
  const found = words.find((word) => word === written);
  if (found !== undefined) cursor.advance();
  return found;
}
