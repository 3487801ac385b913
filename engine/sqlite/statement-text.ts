/**
 * The little that this room must know of a statement's text: where it ends, and where its strings
 * and comments are. It is not a parser; SQLite's own is the judge of everything else.
 */
import { SqlError } from '../execute/ports.ts';

const opaque = /'(?:[^']|'')*'?|--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|"(?:[^"]|"")*"?|`(?:[^`]|``)*`?/g;

/**
 * The text with each comment blanked and each string's content replaced by `x`, so that a search
 * finds only what SQLite reads as words and punctuation. Offsets stay what they were.
 */
export function maskedText(sql: string): string {
  return sql.replace(opaque, (found) => {
    if (found.startsWith('-') || found.startsWith('/')) {
      return found.replace(/[^\n]/g, ' ');
    }
    return found.startsWith("'") ? `'${'x'.repeat(found.length - 1)}` : found;
  });
}

/**
 * One statement without what follows it: its `;`, white space, comments. Throws `SqlError` where
 * there is nothing, or a second statement.
 */
export function singleStatement(sql: string): string {
  const masked = maskedText(sql);
  const quotedBlanked = masked.replace(/"[^"]*"?|`[^`]*`?/g, (name) => 'x'.repeat(name.length));
  const semicolon = quotedBlanked.indexOf(';');
  const end = semicolon === -1 ? masked.length : semicolon;
  const second = semicolon === -1 ? -1 : masked.slice(semicolon).search(/[^;\s]/);
  if (second !== -1) {
    throw new SqlError('one statement at a time: a second one begins here', semicolon + second);
  }
  const body = masked.slice(0, end).trimEnd();
  if (body.trim() === '') {
    throw new SqlError('there is no statement here');
  }
  return sql.slice(0, body.length);
}

/** Its first word in upper case, comments and parentheses skipped. */
export function firstWord(sql: string): string {
  return (/[A-Za-z]+/.exec(maskedText(sql))?.[0] ?? '').toUpperCase();
}
