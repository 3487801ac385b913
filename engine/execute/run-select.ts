/** Runs the fetches of a SELECT, each as soon as those that it reads values from are complete. */
import { SqlError } from './ports.ts';
import type { ResultShape } from './ports.ts';
import type { Access, Fetch, SelectPlan, ValueSource } from '../plan/index.ts';
import { fetchResources } from './fetch-resources.ts';
import type { Run } from './run.ts';

export async function runSelect(run: Run, plan: SelectPlan): Promise<ResultShape> {
  await prepare(run, plan);
  for (const message of plan.notices ?? []) run.addNotice({ kind: 'information', message });
  const complete = new Map<number, Promise<void>>();
  for (const fetch of plan.fetches) {
    const needed = dependenciesOf(fetch).flatMap((id) => complete.get(id) ?? []);
    complete.set(
      fetch.id,
      Promise.all(needed).then(() => fetchResources(run, fetch)),
    );
  }
  await Promise.all(complete.values());
  return run.ports.engine.materialize(plan.sql, run.limits.rowLimit);
}

/** What SQLite is asked before any call: a text that it refuses over empty tables costs nothing. */
const preparing = 'EXPLAIN ';

async function prepare(run: Run, plan: SelectPlan): Promise<void> {
  const { engine } = run.ports;
  for (const { target, columns } of plan.fetches) {
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

function dependenciesOf({ access }: Fetch): readonly number[] {
  return sourcesOf(access).flatMap((source) => (source.kind === 'query' ? source.fetches : []));
}

function sourcesOf(access: Access): readonly ValueSource[] {
  if (access.kind === 'list') return access.inputs.map((input) => input.values);
  const { identifiers } = access;
  return identifiers.kind === 'whole'
    ? [identifiers.values]
    : identifiers.parts.map((part) => part.values);
}
