/**
 * Texts that a spreadsheet takes for a formula when it opens a file of fields. Whoever can name a
 * resource or write a tag decides what such a formula does on the machine of whoever opens the file.
 */

/** The signs that begin a formula, in their wide forms too, and what spreadsheets skip before them. */
const beginning = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;

/** A number is a number, with its sign. */
const number = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;

/** `=`, `+`, `-`, `@`, a tab or a line break begins it, and it is no number. */
export function looksLikeFormula(text: string): boolean {
  return beginning.test(text) && !number.test(text);
}

/** The text behind an apostrophe where a spreadsheet would run it; numbers are left alone. */
export function neutralized(text: string): string {
  return looksLikeFormula(text) ? `'${text}` : text;
}
