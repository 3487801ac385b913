/** Puts a misspelt keyword right, adds a BY that is missing, and takes a comma away that nothing follows. */
import type { Problem } from '../../../language/semantics/index.ts';
import { nearest } from '../../../language/semantics/index.ts';
import type { ParsedStatement, Token } from '../../../language/syntax/index.ts';
import { isKeyword, keywords, tokenText } from '../../../language/syntax/index.ts';
import { isTrivia } from '../tokens.ts';
import type { Action, ActionContext, ActionEdit } from './action.ts';
import { syntaxProblemsAfter } from './outcome.ts';

const correctable: readonly string[] = keywords
  .filter(({ role }) => role === 'clause' || role === 'join' || role === 'operator')
  .map(({ word }) => word);

/** The words that nothing but BY can follow. */
const beforeBy: ReadonlySet<string> = new Set(['GROUP', 'ORDER', 'PARTITION']);

export function correctKeyword(context: ActionContext): readonly Action[] {
  const { bound, range } = context;
  const { statement } = bound;
  return bound.problems
    .filter(({ code, replacement }) => code === 'syntax-error' && replacement === undefined)
    .flatMap((problem): readonly Action[] => {
      const index = statement.tokens.findIndex(({ end }) => end > problem.span.start);
      const at = statement.tokens[index];
      const before = statement.tokens
        .slice(0, Math.max(0, index))
        .findLast(({ kind }) => !isTrivia(kind));
      const touched = [before, at].some(
        (token) => token !== undefined && token.start <= range.end && range.start <= token.end,
      );
      if (at === undefined || !touched) return [];
      const attempts = [
        ...respelt(statement, before),
        ...respelt(statement, at),
        ...withBy(statement, at),
        ...withoutComma(statement, at),
      ];
      return attempts
        .filter(({ edits }) => syntaxProblemsAfter(context, edits) < statement.problems.length)
        .slice(0, 1)
        .map(({ title, edits }) => fix(problem, title, edits));
    });
}

interface Attempt {
  readonly title: string;
  readonly edits: readonly ActionEdit[];
}

function respelt(statement: ParsedStatement, token: Token | undefined): readonly Attempt[] {
  if (token?.kind !== 'word') return [];
  const word = tokenText(statement, token);
  const right = isKeyword(word) ? undefined : nearest(word, correctable);
  if (right === undefined) return [];
  const isLower = word === word.toLowerCase();
  const text = isLower ? right.toLowerCase() : right;
  return [{ title: `Replace with \`${text}\``, edits: [{ span: token, text }] }];
}

function withBy(statement: ParsedStatement, token: Token): readonly Attempt[] {
  const word = tokenText(statement, token);
  if (!beforeBy.has(word.toUpperCase())) return [];
  const by = word === word.toLowerCase() ? 'by' : 'BY';
  const span = { start: token.end, end: token.end };
  return [{ title: `Add \`${by}\``, edits: [{ span, text: ` ${by}` }] }];
}

function withoutComma(statement: ParsedStatement, token: Token): readonly Attempt[] {
  return tokenText(statement, token) === ','
    ? [{ title: 'Remove the comma', edits: [{ span: token, text: '' }] }]
    : [];
}

function fix(problem: Problem, title: string, edits: readonly ActionEdit[]): Action {
  return { title, kind: 'quickfix', problem, isPreferred: true, edits };
}
