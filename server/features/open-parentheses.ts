/** The parentheses that are open at a cursor, read from the tokens: what stands before each, and how far it is. */
import type { ParsedStatement, Token } from '../../language/syntax/index.ts';
import { nameValue, tokenText } from '../../language/syntax/index.ts';
import { isTrivia } from './tokens.ts';

export interface OpenParenthesis {
  /** The token before it, in upper case where it is a word. */
  readonly before: string;
  /** Whether that is a word or a quoted name. */
  readonly isWord: boolean;
  /** Commas of its own before the cursor, and after it up to where it is closed. */
  readonly commas: number;
  readonly commasAfter: number;
  /** Whether an `AS` of its own stands before the cursor. */
  readonly hasAs: boolean;
  /** Whether a query stands in it. */
  readonly isQuery: boolean;
  /** Whether it stands in no other parenthesis. */
  readonly isOutermost: boolean;
}

interface Growing {
  readonly before: Token | undefined;
  /** Index of the parenthesis among the significant tokens. */
  readonly index: number;
  commas: number;
  hasAs: boolean;
}

/** Innermost first. A cursor on the closing parenthesis is still inside; one before the opening is not. */
export function openParentheses(
  statement: ParsedStatement,
  offset: number,
): readonly OpenParenthesis[] {
  const tokens = statement.tokens.filter(({ kind }) => !isTrivia(kind));
  const signOf = (token: Token | undefined): string =>
    token?.kind === 'punctuation' ? tokenText(statement, token) : '';
  const wordOf = (token: Token | undefined): string =>
    token?.kind === 'word' ? tokenText(statement, token).toUpperCase() : '';

  const stack: Growing[] = [];
  let at = 0;
  for (; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token === undefined || token.end > offset) {
      break;
    }
    const top = stack.at(-1);
    const sign = signOf(token);
    if (sign === '(') {
      stack.push({ before: tokens[at - 1], index: at, commas: 0, hasAs: false });
    } else if (sign === ')') {
      stack.pop();
    } else if (sign === ';') {
      stack.length = 0;
    } else if (top !== undefined) {
      top.commas += sign === ',' ? 1 : 0;
      top.hasAs ||= wordOf(token) === 'AS';
    }
  }
  const after = commasAfter(tokens.slice(at).map(signOf), stack.length);
  return stack
    .map(({ before, index, commas, hasAs }, depth): OpenParenthesis => ({
      before: textBefore(statement, before),
      isWord: before?.kind === 'word' || before?.kind === 'name',
      commas,
      commasAfter: after[depth] ?? 0,
      hasAs,
      isQuery: ['SELECT', 'WITH', 'VALUES'].includes(wordOf(tokens[index + 1])),
      isOutermost: depth === 0,
    }))
    .toReversed();
}

/** Of each of `open` parentheses, the outermost first, the commas of its own up to where it is closed. */
function commasAfter(signs: readonly string[], open: number): readonly number[] {
  const counts = Array.from({ length: open }, () => 0);
  let stillOpen = open;
  let depth = open - 1;
  for (const sign of signs) {
    if (depth < 0 || sign === ';') {
      break;
    }
    if (sign === '(') {
      depth += 1;
    } else if (sign === ')') {
      depth -= 1;
      // What was opened behind the cursor is closed again.
      stillOpen = Math.min(stillOpen, depth + 1);
    } else if (sign === ',' && depth < stillOpen) {
      counts[depth] = (counts[depth] ?? 0) + 1;
    }
  }
  return counts;
}

function textBefore(statement: ParsedStatement, token: Token | undefined): string {
  if (token === undefined) {
    return '';
  }
  const text = tokenText(statement, token);
  switch (token.kind) {
    case 'word':
      return text.toUpperCase();
    case 'name':
      return nameValue(text);
    default:
      return text;
  }
}
