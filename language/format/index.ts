/** The room's single entry. */
export { formatDocument, formatRange } from './format-document.ts';
export { formatOnType } from './format-on-type.ts';
export { defaultFormatOptions, type FormatOptions } from './options.ts';
export { applyReplacements, joinReplacements, type TextReplacement } from './replacement.ts';
