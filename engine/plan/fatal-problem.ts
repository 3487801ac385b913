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

export function fatalProblem(bound: BoundStatement): Problem | undefined {
  return bound.problems.find(isFatal);
}

function isFatal(problem: Problem): boolean {
  const isElsewhere = problem.code === 'other-provider';
  return isElsewhere || (problem.severity === 'error' && fatal.has(problem.code));
}
