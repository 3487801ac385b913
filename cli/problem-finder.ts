/** What is wrong with a statement, as the editor says it, with a SQLite of its own to ask. */
import type { Catalog } from '../catalog/index.ts';
import { allProblemsOf } from '../engine/plan/index.ts';
import { createStatementCheck } from '../engine/sqlite/index.ts';
import type { BoundStatement, Problem } from '../language/semantics/index.ts';
import type { InputLanguage } from './language.ts';

export interface ProblemFinder {
  problemsOf(bound: BoundStatement): readonly Problem[];
  close(): void;
}

export function createProblemFinder(catalog: Catalog, { bind }: InputLanguage): ProblemFinder {
  const statementCheck = createStatementCheck();
  return {
    problemsOf: (bound) => allProblemsOf({ catalog, bind, statementCheck }, bound),
    close: () => statementCheck.close(),
  };
}
