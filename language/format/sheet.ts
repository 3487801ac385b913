/** The tokens of a statement without its white space, and what stood between them. */
import type { ParsedStatement, Span, Token } from '../syntax/index.ts';

/**
 * Tokens are known by their index. The gap of an index is the one before its token. `meaningful` are
 * all tokens but comments: the layout decides between two of those, and comments follow.
 */
export class Sheet {
  readonly text: string;
  readonly tokens: readonly Token[];
  /** How many line breaks the gap before each token has. */
  readonly lineBreaks: readonly number[];
  private readonly before: readonly number[];
  private readonly after: readonly number[];

  constructor({ text, tokens }: ParsedStatement) {
    this.text = text;
    this.tokens = tokens.filter(({ kind }) => kind !== 'whitespace');
    this.lineBreaks = this.tokens.map((token, index) =>
      lineBreaksIn(text, this.tokens[index - 1]?.end ?? 0, token.start),
    );
    this.before = neighbours(this.tokens);
    this.after = neighbours(this.tokens.toReversed())
      .toReversed()
      .map((index) => this.tokens.length - 1 - index);
  }

  get length(): number {
    return this.tokens.length;
  }

  /** The token as written; empty outside. */
  source(index: number): string {
    const token = this.tokens[index];
    return token === undefined ? '' : this.text.slice(token.start, token.end);
  }

  /** The token as the grammar compares it: in upper case, and empty for strings and quoted names. */
  value(index: number): string {
    const kind = this.kind(index);
    if (kind === 'word') return this.source(index).toUpperCase();
    return kind === 'punctuation' || kind === 'operator' ? this.source(index) : '';
  }

  kind(index: number): Token['kind'] | undefined {
    return this.tokens[index]?.kind;
  }

  isComment(index: number): boolean {
    const kind = this.kind(index);
    return kind === 'comment' || kind === 'anchor';
  }

  /** Whether the token is a comment that reaches to the end of its line. */
  isLineComment(index: number): boolean {
    if (this.kind(index) !== 'comment') return false;
    const start = this.text.slice(this.tokens[index]?.start, (this.tokens[index]?.start ?? 0) + 2);
    return start !== '/*' && start !== '{#';
  }

  /** The white space before the token. */
  gap(index: number): string {
    const { start, end } = this.gapSpan(index);
    return this.text.slice(start, end);
  }

  gapSpan(index: number): Span {
    const end = this.tokens[index]?.start ?? this.text.length;
    return { start: this.tokens[index - 1]?.end ?? 0, end };
  }

  /** The meaningful token before; -1 where there is none. */
  previous(index: number): number {
    return this.before[index] ?? -1;
  }

  /** The meaningful token after; the length where there is none. */
  next(index: number): number {
    return this.after[index] ?? this.length;
  }

  /** The first token that starts at `offset` or later. */
  from(offset: number): number {
    let low = 0;
    let high = this.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.tokens[middle]?.start ?? Infinity) < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The last token that ends at `offset` or sooner. */
  upTo(offset: number): number {
    let index = this.from(offset);
    while (index >= 0 && (this.tokens[index]?.end ?? Infinity) > offset) index -= 1;
    return index;
  }

  first(node: { readonly span: Span }): number {
    return this.from(node.span.start);
  }

  last(node: { readonly span: Span }): number {
    return this.upTo(node.span.end);
  }

  /** Whether a line break stands somewhere between the meaningful token before `index` and it. */
  isBroken(index: number): boolean {
    for (let at = this.previous(index) + 1; at <= index; at += 1) {
      if ((this.lineBreaks[at] ?? 0) > 0) return true;
    }
    return false;
  }
}

/** For each token, the index of the last one before it that is no comment; -1 where there is none. */
function neighbours(tokens: readonly Token[]): readonly number[] {
  let last = -1;
  return tokens.map(({ kind }, index) => {
    const found = last;
    if (kind !== 'comment' && kind !== 'anchor') last = index;
    return found;
  });
}

function lineBreaksIn(text: string, start: number, end: number): number {
  let count = 0;
  for (let index = start; index < end; index += 1) {
    if (text.charCodeAt(index) === 10) count += 1;
  }
  return count;
}
