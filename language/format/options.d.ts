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
export declare const defaultFormatOptions: FormatOptions;
/** The line break of the document, with the options: all that the layout of a statement depends on. */
export interface Style extends FormatOptions {
  readonly newline: '\n' | '\r\n';
}
/** The style of a text, which keeps the line breaks that it has. */
export declare function styleOf(text: string, options: FormatOptions): Style;
export declare function isSameStyle(left: Style, right: Style): boolean;
