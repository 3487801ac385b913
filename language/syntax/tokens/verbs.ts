/** Words that start a statement, as far as the tokenizer and the splitter need to know them. */

/** A hint stands directly after one of these. */
const hinted = new Set([
  'SELECT',
  'INSERT',
  'REPLACE',
  'UPDATE',
  'DELETE',
  'EXEC',
  'SHOW',
  'DESCRIBE',
  'DESC',
  'EXPLAIN',
  'PLAN',
  'WITH',
  'VALUES',
  'CREATE',
  'DROP',
  'REFRESH',
  'REGISTRY',
  'AUTH',
  'USE',
  'SLEEP',
  'BEGIN',
  'COMMIT',
  'END',
  'ROLLBACK',
]);

/** Whether a comment of the form of a hint is one, standing after `word`. */
export function takesHint(word: string): boolean {
  return hinted.has(word);
}

/**
 * A line that starts a statement with great likelihood, seen from inside a quote that was never
 * closed. The quote's content is JSON or prose, neither of which starts a line so.
 */
export const statementLine =
  /(?:^|\n)(?:SELECT|INSERT|REPLACE|UPDATE|DELETE|WITH|SHOW|DESCRIBE|EXPLAIN|EXEC|CREATE|DROP|REGISTRY)[ \t\r\n]/i;

/** The same, or an anchor, or a comment, at the start of a text. */
export const paragraphStart =
  /^(?:(?:SELECT|INSERT|REPLACE|UPDATE|DELETE|WITH|SHOW|DESCRIBE|EXPLAIN|EXEC|CREATE|DROP|REGISTRY)\s|\/\*\+)/i;
