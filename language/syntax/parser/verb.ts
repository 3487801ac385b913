/** The words that start a statement, and what a person meant who wrote another one. */
import type { TokenCursor } from './cursor.ts';
import { quoted } from './cursor.ts';

const read = [
  ...['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'WITH', 'SHOW', 'DESCRIBE', 'EXPLAIN', 'EXEC'],
  ...['REPLACE', 'VALUES', 'PLAN', 'CREATE', 'DROP', 'REFRESH', 'REGISTRY', 'AUTH', 'USE'],
  ...['SLEEP', 'BEGIN', 'COMMIT', 'ROLLBACK', 'SAVEPOINT', 'RELEASE', 'DESC', 'END'],
];

/** Statements of SQLite and StackQL that are no mistake, and that have no tree. */
const unread = new Set([
  ...['ALTER', 'ANALYZE', 'ATTACH', 'CREATE', 'DETACH', 'DROP', 'PRAGMA', 'REINDEX', 'VACUUM'],
  ...['NATIVEQUERY', 'PURGE'],
]);

/** Whether a statement that begins with this upper-case word is one, though it has no tree. */
export function isUnreadVerb(word: string): boolean {
  return unread.has(word);
}

/**
 * Reports that the word at the cursor starts no statement. The verb that was meant, if one is near,
 * stands there from now on, so that the rest is read as its author meant it: then the answer is true.
 */
export function reportVerb(cursor: TokenCursor): boolean {
  const meant = cursor.kind === 'word' ? verbNear(cursor.source.toUpperCase()) : undefined;
  if (meant === undefined) {
    const verbs = '`SELECT`, `INSERT`, `UPDATE`, `DELETE`, `SHOW`, `DESCRIBE`, `EXPLAIN` or `EXEC`';
    cursor.report(`${quoted(cursor.source)} starts no statement: begin with ${verbs}`, cursor.span);
    return false;
  }
  const message = `${quoted(cursor.source)} starts no statement: did you mean \`${meant}\`?`;
  cursor.report(message, cursor.span, meant);
  // A verb that is still being typed says nothing of what comes after it.
  if (cursor.valueAt(1) === '' && cursor.kindAt(1) === 'end') return false;
  cursor.respell(meant);
  return true;
}

/** The verb that the word is one slip of the hand away from, is the start of, or starts with. */
function verbNear(word: string): string | undefined {
  return (
    read.find((verb) => isOneSlip(word, verb)) ??
    (word.length < 3 ? undefined : read.find((verb) => verb.startsWith(word))) ??
    (word === 'EXECUTE' ? 'EXEC' : undefined)
  );
}

/** One letter too many, too few or wrong, or two neighbours swapped. */
export function isOneSlip(word: string, verb: string): boolean {
  if (word.length < 3) return false;
  let same = 0;
  while (same < word.length && word[same] === verb[same]) same += 1;
  const written = word.slice(same);
  const meant = verb.slice(same);
  const isSwapped = written.charAt(0) + written.charAt(1) === meant.charAt(1) + meant.charAt(0);
  return (
    written.slice(1) === meant ||
    written === meant.slice(1) ||
    written.slice(1) === meant.slice(1) ||
    (isSwapped && written.slice(2) === meant.slice(2))
  );
}
