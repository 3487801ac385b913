/** Problems after which a plan could only mislead. SQLite itself judges everything else. */
import type { BoundStatement, Problem, ProblemCode } from '../../language/semantics/index.ts';

const fatal: ReadonlySet<ProblemCode> = new Set([
  'syntax-error',
  'unterminated',
  'unknown-provider',
  'unknown-service',
  'unknown-resource',
  'unknown-table',
  'unknown-column',
  'unknown-method',
]);

/** Syntax that a template may put right is no problem in the editor; what runs has no template any more. */
export function fatalProblem({ problems, statement }: BoundStatement): Problem | undefined {
  const [unread] = problems.length === 0 ? statement.problems : [];
  return problems.find(isFatal) ?? (unread && { ...unread, severity: 'error' });
}

function isFatal(problem: Problem): boolean {
  const isElsewhere = problem.code === 'other-provider';
  return isElsewhere || (problem.severity === 'error' && fatal.has(problem.code));
}
