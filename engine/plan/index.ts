/** The room's single entry. */
export * from './plan.ts';
export { accountIdOfRole } from './accounts.ts';
export { allProblemsOf, type StatementCheck } from './all-problems.ts';
export { checkableSql, type CheckableSql } from './check.ts';
export { eventColumns } from './delete.ts';
export { dependenciesOf } from './dependencies.ts';
export {
  describeEstimate,
  estimateCalls,
  type CallCount,
  type CallEstimate,
  type CallGrowth,
} from './estimate.ts';
export { planStatement } from './plan-statement.ts';
export { explainPlan } from './explain/explain-plan.ts';
export { fetchOfStep } from './explain/fetch-order.ts';
export { printExplained } from './explain/print-explained.ts';
export { printPlan } from './print.ts';
export type { ConfiguredAccount, PlanContext, PlanFailure, PlanResult } from './result.ts';
export { problemOfRefusal, type Refusal } from './refusal.ts';
export { originalSpan, replacementAround, type Replacement } from './sql/render.ts';
