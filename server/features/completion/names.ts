/** Names as a statement must write them. */

/** In double quotes where the bare name could not be read: `"count(*)"`. */
export function writtenName(name: string): string {
  return /^[A-Za-z_][\w$]*$/.test(name) ? name : `"${name.replaceAll('"', '""')}"`;
}
