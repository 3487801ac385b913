/**
 * One statement's text as a tree. Never fails: what cannot be read is a hole or is skipped, and is
 * listed among the problems.
 */
import type { ParsedStatement, SyntaxProblem, Token } from './document.ts';
import { TokenCursor } from './parser/cursor.ts';
import { meaningfulTokens } from './parser/meaning.ts';
import { readStatement } from './parser/statement.ts';
import { isTrivia, tokenize } from './tokens/tokenize.ts';
import type { Hint, StatementNode } from './tree.ts';

/** A pure function of `text`, which is one statement with the trivia around it. */
export function parseStatement(text: string): ParsedStatement {
  const tokens = tokenize(text);
  const semicolon = tokens.find(({ kind, start }) => kind === 'punctuation' && text[start] === ';');
  const end = semicolon?.start ?? text.length;
  const { meaningful, isProgram } = meaningfulTokens(text, tokens, end);
  let problems: SyntaxProblem[] = unterminatedProblems(text, tokens);
  const hints = tokens.filter(({ kind }) => kind === 'hint').map((token) => hintOf(text, token));
  const [first] = meaningful;
  if (first === undefined) {
    const root: StatementNode = { kind: 'empty', hints, span: { start: 0, end: text.length } };
    return { text, tokens, root, problems };
  }
  const cursor = new TokenCursor(text, meaningful, end);
  const root = readStatement(cursor, hints);
  if (!isProgram) {
    const limit = tokens.find(({ unterminated }) => unterminated === true)?.start ?? Infinity;
    problems = [
      ...problems,
      ...cursor.problems.filter(({ span }) => span.end <= limit),
      ...(root.kind === 'opaque' ? [] : unknownProblems(text, tokens)),
      ...leftoverProblems(tokens, end),
    ];
  }
  problems.sort((left, right) => left.span.start - right.span.start);
  return { text, tokens, root, problems };
}

function hintOf(text: string, { start, end }: Token): Hint {
  return { kind: 'hint', text: text.slice(start + 3, end - 2).trim(), span: { start, end } };
}

const names: Partial<Record<Token['kind'], string>> = {
  string: 'string',
  blob: 'blob',
  name: 'quoted name',
  comment: 'comment',
  template: 'template',
};

function unterminatedProblems(text: string, tokens: readonly Token[]): SyntaxProblem[] {
  return tokens
    .filter(({ unterminated }) => unterminated === true)
    .slice(0, 100)
    .map(({ kind, start, end }) => {
      const lineBreak = text.indexOf('\n', start);
      const lineEnd = lineBreak < 0 ? end : Math.min(end, lineBreak);
      const closing = closingOf(text.slice(start, start + 3));
      return {
        code: 'unterminated',
        message: `this ${names[kind] ?? 'text'} is never closed: add \`${closing}\``,
        span: { start, end: lineEnd },
      };
    });
}

function closingOf(opening: string): string {
  if (opening === '<<<') return '>>>';
  const two = opening.slice(0, 2);
  const pairs: Readonly<Record<string, string>> = {
    '/*': '*/',
    '{{': '}}',
    '{%': '%}',
    '{#': '#}',
    "x'": "'",
    "X'": "'",
  };
  return pairs[two] ?? opening.slice(0, 1);
}

function unknownProblems(text: string, tokens: readonly Token[]): readonly SyntaxProblem[] {
  return tokens
    .filter(({ kind }) => kind === 'unknown')
    .slice(0, 1)
    .map(({ start, end }) => {
      const character = text.slice(start, end);
      const isSpace = character.trim() === '' || character === '\u200b';
      const message = isSpace
        ? 'this is not a plain space: replace it by one'
        : `\`${character}\` means nothing here`;
      return { code: 'syntax-error', message, span: { start, end } };
    });
}

/** Only where a caller gives several statements for one. */
function leftoverProblems(tokens: readonly Token[], end: number): readonly SyntaxProblem[] {
  const leftover = tokens.findLast(({ kind, start }) => start > end && !isTrivia(kind));
  if (leftover === undefined) return [];
  const message = 'another statement ends here: split the text with `parseDocument`';
  return [{ code: 'syntax-error', message, span: { start: leftover.start, end: leftover.end } }];
}
