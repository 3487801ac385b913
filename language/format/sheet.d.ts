/** The tokens of a statement without its white space, and what stood between them. */
import type { ParsedStatement, Span, Token } from '../syntax/index.ts';
/**
 * Tokens are known by their index. The gap of an index is the one before its token. `meaningful` are
 * all tokens but comments: the layout decides between two of those, and comments follow.
 */
export declare class Sheet {
  readonly text: string;
  readonly tokens: readonly Token[];
  /** How many line breaks the gap before each token has. */
  readonly lineBreaks: readonly number[];
  private readonly before;
  private readonly after;
  constructor({ text, tokens }: ParsedStatement);
  get length(): number;
  /** The token as written; empty outside. */
  source(index: number): string;
  /** The token as the grammar compares it: in upper case, and empty for strings and quoted names. */
  value(index: number): string;
  kind(index: number): Token['kind'] | undefined;
  isComment(index: number): boolean;
  /** Whether the token is a comment that reaches to the end of its line. */
  isLineComment(index: number): boolean;
  /** The white space before the token. */
  gap(index: number): string;
  gapSpan(index: number): Span;
  /** The meaningful token before; -1 where there is none. */
  previous(index: number): number;
  /** The meaningful token after; the length where there is none. */
  next(index: number): number;
  /** The first token that starts at `offset` or later. */
  from(offset: number): number;
  /** The last token that ends at `offset` or sooner. */
  upTo(offset: number): number;
  first(node: { readonly span: Span }): number;
  last(node: { readonly span: Span }): number;
  /** Whether a line break stands somewhere between the meaningful token before `index` and it. */
  isBroken(index: number): boolean;
}
