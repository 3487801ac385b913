/**
 * A comma and the comments beside it. A comment at the end of a line is about what stands before the
 * comma, whichever of the two comes first, so the comma goes to where the style puts it: before the
 * comments where commas end lines, after them where commas start lines.
 */
import type { Span, Token } from '../syntax/index.ts';
import type { FormatOptions } from './options.ts';

export interface Order {
  readonly tokens: readonly Token[];
  /** The white space before each; what a comma left behind is before the token after it. */
  readonly gaps: readonly string[];
  /** For each token as written, where it is now. */
  readonly places: readonly number[];
  readonly moves: readonly Span[];
}

/** `undefined` where all stays as written. `gaps` are the white space before each token. */
export function reordered(
  text: string,
  tokens: readonly Token[],
  gaps: readonly string[],
  commaPlace: FormatOptions['commaPlace'],
): Order | undefined {
  const order = tokens.map((_, index) => index);
  const spaces = [...gaps];
  const moves: Span[] = [];
  tokens.forEach((token, index) => {
    if (token.kind !== 'punctuation' || text[token.start] !== ',') return;
    if (commaPlace === 'trailing') {
      let first = index;
      while (tokens[first - 1]?.kind === 'comment') first -= 1;
      if (!holdsLineBreak(gaps, first, index)) return;
      order.splice(first, index - first + 1, index, ...order.slice(first, index));
      spaces.splice(
        first,
        index - first + 2,
        '',
        ...gaps.slice(first, index),
        (gaps[index] ?? '') + (gaps[index + 1] ?? ''),
      );
      moves.push({ start: first, end: index });
    } else {
      let last = index;
      while (tokens[last + 1]?.kind === 'comment') last += 1;
      if (!holdsLineBreak(gaps, index + 1, last + 1)) return;
      order.splice(index, last - index + 1, ...order.slice(index + 1, last + 1), index);
      spaces.splice(
        index,
        last - index + 2,
        (gaps[index] ?? '') + (gaps[index + 1] ?? ''),
        ...gaps.slice(index + 2, last + 2),
        ' ',
      );
      moves.push({ start: index, end: last });
    }
  });
  if (moves.length === 0) return undefined;
  const places = tokens.map(() => 0);
  order.forEach((written, place) => (places[written] = place));
  return { tokens: order.flatMap((index) => tokens[index] ?? []), gaps: spaces, places, moves };
}

/** Whether comments stand between the two tokens, and one of them ends its line. */
function holdsLineBreak(gaps: readonly string[], first: number, last: number): boolean {
  return first < last && gaps.slice(first, last + 1).some((gap) => gap.includes('\n'));
}
