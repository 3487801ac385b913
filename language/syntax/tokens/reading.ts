/** The state of one pass over a text: how far it looked, and what it need not look for again. */

interface Search {
  readonly from: number;
  readonly found: number;
}

/**
 * `reach` is how far the text was looked at, one past its end where the end itself mattered: what
 * lies beyond cannot have changed any decision so far.
 *
 * Searches that fail are remembered, so that no text, however odd, is searched to its end again and
 * again. Memory never changes an answer: a pass may begin at any statement.
 */
export class Reading {
  readonly text: string;
  reach = 0;
  unterminated = false;
  private readonly searches = new Map<string, Search>();
  private readonly closings = new Map<number, Map<number, number>>();
  private plainFrom = 0;
  private plainEnd = 0;

  constructor(text: string) {
    this.text = text;
  }

  reached(offset: number): void {
    const bounded = Math.min(offset, this.text.length + 1);
    if (bounded > this.reach) this.reach = bounded;
  }

  /** The offset of `needle` at or after `from`, or the text's length. Linear over a whole pass. */
  find(needle: string, from: number): number {
    const known = this.searches.get(needle);
    if (known !== undefined && known.from <= from && from <= known.found) return known.found;
    const index = this.text.indexOf(needle, from);
    const found = index < 0 ? this.text.length : index;
    this.searches.set(needle, { from, found });
    return found;
  }

  /** Where quoted text that runs on at this line break closes, if an earlier search ran over it. */
  closingAfter(lineBreak: number, quote: number): number | undefined {
    return this.closings.get(quote)?.get(lineBreak);
  }

  rememberClosing(lineBreaks: readonly number[], quote: number, closing: number): void {
    const known = this.closings.get(quote) ?? new Map<number, number>();
    this.closings.set(quote, known);
    for (const lineBreak of lineBreaks) known.set(lineBreak, closing);
  }

  /**
   * Whether a string opening at `start` is known to be better read with plain backslashes: an earlier
   * one came to that end, and passed nothing but escaped quotes from before `start`.
   */
  hasPlainBackslashes(start: number): boolean {
    if (start < this.plainFrom || start >= this.plainEnd) return false;
    this.reached(this.plainEnd + 2);
    return true;
  }

  rememberPlainBackslashes(from: number, end: number): void {
    this.plainFrom = from;
    this.plainEnd = end;
  }
}
