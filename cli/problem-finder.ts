/**
 * What is wrong with a statement, as the editor says it: the semantics' word, and where that finds no
 * error SQLite's, or else the plan's.
 */
import type { Catalog } from '../catalog/index.ts';
import { checkableSql, problemOfRefusal, uselessLimitOf } from '../engine/plan/index.ts';
import { createStatementCheck } from '../engine/sqlite/index.ts';
import type { StatementCheck } from '../engine/sqlite/index.ts';
import type { BoundStatement, Problem } from '../language/semantics/index.ts';
import type { InputLanguage } from './language.ts';

export interface ProblemFinder {
  problemsOf(bound: BoundStatement): readonly Problem[];
  close(): void;
}

export function createProblemFinder(catalog: Catalog, { bind }: InputLanguage): ProblemFinder {
  const statementCheck = createStatementCheck();
  return {
    problemsOf(bound) {
      if (bound.problems.some((problem) => problem.severity === 'error')) {
        return bound.problems;
      }
      const further = refusalOf(statementCheck, bound) ?? uselessLimitOf({ catalog, bind }, bound);
      return further === undefined ? bound.problems : [...bound.problems, further];
    },
    close: () => statementCheck.close(),
  };
}

function refusalOf(statementCheck: StatementCheck, bound: BoundStatement): Problem | undefined {
  const checkable = checkableSql(bound);
  const refusal = checkable && statementCheck.check(checkable.sql, checkable.tables);
  return refusal && problemOfRefusal(bound, checkable, refusal);
}
