/** What changes while a person types: a statement when its `;` is there, a line when it is left. */
import type { ParsedDocument } from '../syntax/index.ts';
import type { FormatOptions } from './options.ts';
import type { TextReplacement } from './replacement.ts';
/** `offset` is right after `typed`, which is `;` or a line break; anything else changes nothing. */
export declare function formatOnType(
  document: ParsedDocument,
  offset: number,
  typed: string,
  options: FormatOptions,
): readonly TextReplacement[];
