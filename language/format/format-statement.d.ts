/** One statement: formatted once for each style, and never made into something else. */
import type { ParsedStatement } from '../syntax/index.ts';
import { type FormatOptions, type Style } from './options.ts';
import { type TextReplacement } from './replacement.ts';
/** The statement's text, with its white space and its keywords as the options have them. */
export declare function formatStatement(statement: ParsedStatement, options: FormatOptions): string;
/**
 * What changes between the statement's first and last token. The white space around them is the
 * document's. Spans are offsets in the statement.
 */
export declare function replacementsIn(
  statement: ParsedStatement,
  style: Style,
): readonly TextReplacement[];
