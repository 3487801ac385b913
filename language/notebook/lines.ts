/** The lines of a Markdown file, as far as they tell its cells apart. */

export interface Line {
  /** Without its line end. */
  readonly text: string;
  /** `\n`, `\r\n` or `\r`; empty of a last line that has none. */
  readonly end: string;
  /** Offset in the file's text. */
  readonly start: number;
}

/** The lines' texts and ends, joined, are the text. A line end is followed by a line only if it has text. */
export function linesOf(text: string, from: number): readonly Line[] {
  const lines: Line[] = [];
  const pattern = /([^\r\n]*)(\r\n|\n|\r|$)/y;
  for (let start = from; start < text.length; start = pattern.lastIndex) {
    pattern.lastIndex = start;
    const [, content = '', end = ''] = pattern.exec(text) ?? [];
    lines.push({ text: content, end, start });
  }
  return lines;
}

export function isBlank(text: string): boolean {
  return /^[ \t]*$/.test(text);
}

/** A line that begins a block of code. */
export interface Fence {
  /** Three or more backticks or tildes. */
  readonly mark: string;
  /** Whether the block is a cell: fenced at the left edge, and its first word is `iql`. */
  readonly isCell: boolean;
}

/** `undefined` of a line that opens nothing. As in CommonMark, backticks have none in their words. */
export function openingFence(line: string): Fence | undefined {
  const found = /^( {0,3})(`{3,}(?=[^`]*$)|~{3,})[ \t]*([^ \t]*)/.exec(line);
  if (found === null) {
    return undefined;
  }
  const [, indent = '', mark = '', word = ''] = found;
  return { mark, isCell: indent === '' && word.toLowerCase() === 'iql' };
}

/** Whether the line ends the block that `mark` began: at least as many of the same, and nothing else. */
export function closesFence(line: string, mark: string): boolean {
  const [, closing = ''] = /^ {0,3}(`{3,}|~{3,})[ \t]*$/.exec(line) ?? [];
  return closing.startsWith(mark);
}
