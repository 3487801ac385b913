/** A document, or a part of one: its statements, and the white space between them. */
import type { ParsedDocument, Span } from '../syntax/index.ts';
import { type FormatOptions } from './options.ts';
import type { TextReplacement } from './replacement.ts';
/** All that changes, in order, in offsets of the document. Nothing, where it is formatted already. */
export declare function formatDocument(
  document: ParsedDocument,
  options: FormatOptions,
): readonly TextReplacement[];
/** The changes of the whole document that lie in `span`. */
export declare function formatRange(
  document: ParsedDocument,
  span: Span,
  options: FormatOptions,
): readonly TextReplacement[];
