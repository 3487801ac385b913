/**
 * What is wrong with a statement, the same in the editor and on the command line: the semantics' word,
 * and where they find no error SQLite's, or else the plan's.
 */
import type { BoundStatement, Problem } from '../../language/semantics/index.ts';
import { checkableSql, type CheckableSql } from './check.ts';
import { planStatement } from './plan-statement.ts';
import { problemOfRefusal, type Refusal } from './refusal.ts';
import type { PlanContext } from './result.ts';
import { inEveryRegion, uselessLimitOf } from './useless-limit.ts';

/**
 * SQLite's opinion of a text, prepared against empty tables: `undefined` where it accepts it. The
 * engine's own check has this shape; it is declared here so that planning stays pure.
 */
export interface StatementCheck {
  check(sql: string, tables: CheckableSql['tables']): Refusal | undefined;
}

export interface JudgingContext extends Pick<PlanContext, 'catalog' | 'bind'> {
  /** Absent where there is no SQLite. */
  readonly statementCheck?: StatementCheck | undefined;
}

export function allProblemsOf(context: JudgingContext, bound: BoundStatement): readonly Problem[] {
  const problems = withoutNeedless(context, bound);
  if (problems.some(isError)) return problems;
  const further = refusalOf(context.statementCheck, bound) ?? uselessLimitOf(context, bound);
  return further === undefined ? problems : [...problems, further];
}

/**
 * A table that the plan does not come to, since no row could meet what the statement says of it, lacks
 * nothing: `… WHERE a.workspace_id = NULL`.
 */
function withoutNeedless(context: JudgingContext, bound: BoundStatement): readonly Problem[] {
  const { problems } = bound;
  const errors = problems.filter(isError);
  const isLacking = errors.length > 0 && errors.every(({ code }) => code === 'missing-parameter');
  if (!isLacking) return problems;
  const { kind } = planStatement(bound, inEveryRegion(context));
  return kind === 'planned' ? problems.filter((problem) => !errors.includes(problem)) : problems;
}

function isError({ severity }: Problem): boolean {
  return severity === 'error';
}

function refusalOf(
  statementCheck: StatementCheck | undefined,
  bound: BoundStatement,
): Problem | undefined {
  const checkable = statementCheck && checkableSql(bound);
  const refusal = checkable && statementCheck.check(checkable.sql, checkable.tables);
  return refusal && problemOfRefusal(bound, checkable, refusal);
}
