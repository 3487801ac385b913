/**
 * What stands before the cursor, read from tokens alone: this works as well in a half-typed
 * statement, of which no tree can say much, as in a finished one.
 */
import type { ParsedStatement, Span, Token } from '../../../language/syntax/index.ts';
import { tokenText } from '../../../language/syntax/index.ts';
import { isTrivia, tokenIndexAt } from '../tokens.ts';

export interface Cursor {
  readonly statement: ParsedStatement;
  readonly offset: number;
  /** The word being typed, from its start to the cursor, without quotes; empty between words. */
  readonly prefix: string;
  /** From the start of the word to the cursor. Both spans lie on the cursor's own line. */
  readonly insert: Span;
  /** To the end of the word. */
  readonly replace: Span;
  /** Names before the prefix, joined to it by dots: `aws`, `s3`. */
  readonly qualifiers: readonly string[];
  /** Tokens before the qualifiers, without white space, comments and hints, the nearest last. */
  readonly before: readonly Token[];
  /** The string in which the cursor stands. */
  readonly string?: Token;
  /** The quote that opens the name being typed: `"`, a backtick or `[`. */
  readonly quote?: string;
}

/** `undefined` where nothing can be proposed: in a comment, a number, a template, a string of lines. */
export function cursorOf(statement: ParsedStatement, offset: number): Cursor | undefined {
  const { text, tokens } = statement;
  const at = offset === 0 ? -1 : tokenIndexAt(tokens, offset - 1);
  const token = tokens[at];
  const piece = pieceCursor(statement, offset);
  if (piece !== undefined) {
    return piece;
  }
  if (token !== undefined && isClosedToCompletion(token, offset)) {
    return undefined;
  }
  if (token?.kind === 'string' && (offset < token.end || token.unterminated === true)) {
    return inString(statement, offset, at, token);
  }
  const typing = token !== undefined && isName(token) && isWithin(token, offset);
  const start = typing ? token.start : offset;
  const preceding = significant(tokens.slice(0, typing ? at : at + 1));
  const qualifiers: string[] = [];
  while (textOf(statement, preceding.at(-1)) === '.') {
    const name = preceding.at(-2);
    if (name === undefined || !isName(name)) {
      return undefined;
    }
    qualifiers.unshift(unquoted(tokenText(statement, name)));
    preceding.splice(-2);
  }
  const written = text.slice(start, offset);
  if (written.includes('\n')) {
    return undefined;
  }
  const quote = typing && token.kind === 'name' ? written.charAt(0) : undefined;
  return {
    statement,
    offset,
    prefix: unquoted(written),
    insert: { start, end: offset },
    replace: { start, end: typing ? endOnLine(text, offset, token.end) : offset },
    qualifiers,
    before: preceding,
    ...(quote === undefined ? {} : { quote }),
  };
}

/** The upper-case text of a word, an operator or a sign; empty for anything else. */
export function textOf(statement: ParsedStatement, token: Token | undefined): string {
  return token !== undefined &&
    (token.kind === 'word' || token.kind === 'operator' || token.kind === 'punctuation')
    ? tokenText(statement, token).toUpperCase()
    : '';
}

/** The value of a name as written: without its quotes. */
export function unquoted(text: string): string {
  return text.replace(/^["`[]|["`\]]$/g, '');
}

function inString(
  statement: ParsedStatement,
  offset: number,
  at: number,
  token: Token,
): Cursor | undefined {
  const { text, tokens } = statement;
  const start = token.start + 1;
  const prefix = text.slice(start, offset);
  if (prefix.includes('\n') || offset < start) {
    return undefined;
  }
  // A string that is not closed, or is closed by the opening quote of the next one, reaches too far:
  // only what looks like the rest of the same value is replaced.
  const isDoubtful = token.unterminated === true || /\w/.test(text.charAt(token.end));
  const rest = isDoubtful
    ? (/^[\w|:-]*/.exec(text.slice(offset, token.end))?.[0].length ?? 0)
    : token.end - 1 - offset;
  return {
    statement,
    offset,
    prefix,
    insert: { start, end: offset },
    replace: { start, end: endOnLine(text, offset, offset + Math.max(0, rest)) },
    qualifiers: [],
    before: significant(tokens.slice(0, at)),
    string: token,
  };
}

/** What is typed as one piece though it is several tokens; `undefined` anywhere else. */
function pieceCursor(statement: ParsedStatement, offset: number): Cursor | undefined {
  return parameterCursor(statement, offset) ?? typeNameCursor(statement, offset);
}

/** `@name` of an EXEC, half typed or only its `@`. */
function parameterCursor(statement: ParsedStatement, offset: number): Cursor | undefined {
  const cursor = matchedCursor(statement, offset, /@{1,2}\w*$/);
  return textOf(statement, cursor?.before[0]) === 'EXEC' ? cursor : undefined;
}

/** `AWS::S3::Bucket`, as CloudFormation names a type. */
function typeNameCursor(statement: ParsedStatement, offset: number): Cursor | undefined {
  return matchedCursor(statement, offset, /\bAWS::(?:\w+(?:::\w*)?)?$/i);
}

function matchedCursor(
  statement: ParsedStatement,
  offset: number,
  pattern: RegExp,
): Cursor | undefined {
  const { text, tokens } = statement;
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const found = pattern.exec(text.slice(lineStart, offset));
  const start = lineStart + (found?.index ?? 0);
  if (found === null || isInside(tokens, start)) {
    return undefined;
  }
  const rest = /^\w*/.exec(text.slice(offset))?.[0] ?? '';
  return {
    statement,
    offset,
    prefix: found[0],
    insert: { start, end: offset },
    replace: { start, end: offset + rest.length },
    qualifiers: [],
    before: significant(tokens.filter(({ end }) => end <= start)),
  };
}

/** Whether `offset` lies behind the first character of a token. */
function isInside(tokens: readonly Token[], offset: number): boolean {
  return tokens.some(({ start, end }) => start < offset && offset < end);
}

function isClosedToCompletion(token: Token, offset: number): boolean {
  switch (token.kind) {
    case 'comment':
    case 'anchor':
    case 'hint':
      return offset < token.end || isOpenAtEnd(token);
    case 'template':
      return offset < token.end || token.unterminated === true;
    case 'number':
    case 'parameter':
    case 'blob':
      return offset <= token.end;
    default:
      return false;
  }
}

/** A line comment still takes what is typed at its end. A block comment does while it is not closed. */
function isOpenAtEnd(token: Token): boolean {
  return token.kind === 'comment';
}

/** A quoted name is left once its closing quote stands behind the cursor. */
function isWithin(token: Token, offset: number): boolean {
  return token.kind === 'name' && token.unterminated !== true
    ? offset < token.end
    : offset <= token.end;
}

function isName(token: Token): boolean {
  return token.kind === 'word' || token.kind === 'name';
}

function significant(tokens: readonly Token[]): Token[] {
  return tokens.filter(({ kind }) => !isTrivia(kind));
}

function endOnLine(text: string, from: number, end: number): number {
  const lineBreak = text.indexOf('\n', from);
  return lineBreak === -1 ? end : Math.min(end, lineBreak);
}
