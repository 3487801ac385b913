/**
 * A plan as a tree of steps. A fetch stands below the last of those that it takes values from, so
 * the tree reads from the first call to the last, and steps of one level go on at the same time.
 */
import type { ExplainedDetail, ExplainedPlan, ExplainedStep } from '../../../protocol/index.ts';
import { describeEstimate, estimateCalls, estimateFetch } from '../estimate.ts';
import type { ConditionUse, DeletePlan, Fetch, Plan, RowsPlan, SelectPlan } from '../plan.ts';
import { detailsOfFetch } from './fetch-details.ts';
import { fetchesBefore, stepOfFetch } from './fetch-order.ts';

export function explainPlan(plan: Plan): ExplainedPlan {
  return {
    steps: stepsOf(plan),
    notices: plan.kind === 'select' ? (plan.notices ?? []) : [],
    estimate: describeEstimate(estimateCalls(plan)),
  };
}

function stepsOf(plan: Plan): readonly ExplainedStep[] {
  switch (plan.kind) {
    case 'select':
      return selectSteps(plan);
    case 'delete':
      return [deleteStep(plan)];
    case 'rows':
      return rowsSteps(plan);
  }
}

function selectSteps({ fetches, sql, conditions = [] }: SelectPlan): readonly ExplainedStep[] {
  const under = (parent: number | undefined): readonly ExplainedStep[] =>
    fetches
      .filter((fetch) => fetchesBefore(fetch).at(-1) === parent)
      .map((fetch) => {
        const own = conditions.filter((condition) => condition.fetch === fetch.id);
        return fetchStep(fetch, own, under(fetch.id));
      });
  return [...under(undefined), sqlStep(fetches.length + 1, sql)];
}

function fetchStep(
  fetch: Fetch,
  conditions: readonly ConditionUse[],
  steps: readonly ExplainedStep[],
): ExplainedStep {
  const { id, access, typeName, table, target } = fetch;
  return {
    number: stepOfFetch(id),
    kind: access.kind,
    subject: typeName,
    table: target === table.name ? table.name : target,
    details: [...orderOf(fetch), ...detailsOfFetch(fetch, conditions)],
    estimate: describeEstimate(estimateFetch(fetch)),
    steps,
  };
}

/** Said only where the tree does not show it: a step hangs on one other, and may wait for more. */
function orderOf(fetch: Fetch): readonly ExplainedDetail[] {
  const needed = fetchesBefore(fetch).map((id) => `step ${String(stepOfFetch(id))}`);
  const last = needed.at(-1);
  if (last === undefined || needed.length === 1) return [];
  return [{ kind: 'order', text: `after: ${needed.slice(0, -1).join(', ')} and ${last}` }];
}

function deleteStep(plan: DeletePlan): ExplainedStep {
  const { typeName, identifier, region, account, table, permissions } = plan;
  return {
    number: 1,
    kind: 'delete',
    subject: typeName,
    table: table.name,
    details: [
      ...(account === undefined ? [] : [{ kind: 'place' as const, text: `account: ${account}` }]),
      { kind: 'place', text: `region: ${region}` },
      { kind: 'input', text: `identifier = '${identifier}'` },
      ...(permissions.length === 0
        ? []
        : [{ kind: 'permissions' as const, text: `permissions: ${permissions.join(', ')}` }]),
      {
        kind: 'calls',
        text: 'calls: 1 delete, after confirmation, then its status until it ends',
      },
    ],
    estimate: describeEstimate(estimateCalls(plan)),
    steps: [],
  };
}

function rowsSteps({ rows, sql }: RowsPlan): readonly ExplainedStep[] {
  const subject = `${String(rows.length)}, without any call`;
  const made = { kind: 'rows', subject, details: [], estimate: 'no calls', steps: [] } as const;
  return [{ number: 1, ...made }, ...(sql === undefined ? [] : [sqlStep(2, sql)])];
}

function sqlStep(number: number, sql: string): ExplainedStep {
  return {
    number,
    kind: 'sql',
    subject: 'SQLite',
    details: [{ kind: 'sql', text: sql }],
    estimate: 'no calls',
    steps: [],
  };
}
