/** What quoted text stands for, and back. */

/**
 * The escapes that StackQL's strings know. A backslash before anything else stays, so that regular
 * expressions and Windows paths mean what they say.
 */
const escapes: Readonly<Record<string, string>> = {
  "'": "'",
  '"': '"',
  '\\': '\\',
  n: '\n',
  r: '\r',
  t: '\t',
  '0': '\0',
  b: '\b',
  Z: '\u001a',
};

/** The value of a string as written, quotes included; the closing one may be absent. */
export function stringValue(source: string): string {
  const closed = isClosed(source);
  const content = source.slice(1, closed ? -1 : undefined);
  if (!content.includes('\\')) return content.replaceAll("''", "'");
  return content.replace(/''|\\([\s\S])/g, (whole, escaped: string | undefined) => {
    if (escaped === undefined) return "'";
    return escapes[escaped] ?? whole;
  });
}

/**
 * Whether the last quote closes the string: in `'it\'` it may or may not, and the tokenizer takes
 * such a text for a string only where it does.
 */
function isClosed(source: string): boolean {
  return source.length > 1 && source.endsWith("'");
}

/** The value of a name as written, in double quotes, backticks, brackets or single quotes. */
export function nameValue(source: string): string {
  const open = source[0] ?? '';
  const close = open === '[' ? ']' : open;
  const closed = source.length > 1 && source.endsWith(close);
  return source.slice(1, closed ? -1 : undefined).replaceAll(close + close, close);
}

/** The value as a string literal that SQLite reads back as the same. */
export function stringLiteral(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}
