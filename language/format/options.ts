/** What a person or a team may choose; everything else about the layout is decided here. */

export interface FormatOptions {
  /** Of keywords only: functions, types and names stay as they are written. */
  readonly keywordCase: 'upper' | 'lower' | 'preserve';
  /** Whether the comma of a broken list ends a line or starts one. */
  readonly commaPlace: 'trailing' | 'leading';
  /** In columns. What fits in it and is simple stays on one line. */
  readonly lineWidth: number;
  /** The white space of one level: spaces, or a tab. */
  readonly indent: string;
  /** How many columns a tab takes. */
  readonly tabSize: number;
  /** Whether a text that does not end in a line break gets one. */
  readonly insertFinalNewline: boolean;
}

export const defaultFormatOptions: FormatOptions = {
  keywordCase: 'upper',
  commaPlace: 'trailing',
  lineWidth: 100,
  indent: '  ',
  tabSize: 2,
  insertFinalNewline: false,
};

/** The line break of the document, with the options: all that the layout of a statement depends on. */
export interface Style extends FormatOptions {
  readonly newline: '\n' | '\r\n';
}

/** The line break to put in place of `space`: of the kind that it has, else of the document's. */
export function newlineFor(space: string, { newline }: Style): Style['newline'] {
  if (space.includes('\r\n')) return '\r\n';
  return space.includes('\n') ? '\n' : newline;
}

/** The style of a text, whose first line break tells of which kind it has them. */
export function styleOf(text: string, options: FormatOptions): Style {
  const lineBreak = text.indexOf('\n');
  return { ...options, newline: lineBreak > 0 && text[lineBreak - 1] === '\r' ? '\r\n' : '\n' };
}

export function isSameStyle(left: Style, right: Style): boolean {
  return (
    left.keywordCase === right.keywordCase &&
    left.commaPlace === right.commaPlace &&
    left.lineWidth === right.lineWidth &&
    left.indent === right.indent &&
    left.tabSize === right.tabSize &&
    left.newline === right.newline
  );
}
