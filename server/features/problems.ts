/**
 * What is wrong with a statement. The semantics speak first; a statement in which they find no
 * error is then prepared by SQLite, whose word on aggregates, windows, arity and the like is last.
 */
import { checkableSql, problemOfRefusal } from '../../engine/plan/index.ts';
import type { BoundStatement, Problem } from '../../language/semantics/index.ts';
import type { ParsedStatement } from '../../language/syntax/index.ts';
import type { LanguageContext, StatementCheck } from './language-context.ts';

/** The problems of a statement never change, so each is judged once for as long as it is in use. */
const judged = new WeakMap<BoundStatement, readonly Problem[]>();

export function problemsOf(
  language: LanguageContext,
  statement: ParsedStatement,
): readonly Problem[] {
  const bound = language.bind(statement);
  const known = judged.get(bound);
  if (known !== undefined) {
    return known;
  }
  const refused =
    language.statementCheck === undefined || bound.problems.some(isError)
      ? undefined
      : refusalOf(language.statementCheck, bound);
  const problems = refused === undefined ? bound.problems : [...bound.problems, refused];
  judged.set(bound, problems);
  return problems;
}

function refusalOf(statementCheck: StatementCheck, bound: BoundStatement): Problem | undefined {
  const checkable = checkableSql(bound);
  const refusal = checkable && statementCheck.check(checkable.sql, checkable.tables);
  return refusal && problemOfRefusal(bound, checkable, refusal);
}

function isError(problem: Problem): boolean {
  return problem.severity === 'error';
}
