/** Tokens as the features look at them. */
import type { Token, TokenKind } from '../../language/syntax/index.ts';

/** White space, comments and what stands in a comment's form. */
export function isTrivia(kind: TokenKind): boolean {
  return kind === 'whitespace' || kind === 'comment' || kind === 'hint' || kind === 'anchor';
}

/** The index of the token that holds the character at `offset`: the first that ends behind it. */
export function tokenIndexAt(tokens: readonly Token[], offset: number): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens[middle]?.end ?? Infinity) <= offset) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

/** The token that a cursor stands in, the one before it where it stands between two words. */
export function tokenAtCursor(tokens: readonly Token[], offset: number): Token | undefined {
  const index = tokenIndexAt(tokens, offset);
  const [before, at] = [tokens[index - 1], tokens[index]];
  const touchesBefore = before?.end === offset && !isGap(before);
  return touchesBefore && isGap(at) ? before : at;
}

function isGap(token: Token | undefined): boolean {
  return token === undefined || token.kind === 'whitespace' || token.kind === 'punctuation';
}
