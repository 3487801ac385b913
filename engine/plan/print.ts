/**
 * A plan as the short text that tests of planning compare: what is asked of AWS, in which order and
 * how often, then the SQL. Its lines are those of `EXPLAIN`, without what explains them.
 */
import type { ExplainedDetail, ExplainedStep } from '../../protocol/index.ts';
import { explainPlan } from './explain/explain-plan.ts';
import { headOf, indent } from './explain/print-explained.ts';
import type { Plan } from './plan.ts';

const explanations: ReadonlySet<ExplainedDetail['kind']> = new Set([
  'order',
  'reason',
  'exact',
  'inexact',
  'unsupported',
]);

export function printPlan(plan: Plan): string {
  const { steps, notices } = explainPlan(plan);
  const inOrder = steps.flatMap(stepsBelow).sort((left, right) => left.number - right.number);
  const [first] = inOrder;
  return [
    ...(first?.kind === 'sql' ? ['no calls'] : []),
    ...inOrder.filter(({ kind }) => kind !== 'sql').map(printStep),
    ...notices.map((notice) => `notice: ${notice}`),
    ...inOrder.filter(({ kind }) => kind === 'sql').map(printStep),
  ].join('\n');
}

function stepsBelow(step: ExplainedStep): readonly ExplainedStep[] {
  return [step, ...step.steps.flatMap(stepsBelow)];
}

function printStep(step: ExplainedStep): string {
  const lines = step.details.filter(({ kind }) => !explanations.has(kind));
  return [headOf(step), ...lines.map(({ text }) => indent(text))].join('\n');
}
