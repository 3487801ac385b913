/** Writes the end of a string, name, comment, template or parenthesis that has none. */
import type { Token } from '../../../language/syntax/index.ts';
import { tokenText } from '../../../language/syntax/index.ts';
import type { Action, ActionContext } from './action.ts';
import { syntaxProblemsAfter } from './outcome.ts';

const closings: readonly (readonly [string, string])[] = [
  ["'", "'"],
  ['"', '"'],
  ['`', '`'],
  ['[', ']'],
  ['/*', '*/'],
  ['{{', '}}'],
  ['{%', '%}'],
  ['{#', '#}'],
  ['<<<', '>>>'],
  ['(', ')'],
];

export function closeText(context: ActionContext): readonly Action[] {
  const { statement } = context.bound;
  return context.problems
    .filter(({ code }) => code === 'unterminated' || code === 'syntax-error')
    .flatMap((problem): readonly Action[] => {
      const token = statement.tokens.find(({ start }) => start === problem.span.start);
      const source = token && tokenText(statement, token);
      const close = closings.find(([open]) => source?.startsWith(open))?.[1];
      if (token === undefined || source === undefined || close === undefined) return [];
      if (problem.code === 'syntax-error' && source !== '(') return [];
      const ends = source === '(' ? [statement.root.span.end] : endsOf(token, source, close);
      const [best] = ends
        .map((offset) => [{ span: { start: offset, end: offset }, text: closing(source, close) }])
        .map((edits) => ({ edits, left: syntaxProblemsAfter(context, edits) }))
        .toSorted((one, other) => one.left - other.left);
      if (best === undefined || best.left >= statement.problems.length) return [];
      const { edits } = best;
      return [{ title: `Add \`${close}\``, kind: 'quickfix', problem, isPreferred: true, edits }];
    });
}

/**
 * Where it may be meant to end, the likeliest first: a string or a name on its line, before the white
 * space there, anything else where the text ends.
 */
function endsOf(token: Token, source: string, close: string): readonly number[] {
  const whole = source.trimEnd().length;
  const line = (source.split('\n')[0] ?? '').trimEnd().length;
  return (close.length === 1 ? [line, whole] : [whole]).map((length) => token.start + length);
}

/** Words of a template or comment stand away from its marks. */
function closing(source: string, close: string): string {
  return close.length > 1 && /\S$/.test(source) ? ` ${close}` : close;
}
