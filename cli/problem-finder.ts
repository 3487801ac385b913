/** What is wrong with a statement: the semantics' word, then SQLite's where that finds no error. */
import { checkableSql, problemOfRefusal } from '../engine/plan/index.ts';
import { createStatementCheck } from '../engine/sqlite/index.ts';
import type { StatementCheck } from '../engine/sqlite/index.ts';
import type { BoundStatement, Problem } from '../language/semantics/index.ts';

export interface ProblemFinder {
  problemsOf(bound: BoundStatement): readonly Problem[];
  close(): void;
}

export function createProblemFinder(): ProblemFinder {
  const statementCheck = createStatementCheck();
  return {
    problemsOf(bound) {
      if (bound.problems.some((problem) => problem.severity === 'error')) {
        return bound.problems;
      }
      const refusal = refusalOf(statementCheck, bound);
      return refusal === undefined ? bound.problems : [...bound.problems, refusal];
    },
    close: () => statementCheck.close(),
  };
}

function refusalOf(statementCheck: StatementCheck, bound: BoundStatement): Problem | undefined {
  const checkable = checkableSql(bound);
  const refusal = checkable && statementCheck.check(checkable.sql, checkable.tables);
  return refusal && problemOfRefusal(bound, checkable, refusal);
}
