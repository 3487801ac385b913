/** Tokens as navigation looks at them. */
import type { ParsedStatement, Token, TokenKind } from '../../../language/syntax/index.ts';

/** White space, comments and what stands in a comment's form. */
export function isTriviaToken(kind: TokenKind): boolean {
  return kind === 'whitespace' || kind === 'comment' || kind === 'hint' || kind === 'anchor';
}

/** The index of the token that a cursor stands in, the one before it where it stands between two words. */
export function tokenIndexAt({ tokens }: ParsedStatement, offset: number): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens[middle]?.end ?? Infinity) <= offset) low = middle + 1;
    else high = middle;
  }
  const isGap = (token: Token | undefined): boolean =>
    token === undefined || token.kind === 'whitespace' || token.kind === 'punctuation';
  const before = tokens[low - 1];
  const touchesBefore = before?.end === offset && !isGap(before);
  return touchesBefore && isGap(tokens[low]) ? low - 1 : low;
}
