/** The tokens of a statement without its white space, and what stood between them. */
import type { ParsedStatement, Span, Token } from '../syntax/index.ts';
import { reordered } from './commas.ts';
import type { FormatOptions } from './options.ts';

/**
 * Tokens are known by their index. The gap of an index is the one before its token. `meaningful` are
 * all tokens but comments: the layout decides between two of those, and comments follow.
 */
export class Sheet {
  readonly text: string;
  /** In the order in which they will stand: a comma may change places with a comment. */
  readonly tokens: readonly Token[];
  /** The white space before each token. */
  readonly gaps: readonly string[];
  /** How many line breaks the gap before each token has. */
  readonly lineBreaks: readonly number[];
  /** Tokens in another order than they were, from the first index to the last. */
  readonly moves: readonly Span[];
  private readonly sources: readonly string[];
  private readonly values: readonly string[];
  private readonly written: readonly Token[];
  private readonly places: readonly number[] | undefined;
  private readonly before: readonly number[];
  private readonly after: readonly number[];

  constructor(
    { text, tokens, problems }: ParsedStatement,
    commaPlace: FormatOptions['commaPlace'],
  ) {
    this.text = text;
    this.written = tokens.filter(({ kind }) => kind !== 'whitespace');
    const gaps = this.written.map(({ start }, index) =>
      text.slice(this.written[index - 1]?.end ?? 0, start),
    );
    const order =
      problems.length === 0 ? reordered(text, this.written, gaps, commaPlace) : undefined;
    this.tokens = order?.tokens ?? this.written;
    this.gaps = order?.gaps ?? gaps;
    this.moves = order?.moves ?? [];
    this.places = order?.places;
    this.lineBreaks = this.gaps.map(lineBreaksIn);
    this.sources = this.tokens.map(({ start, end }) => text.slice(start, end));
    this.values = this.tokens.map(({ kind }, index) => valueOf(kind, this.sources[index] ?? ''));
    this.before = meaningfulBefore(this.tokens);
    this.after = meaningfulAfter(this.tokens);
  }

  get length(): number {
    return this.tokens.length;
  }

  /** The token as written; empty outside. */
  source(index: number): string {
    return this.sources[index] ?? '';
  }

  /** The token as the grammar compares it: in upper case, and empty for strings and quoted names. */
  value(index: number): string {
    return this.values[index] ?? '';
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
    const token = this.tokens[index];
    return token !== undefined && isLineComment(this.text, token);
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
    const index = this.searched(offset);
    return this.places?.[index] ?? index;
  }

  /** The last token that ends at `offset` or sooner. */
  upTo(offset: number): number {
    let index = this.searched(offset);
    while (index >= 0 && (this.written[index]?.end ?? Infinity) > offset) index -= 1;
    return this.places?.[index] ?? index;
  }

  private searched(offset: number): number {
    let low = 0;
    let high = this.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.written[middle]?.start ?? Infinity) < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  first(node: { readonly span: Span }): number {
    return this.from(node.span.start);
  }

  last(node: { readonly span: Span }): number {
    return this.upTo(node.span.end);
  }

  /**
   * Whether a line break stands somewhere between the meaningful token before `index` and it. Never
   * so where no token is, as after the comma of a list that lacks its last item.
   */
  isBroken(index: number): boolean {
    if (index >= this.length) return false;
    for (let at = this.previous(index) + 1; at <= index; at += 1) {
      if ((this.lineBreaks[at] ?? 0) > 0) return true;
    }
    return false;
  }
}

export function isLineComment(text: string, { kind, start }: Token): boolean {
  return kind === 'comment' && !text.startsWith('/*', start) && !text.startsWith('{#', start);
}

function valueOf(kind: Token['kind'], source: string): string {
  if (kind === 'word') return source.toUpperCase();
  return kind === 'punctuation' || kind === 'operator' ? source : '';
}

/** For each token, the index of the last one before it that is no comment; -1 where there is none. */
function meaningfulBefore(tokens: readonly Token[]): readonly number[] {
  let last = -1;
  return tokens.map(({ kind }, index) => {
    const found = last;
    if (kind !== 'comment' && kind !== 'anchor') last = index;
    return found;
  });
}

/** For each token, the index of the first one after it that is no comment; the length for none. */
function meaningfulAfter(tokens: readonly Token[]): readonly number[] {
  const found = new Array<number>(tokens.length);
  let next = tokens.length;
  for (let index = tokens.length - 1; index >= 0; index -= 1) {
    found[index] = next;
    const kind = tokens[index]?.kind;
    if (kind !== 'comment' && kind !== 'anchor') next = index;
  }
  return found;
}

function lineBreaksIn(gap: string): number {
  let count = 0;
  for (let index = gap.indexOf('\n'); index >= 0; index = gap.indexOf('\n', index + 1)) count += 1;
  return count;
}
