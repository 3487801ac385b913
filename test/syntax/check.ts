/** The only places of these tests that call the room's API. */
import { expect } from 'vitest';
import {
  parseDocument,
  parseStatement,
  pathTo,
  tokenize,
  type SyntaxProblem,
} from '../../language/syntax/index.ts';
import { printStatement } from './print.ts';

/** Indented lines as their text without the indentation and empty ends. */
function dedent(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
}

/** A statement without problems, and its tree as `print.ts` shows it. */
export function checkTree(text: string, expected: string): void {
  const { root, problems } = parseStatement(text);
  expect({ tree: printStatement(root), problems: messages(problems) }).toEqual({
    tree: dedent(expected),
    problems: [],
  });
}

/** The tree of a statement whose problems do not matter here. */
export function checkRecovery(text: string, expected: string): void {
  expect(printStatement(parseStatement(text).root)).toBe(dedent(expected));
}

/** An expression's tree, without problems. */
export function checkExpression(text: string, expected: string): void {
  checkTree(`SELECT ${text}`, `select ${expected}`);
}

function messages(problems: readonly SyntaxProblem[]): readonly string[] {
  return problems.map(({ message }) => message);
}

/**
 * A document in which `^^^` below a line underlines a problem, followed by its message. All problems
 * must be listed, in order.
 */
export function checkProblems(marked: string): void {
  const lines = marked.split('\n');
  const text = lines.filter((line) => !/^\s*\^/.test(line)).join('\n');
  expect(underlined(text)).toBe(marked);
}

function underlined(text: string): string {
  const problems = parseDocument(text).statements.flatMap(({ start, statement }) =>
    statement.problems.map(({ span, message }) => ({
      start: start + span.start,
      end: start + span.end,
      message,
    })),
  );
  let lineStart = 0;
  return text
    .split('\n')
    .flatMap((line) => {
      const first = lineStart;
      const last = first + line.length;
      lineStart = last + 1;
      const here = problems.filter(({ start }) => first <= start && start <= last);
      return [
        line,
        ...here.map(({ start, end, message }) => {
          const carets = '^'.repeat(Math.max(1, Math.min(end, last) - start));
          return `${' '.repeat(start - first)}${carets} ${message}`;
        }),
      ];
    })
    .join('\n');
}

/** Tokens as `kind text`, white space left out; `!` marks an unclosed one. */
export function checkTokens(text: string, expected: readonly string[]): void {
  const tokens = tokenize(text);
  expect(tokens.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text);
  const shown = tokens
    .filter(({ kind }) => kind !== 'whitespace')
    .map(({ kind, start, end, unterminated }) => {
      return `${kind}${unterminated === true ? '!' : ''} ${text.slice(start, end)}`;
    });
  expect(shown).toEqual(expected);
}

/** A document in which `¦` marks where each statement but the first starts. */
export function checkSplit(marked: string): void {
  const text = marked.replaceAll('¦', '');
  const statements = parseDocument(text).statements.map(({ statement }) => statement.text);
  expect(statements.join('¦')).toBe(marked);
}

/** The kinds of the nodes that a cursor `$0` stands in, outermost first. */
export function checkPath(marked: string, expected: string): void {
  const offset = marked.indexOf('$0');
  const { root } = parseStatement(marked.replace('$0', ''));
  const kinds = pathTo(root, offset).map(({ kind }) => kind);
  expect(kinds.join(' > ')).toBe(expected);
}
