/**
 * What is wrong with a statement. The semantics speak first; a statement in which they find no error is
 * then prepared by SQLite, and planned where its LIMIT may be of no use.
 */
import { checkableSql, problemOfRefusal, uselessLimitOf } from '../../engine/plan/index.ts';
import type { BoundStatement, Problem } from '../../language/semantics/index.ts';
import type { ParsedStatement } from '../../language/syntax/index.ts';
import type { LanguageContext, StatementCheck } from './language-context.ts';

/** A statement is judged once, though its binding may be let go and made again. */
const judged = new WeakMap<object, readonly Problem[]>();

export function problemsOf(
  language: LanguageContext,
  statement: ParsedStatement,
): readonly Problem[] {
  const known = judged.get(language.keyOf(statement));
  if (known !== undefined) {
    return known;
  }
  const bound = language.bind(statement);
  const problems = bound.problems.some(isError)
    ? bound.problems
    : [...bound.problems, ...furtherProblems(language, bound)];
  judged.set(language.keyOf(statement), problems);
  return problems;
}

/** What SQLite refuses, and where it does not, what the plan tells. */
function furtherProblems(language: LanguageContext, bound: BoundStatement): readonly Problem[] {
  const { statementCheck } = language;
  const refusal = statementCheck && refusalOf(statementCheck, bound);
  const further = refusal ?? uselessLimitOf(language, bound);
  return further === undefined ? [] : [further];
}

function refusalOf(statementCheck: StatementCheck, bound: BoundStatement): Problem | undefined {
  const checkable = checkableSql(bound);
  const refusal = checkable && statementCheck.check(checkable.sql, checkable.tables);
  return refusal && problemOfRefusal(bound, checkable, refusal);
}

function isError(problem: Problem): boolean {
  return problem.severity === 'error';
}
