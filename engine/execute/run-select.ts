/** Runs the fetches of a SELECT, each as soon as those that it reads values from are complete. */
import { SqlError } from './ports.ts';
import type { ResultShape, TableEngine } from './ports.ts';
import { dependenciesOf } from '../plan/index.ts';
import type { SelectPlan } from '../plan/index.ts';
import { createBacklog } from './backlog.ts';
import type { Backlog } from './backlog.ts';
import { fillConstants } from './constant-tables.ts';
import { fetchResources } from './fetch-resources.ts';
import { growResult } from './growing-result.ts';
import type { GrowingResult } from './growing-result.ts';
import type { ResultProgress } from './result-progress.ts';
import type { Run } from './run.ts';

/** `progress` hears of the rows that can be read while the run goes on. */
export async function runSelect(
  run: Run,
  plan: SelectPlan,
  progress: Pick<ResultProgress, 'reportResult' | 'reportEnding'>,
): Promise<ResultShape> {
  await prepare(run, plan);
  for (const message of plan.notices ?? []) run.addNotice({ kind: 'information', message });
  const { growth } = plan;
  const { engine } = run.ports;
  const { rowLimit } = run.limits;
  const onGrown = (shape: ResultShape): void => {
    run.reportCounted();
    progress.reportResult(shape);
  };
  const growing = growth && growResult({ ...plan, growth }, { engine, rowLimit, onGrown });
  try {
    await fetchAll(loadingRun(run, createBacklog(), growing), plan, growing);
  } finally {
    growing?.end();
  }
  progress.reportEnding();
  return run.steps.timeSql(() => engine.materialize(plan.sql, rowLimit));
}

async function fetchAll(
  run: Run,
  { fetches }: SelectPlan,
  growing: GrowingResult | undefined,
): Promise<void> {
  const complete = new Map<number, Promise<void>>();
  for (const fetch of fetches) {
    const needed = dependenciesOf(fetch).flatMap((id) => complete.get(id) ?? []);
    complete.set(
      fetch.id,
      Promise.all(needed)
        .then(() => fetchResources(run, fetch))
        .then(() => {
          run.steps.finishFetch(fetch.id);
          return growing?.completed(fetch.id);
        }),
    );
  }
  await Promise.all(complete.values());
}

/** The run with a way into the engine that is counted, and calls that wait for room on it. */
function loadingRun(run: Run, backlog: Backlog, growing: GrowingResult | undefined): Run {
  const { engine } = run.ports;
  const loading: TableEngine = {
    ...engine,
    async insert(table, rows) {
      await backlog.whileLoading(rows, () => engine.insert(table, rows));
      await growing?.loaded(table, rows.length);
    },
  };
  return {
    ...run,
    mayEndEarly: growing?.mayEndEarly === true,
    ports: { ...run.ports, engine: loading },
    call: (place, send) => {
      const { isNeeded = () => true } = place;
      const stillNeeded = (): boolean => growing?.isWhole() !== true && isNeeded();
      return run.call({ ...place, isNeeded: stillNeeded }, async (signal) => {
        await backlog.room();
        return send(signal);
      });
    },
  };
}

/** What SQLite is asked before any call: a text that it refuses over empty tables costs nothing. */
const preparing = 'EXPLAIN ';

async function prepare(run: Run, plan: SelectPlan): Promise<void> {
  const { engine } = run.ports;
  await fillConstants(engine, plan);
  const made = new Set<string>();
  for (const { target, columns } of plan.fetches) {
    if (made.has(target)) continue;
    made.add(target);
    await engine.createTable({ name: target, columns });
  }
  if (plan.fetches.length === 0) return;
  try {
    await engine.query(`${preparing}${plan.sql}`);
  } catch (error) {
    throw withoutPreparing(error);
  }
}

/** An error of the text as it was prepared counts from before the text itself. */
function withoutPreparing(error: unknown): unknown {
  if (!(error instanceof SqlError) || error.offset === undefined) return error;
  return new SqlError(error.message, error.offset - preparing.length, { cause: error });
}
