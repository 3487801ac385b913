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

/** Of a longer line only the part around the place is shown. */
const widest = 160;

/** The line at `start` with `^` under what the span covers of it. */
export function excerptOf(text: string, start: number, end: number): string {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const newline = text.indexOf('\n', start);
  const whole = text.slice(lineStart, newline === -1 ? text.length : newline).trimEnd();
  const from = whole.length <= widest ? 0 : Math.max(0, start - lineStart - widest / 4);
  const part = withoutControls(whole.slice(from, from + widest));
  const [before, after] = [from > 0 ? '…' : '', from + widest < whole.length ? '…' : ''];
  const indent = (before + part.slice(0, start - lineStart - from)).replace(/[^\t]/g, ' ');
  const covered = Math.min(end - lineStart - from, part.length) - (start - lineStart - from);
  return `  ${before}${part}${after}\n  ${indent}${'^'.repeat(Math.max(1, covered))}`;
}

/** A text may not steer the terminal that shows it. */
function withoutControls(line: string): string {
  return line.replace(/[\p{Cc}--\t]/gv, '\uFFFD');
}
