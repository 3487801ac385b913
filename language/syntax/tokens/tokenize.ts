/** A text as tokens, without loss. */
import type { Token } from '../document.ts';
import { Scanner } from './scanner.ts';

/** Never fails; the tokens' texts joined give `text` again. Time is linear in its length. */
export function tokenize(text: string): readonly Token[] {
  const scanner = new Scanner(text, 0);
  const tokens: Token[] = [];
  while (scanner.next()) {
    const { kind, start, end } = scanner;
    tokens.push(
      scanner.unterminated ? { kind, start, end, unterminated: true } : { kind, start, end },
    );
  }
  return tokens;
}

export function isTrivia(kind: Token['kind']): boolean {
  return kind === 'whitespace' || kind === 'comment' || kind === 'hint' || kind === 'anchor';
}
