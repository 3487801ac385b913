/**
 * Where a plain statement ends, in one search of its text: most statements of a long file are plain, and
 * a search reads them several times as fast as token after token.
 */

/** Words that may start a statement where they start a line: `startsStatement` has a case for each. */
const verbs =
  'select|insert|replace|delete|update|with|show|desc|explain|plan|exec|create|drop|registry|refresh|auth';

/** What the tokenizer takes for white space: less than `\s`, which has the spaces of web pages too. */
const blank = String.raw`[\t-\r \ufeff]*`;

/** White space and line comments before the first word. */
const leading = String.raw`${blank}(?:--[^\n]*\n${blank})*`;

/** What needs no second look: no quote, comment, template or bracket begins in it, and no line ends. */
const calm = '[^;\'"`\\[\\]{}#/\\\\<\\n-]*';

/**
 * What is plain once it was looked at: quoted text that closes on its line and has no backslash or
 * template, operators that open no comment and no template, a line that does not begin like a statement.
 */
const looked = String.raw`'[^'\\\n{]*'|"[^"\\\n{]*"|-(?!-)|/(?![/*])|<(?!<)|\n(?!${verbs}|[^\x00-\x7f])`;

const plainStatement = new RegExp(
  String.raw`${leading}(?=\w)${calm}(?:(?:${looked})${calm})*;[ \t\r]*(?:\n|$)`,
  'iy',
);

/** The same as `endOfStatement` where the statement is plain and ends its line; `undefined` elsewhere. */
export function plainStatementEnd(text: string, start: number): number | undefined {
  plainStatement.lastIndex = start;
  return plainStatement.test(text) ? plainStatement.lastIndex : undefined;
}
