/** Whether a text is still the same to its reader after formatting. */
import type { Token } from '../syntax/index.ts';

interface Tokenized {
  readonly text: string;
  readonly tokens: readonly Token[];
}

/** A comma may have changed places with a comment, and nothing else may have moved. */
export function hasSameTokens(before: Tokenized, after: Tokenized): boolean {
  return isSameRow(before, after, isCommentKind) && isSameRow(before, after, isCodeKind);
}

type Filter = (kind: Token['kind']) => boolean;

const isCommentKind: Filter = (kind) => kind === 'comment';
const isCodeKind: Filter = (kind) => kind !== 'comment' && kind !== 'whitespace';

/** Whether the tokens of these kinds are the same on both sides. Words are compared without case. */
function isSameRow(before: Tokenized, after: Tokenized, isOfRow: Filter): boolean {
  const { tokens } = after;
  let place = 0;
  for (const token of before.tokens) {
    if (!isOfRow(token.kind)) continue;
    while (place < tokens.length && !isOfRow(tokens[place]?.kind ?? 'unknown')) place += 1;
    const other = tokens[place];
    if (other?.kind !== token.kind) return false;
    const left = before.text.slice(token.start, token.end);
    const right = after.text.slice(other.start, other.end);
    const isSame = left === right || (token.kind === 'word' && isSameWord(left, right));
    if (!isSame) return false;
    place += 1;
  }
  return !tokens.slice(place).some(({ kind }) => isOfRow(kind));
}

function isSameWord(left: string, right: string): boolean {
  return left.toUpperCase() === right.toUpperCase();
}
