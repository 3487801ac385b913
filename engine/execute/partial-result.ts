/**
 * What can be read of a SELECT that was stopped: its result over the rows that had come; where SQLite
 * does not have that in time, the rows that could be read before; else what was fetched, as it came.
 */
import type { SelectPlan } from '../plan/index.ts';
import { within } from './clock.ts';
import type { ResultShape } from './ports.ts';
import type { ResultState } from './result-progress.ts';
import type { RunState } from './run.ts';

/** Milliseconds of the 200 in which all must be over: for rows on their way, and for the statement then. */
const forTheRows = 60;
const forTheStatement = 45;
/** The rows as they were fetched take a tenth of this; on a busy machine they are worth the wait. */
const forTheFetched = 1_000;

export async function partialResult(
  run: RunState,
  plan: SelectPlan,
  { shape, isEnding }: ResultState,
): Promise<ResultShape | undefined> {
  if (shape === undefined) run.ports.engine.prepareSalvage();
  const whole = isEnding ? undefined : await overRowsSoFar(run, plan);
  if (whole !== undefined || shape !== undefined) return whole ?? shape;
  return within(
    forTheFetched,
    run.clock,
    fetched(run, plan).catch(() => undefined),
  );
}

async function overRowsSoFar(run: RunState, plan: SelectPlan): Promise<ResultShape | undefined> {
  await within(forTheRows, run.clock, flush(run));
  return within(forTheStatement, run.clock, statement(run, plan));
}

/** What has been answered by now gets as far as its table first. */
async function flush({ flushers }: RunState): Promise<void> {
  await oneTurn();
  await Promise.allSettled([...flushers].map((each) => each()));
}

async function statement(run: RunState, plan: SelectPlan): Promise<ResultShape | undefined> {
  try {
    return await run.ports.engine.materialize(plan.sql, run.limits.rowLimit);
  } catch {
    // The failure that stopped the run is what is told.
    return undefined;
  }
}

/** The rows of the table that has most. They stand for a result only with the notice beside them. */
async function fetched(run: RunState, { fetches }: SelectPlan): Promise<ResultShape | undefined> {
  const rowsOf = (id: number): number => run.statistics.get(id)?.rows ?? 0;
  const [most] = fetches.toSorted((left, right) => rowsOf(right.id) - rowsOf(left.id));
  if (most === undefined || rowsOf(most.id) === 0) return undefined;
  // A `#` marks what the statement's text needs and nobody asked to see.
  const columns = most.columns
    .filter(({ name, unread }) => unread !== true && !name.includes('#'))
    .map(({ name }) => name);
  if (columns.length === 0) return undefined;
  const shape = await run.ports.engine.salvage({
    table: most.target,
    columns,
    rowLimit: run.limits.rowLimit,
  });
  run.addNotice({
    kind: 'information',
    message: `SQLite had no result yet: these are the rows of \`${most.table.name}\` as they were fetched`,
  });
  return shape;
}

function oneTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
