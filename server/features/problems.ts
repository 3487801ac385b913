/**
 * What is wrong with a statement. The semantics speak first; a statement in which they find no
 * error is then prepared by SQLite, whose word on aggregates, windows, arity and the like is last.
 */
import { checkableSql, originalSpan } from '../../engine/plan/index.ts';
import type { BoundStatement, Problem } from '../../language/semantics/index.ts';
import type { ParsedStatement, Span } from '../../language/syntax/index.ts';
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
  if (checkable === undefined) {
    return undefined;
  }
  const refusal = statementCheck.check(checkable.sql, checkable.tables);
  if (refusal === undefined) {
    return undefined;
  }
  const { message, offset } = refusal;
  const span =
    offset === undefined
      ? bound.statement.root.span
      : wordAt(bound, originalSpan(checkable.replacements, offset));
  return { code: 'sqlite', severity: 'error', message, span };
}

/** SQLite tells where a word begins; a person wants all of it underlined. */
function wordAt({ statement }: BoundStatement, span: Span): Span {
  if (span.end > span.start) {
    return span;
  }
  const token = statement.tokens.find(({ start, end }) => start <= span.start && span.start < end);
  return token === undefined ? statement.root.span : { start: token.start, end: token.end };
}

function isError(problem: Problem): boolean {
  return problem.severity === 'error';
}
