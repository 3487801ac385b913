/** Quotes a reserved word that stands where a name is meant. */
import type { Token } from '../../../language/syntax/index.ts';
import { keywordNamed, tokenText } from '../../../language/syntax/index.ts';
import type { Action, ActionContext } from './action.ts';
import { addsNoError, syntaxProblemsAfter } from './outcome.ts';

export function quoteWord(context: ActionContext): readonly Action[] {
  const { statement } = context.bound;
  return context.problems
    .filter(({ code }) => code === 'syntax-error')
    .flatMap((problem): readonly Action[] => {
      const at = statement.tokens.filter(
        (token) => token.start >= problem.span.start && token.kind !== 'whitespace',
      );
      for (const token of at.slice(0, 2)) {
        const word = tokenText(statement, token);
        const isFirst = token.start <= statement.root.span.start;
        if (isFirst || token.kind !== 'word' || !mayBeMeantAsName(word)) continue;
        const action = quoting(token, word);
        const left = syntaxProblemsAfter(context, action.edits);
        if (left < statement.problems.length && addsNoError(context, action.edits)) {
          return [{ ...action, problem }];
        }
      }
      return [];
    });
}

function mayBeMeantAsName(word: string): boolean {
  const keyword = keywordNamed(word);
  return keyword?.reserved === true && keyword.role !== 'operator';
}

function quoting({ start, end }: Token, word: string): Action {
  return {
    title: `Quote \`${word}\` to use it as a name`,
    kind: 'quickfix',
    edits: [{ span: { start, end }, text: `"${word}"` }],
  };
}
