/** Offsets of a text as lines and columns, and the line of text that a message is about. */

/** Lines and columns count from 1; a column counts UTF-16 units. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

export function placeOf(text: string, offset: number): Place {
  const before = text.slice(0, offset);
  const lineStart = before.lastIndexOf('\n') + 1;
  return { line: before.split('\n').length, column: offset - lineStart + 1 };
}

/** The line at `start` with `^` under what the span covers of it. */
export function excerptOf(text: string, start: number, end: number): string {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const newline = text.indexOf('\n', start);
  const line = text.slice(lineStart, newline === -1 ? text.length : newline).trimEnd();
  const indent = line.slice(0, start - lineStart).replace(/[^\t]/g, ' ');
  const covered = Math.min(end, lineStart + line.length) - start;
  return `  ${line}\n  ${indent}${'^'.repeat(Math.max(1, covered))}`;
}
