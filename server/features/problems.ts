/** What is wrong with a statement, found once for each. */
import { allProblemsOf } from '../../engine/plan/index.ts';
import type { Problem } from '../../language/semantics/index.ts';
import type { ParsedStatement } from '../../language/syntax/index.ts';
import type { LanguageContext } from './language-context.ts';

/** A statement is judged once, though its binding may be let go and made again. */
const judged = new WeakMap<object, readonly Problem[]>();

export function problemsOf(
  language: LanguageContext,
  statement: ParsedStatement,
): readonly Problem[] {
  const known = knownProblems(language, statement);
  if (known !== undefined) {
    return known;
  }
  const problems = allProblemsOf(language, language.bind(statement));
  judged.set(language.keyOf(statement), problems);
  return problems;
}

/** The same, of a statement that was judged before. */
export function knownProblems(
  language: LanguageContext,
  statement: ParsedStatement,
): readonly Problem[] | undefined {
  return judged.get(language.keyOf(statement));
}
