/**
 * What a notebook is: cells of text and of code, out of a Markdown file in which each block fenced as
 * `iql` is a cell and the text between them is one. A cell remembers what surrounded it in its file, so
 * that a notebook of which nothing was changed is printed byte for byte as it was read.
 */

export interface NotebookCell {
  readonly kind: 'text' | 'code';
  /** Markdown or statements, with `\n` between its lines and none behind the last. */
  readonly text: string;
  /** Absent of a cell that is new. */
  readonly source?: CellSource;
}

/** A cell as its file has it: `open`, then `body`, then `close`, then `after`. */
export interface CellSource {
  /** A code cell's opening fence, or the mark before a text cell, up to where the body begins. */
  readonly open: string;
  /** The cell's text with the line ends of the file. */
  readonly body: string;
  /** The line end before a code cell's closing fence, and the fence. Empty where the file ends first. */
  readonly close: string;
  /** From there to the next cell: line ends and blank lines. */
  readonly after: string;
}

/** A cell of a file that was read. */
export interface PlacedCell extends NotebookCell {
  readonly source: CellSource;
  /** Offset of its body in the file's text. */
  readonly start: number;
}

export interface ParsedNotebook {
  /** What stands before the first cell: a byte order mark, blank lines. */
  readonly prefix: string;
  readonly cells: readonly PlacedCell[];
}

/** A line of its own that begins a text cell where the cell before is one of text as well. */
export const textCellMark = '<!-- cell -->';

/** A text as a cell has it: every line end is `\n`. */
export function withPlainLineEnds(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}
