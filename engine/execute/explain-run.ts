/** The plan of a run with what each step came to, also where the run stopped on the way. */
import type {
  ExplainedActual,
  ExplainedPlan,
  ExplainedStep,
  RunFailure,
} from '../../protocol/index.ts';
import { explainPlan, fetchOfStep, printExplained } from '../plan/index.ts';
import type { Plan } from '../plan/index.ts';
import type { ResultShape } from './ports.ts';
import type { RunState } from './run.ts';

export interface RunEnd {
  readonly milliseconds: number;
  /** Rows of the result; absent where it was not made. */
  readonly rowCount: number | undefined;
  /** Why the run stopped, where it did. */
  readonly failure: RunFailure | undefined;
}

/** Of EXPLAIN the plan that it explains; `undefined` for what has no plan to look at. */
export function explainRun(run: RunState, plan: Plan, end: RunEnd): ExplainedPlan | undefined {
  if (plan.kind === 'rows') return plan.explained;
  if (plan.kind === 'delete') return undefined;
  const explained = explainPlan(plan);
  const withActual = (step: ExplainedStep): ExplainedStep => ({
    ...step,
    actual: step.kind === 'sql' ? actualOfSql(run, end) : actualOfFetch(run, step),
    steps: step.steps.map(withActual),
  });
  return {
    ...explained,
    steps: explained.steps.map(withActual),
    actual: actualOfRun(run, end),
    ...(end.failure !== undefined && { failure: end.failure.message }),
  };
}

function actualOfFetch(run: RunState, step: ExplainedStep): ExplainedActual {
  const fetch = fetchOfStep(step.number);
  const known = run.statistics.get(fetch);
  const isDone = run.steps.finishedFetches.has(fetch);
  return {
    state: isDone ? 'done' : known === undefined ? 'notStarted' : 'stopped',
    lists: (known?.calls ?? 0) - (known?.gets ?? 0),
    gets: known?.gets ?? 0,
    kept: known?.kept ?? 0,
    rows: known?.rows ?? 0,
    milliseconds: known?.wallMilliseconds ?? 0,
    throttles: known?.throttles ?? 0,
    retries: known?.retries ?? 0,
  };
}

function actualOfSql(run: RunState, { rowCount }: RunEnd): ExplainedActual {
  const milliseconds = run.steps.sqlMilliseconds();
  return {
    state: milliseconds === undefined ? 'notStarted' : 'done',
    lists: 0,
    gets: 0,
    kept: 0,
    rows: rowCount ?? 0,
    milliseconds: milliseconds ?? 0,
    throttles: 0,
    retries: 0,
  };
}

function actualOfRun(run: RunState, { milliseconds, rowCount, failure }: RunEnd): ExplainedActual {
  const all = [...run.statistics.values()];
  const { list, get } = run.calls();
  return {
    state: failure === undefined ? 'done' : 'stopped',
    lists: list,
    gets: get,
    kept: all.reduce((sum, { kept }) => sum + kept, 0),
    rows: rowCount ?? 0,
    milliseconds,
    throttles: all.reduce((sum, { throttles }) => sum + throttles, 0),
    retries: all.reduce((sum, { retries }) => sum + retries, 0),
  };
}

/** No table of a statement can have this name. */
const planTable = 'iql plan';

/** Puts the plan's text in the place of the rows, where the statement is EXPLAIN ANALYZE. */
export async function showAnalyzed(
  { ports: { engine } }: RunState,
  plan: Plan,
  explained: ExplainedPlan | undefined,
): Promise<ResultShape | undefined> {
  if (plan.kind !== 'select' || plan.isAnalyzed !== true || explained === undefined) {
    return undefined;
  }
  const rows = printExplained(explained)
    .split('\n')
    .map((line) => [line]);
  await engine.createTable({ name: planTable, columns: [{ name: 'plan', declaredType: 'TEXT' }] });
  await engine.insert(planTable, rows);
  return engine.materialize(`SELECT plan FROM "${planTable}"`, rows.length);
}
