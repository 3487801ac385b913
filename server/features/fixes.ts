/** Quick fixes: the right text for what a problem underlines, where a near one is known. */
import type { Problem } from '../../language/semantics/index.ts';
import type { ParsedStatement, Span } from '../../language/syntax/index.ts';
import type { LanguageContext } from './language-context.ts';
import { problemsOf } from './problems.ts';

export interface Fix {
  readonly title: string;
  readonly problem: Problem;
  readonly span: Span;
  readonly text: string;
}

/** The fixes of the problems that `range` touches. Offsets count in the statement. */
export function fixesOf(
  language: LanguageContext,
  statement: ParsedStatement,
  range: Span,
): readonly Fix[] {
  return problemsOf(language, statement).flatMap((problem) => {
    const { replacement, span } = problem;
    const isTouched = span.start <= range.end && range.start <= span.end;
    return replacement === undefined || !isTouched
      ? []
      : [{ title: `Replace with \`${replacement}\``, problem, span, text: replacement }];
  });
}
