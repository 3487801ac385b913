/**
 * SQLite's errors as `SqlError`. SQLite knows the byte at which it stopped, but `node:sqlite` does
 * not pass it on; its message names the token, and where that token stands once, that is the place.
 */
import { SqlError } from '../execute/ports.ts';
import { messageInOurWords } from './sqlite-messages.ts';
import { maskedText } from './statement-text.ts';

/** What SQLite, or a function that a statement called, threw while it had `sql`. */
export function toSqlError(error: unknown, sql: string): SqlError {
  if (error instanceof SqlError) {
    return error;
  }
  const message = error instanceof Error ? error.message : String(error);
  return new SqlError(messageInOurWords(message), offsetOf(message, sql), { cause: error });
}

/** Forms of message that name a token of the statement; the first group is that token. */
const namingForms = [
  /^near "(.+)": syntax error$/s,
  /^unrecognized token: "(.+)"$/s,
  /^no such (?:column|function|table|window): "?([^"\s]+)"?/,
  /^ambiguous column name: (\S+)/,
  /^wrong number of arguments to function ([^\s(]+)\(\)/,
  /^misuse of (?:aggregate function|aggregate|window function|aliased aggregate):? ([^\s(]+)/,
  /^no such collation sequence: (\S+)/,
  /^circular reference: (\S+)/,
  /^([^\s(]+)\(\) may not be used as a window function/,
];

/** The offset of the token that a message names, where it names one that stands exactly once. */
export function offsetOf(message: string, sql: string): number | undefined {
  if (message === 'incomplete input') {
    return maskedText(sql).trimEnd().length;
  }
  const token = namingForms.map((form) => form.exec(message)?.[1]).find((found) => found);
  if (token === undefined) {
    return undefined;
  }
  const offsets = offsetsOfToken(token, sql);
  return offsets.length === 1 ? offsets[0] : undefined;
}

/** Every place where `token` stands whole, in any letter case, outside strings and comments. */
function offsetsOfToken(token: string, sql: string): readonly number[] {
  const searched = token.startsWith("'") ? sql : maskedText(sql);
  const bound = (edge: string | undefined) => edge !== undefined && /[\p{L}\p{N}_$]/u.test(edge);
  const pattern = new RegExp(
    (bound(token[0]) ? '(?<![\\p{L}\\p{N}_$.])' : '') +
      token.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&') +
      (bound(token.at(-1)) ? '(?![\\p{L}\\p{N}_$])' : ''),
    'giu',
  );
  return [...searched.matchAll(pattern)].map((match) => match.index);
}
