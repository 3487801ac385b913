/** Runs a plan through the two ports. The rows stay in the engine, to be read by position. */
import type { ExplainedPlan, RunFailure, RunSummary } from '../../protocol/index.ts';
import type { Plan } from '../plan/index.ts';
import { systemClock, within } from './clock.ts';
import { startDeadline } from './deadline.ts';
import type { Deadline } from './deadline.ts';
import { explainRun, showAnalyzed } from './explain-run.ts';
import { failureOf } from './failure-of.ts';
import type { Stop } from './failure-of.ts';
import type { ResultShape } from './ports.ts';
import { partialResult } from './partial-result.ts';
import { withResultRows } from './result-progress.ts';
import type { ResultProgress } from './result-progress.ts';
import { runDelete } from './run-delete.ts';
import { runRows } from './run-rows.ts';
import { runSelect } from './run-select.ts';
import type { ReportProgress, RunLimits, RunOutcome, RunPorts, RunState } from './run.ts';
import { startRun } from './start-run.ts';

/** Milliseconds in which a stopped EXPLAIN ANALYZE may show how far it came. */
const forThePlan = 150;

/**
 * Never rejects. Once `signal` aborts no new call starts, and the outcome comes within 200 ms whatever
 * the ports do, unless the engine blocks this thread, or takes longer to give the rows back. A run whose time is over, or whose
 * credentials are refused, ends in the same way: with the rows that had come.
 */
export async function runPlan(
  plan: Plan,
  ports: RunPorts,
  limits: RunLimits,
  onProgress: ReportProgress,
  signal: AbortSignal,
): Promise<RunOutcome> {
  const started = performance.now();
  const progress = withResultRows(onProgress);
  const deadline = startDeadline(limits.timeoutMs, ports.limiters?.clock ?? systemClock);
  const stopped = AbortSignal.any([signal, deadline.signal]);
  const run = startRun(ports, limits, progress.report, stopped);
  const summaryOf = (shape: ResultShape, explained: ExplainedPlan | undefined): RunSummary =>
    summarise(run, shape, performance.now() - started, explained);
  const explain = (rowCount: number | undefined, failure?: RunFailure): ExplainedPlan | undefined =>
    explainRun(run, plan, { milliseconds: performance.now() - started, rowCount, failure });
  try {
    const shape = await untilAborted(runKind(run, plan, progress), stopped);
    const explained = explain(shape.rowCount);
    const shown = await untilAborted(showAnalyzed(run, plan, explained), stopped);
    return {
      kind: 'finished',
      summary: summaryOf(shown ?? shape, explained),
      statistics: run.statistics,
    };
  } catch (error) {
    run.stop();
    const stop = stopOf(signal, deadline, limits);
    const failure = failureOf(error, plan, run.calls(), stop);
    const keepsRows = stop !== undefined || (isOfSource(failure) && run.hasRows());
    const explained = explain(undefined, failure);
    const shape = keepsRows
      ? await partialShape(run, plan, explained, progress)
      : await analyzedInTime(run, plan, explained);
    return {
      kind: 'failed',
      failure,
      calls: run.calls(),
      notices: run.notices,
      statistics: run.statistics,
      ...(explained !== undefined && { plan: explained }),
      ...(shape !== undefined && { partial: summaryOf(shape, explained) }),
    };
  } finally {
    deadline.end();
  }
}

function stopOf(
  cancelled: AbortSignal,
  deadline: Deadline,
  { timeoutMs = 0 }: RunLimits,
): Stop | undefined {
  if (cancelled.aborted) return { kind: 'cancelled' };
  return deadline.signal.aborted ? { kind: 'late', timeoutMs } : undefined;
}

function runKind(run: RunState, plan: Plan, progress: ResultProgress): Promise<ResultShape> {
  switch (plan.kind) {
    case 'select':
      // The rows that EXPLAIN ANALYZE counts are none of its result.
      return runSelect(
        run,
        plan,
        plan.isAnalyzed ? { ...progress, reportResult: () => undefined } : progress,
      );
    case 'delete':
      return runDelete(run, plan);
    case 'rows':
      return runRows(run, plan);
  }
}

function summarise(
  run: RunState,
  shape: ResultShape,
  durationMs: number,
  plan: ExplainedPlan | undefined,
): RunSummary {
  if (shape.truncated === true) {
    run.addNotice({
      kind: 'information',
      message: `only the first ${String(shape.rowCount)} rows are here: raise \`iql.rowLimit\` for more, or add a LIMIT`,
    });
  }
  const { columns, rowCount } = shape;
  return {
    columns,
    rowCount,
    notices: [...run.notices],
    calls: run.calls(),
    durationMs,
    ...(plan !== undefined && { plan }),
  };
}

/** Rejects as soon as `signal` aborts; what `work` does later is nobody's. */
function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const abort = (): void => reject(signal.reason as Error);
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    void work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}

/** The statement over the rows that came before the stop; of EXPLAIN ANALYZE, how far it came. */
async function partialShape(
  run: RunState,
  plan: Plan,
  explained: ExplainedPlan | undefined,
  progress: ResultProgress,
): Promise<ResultShape | undefined> {
  if (plan.kind !== 'select') return undefined;
  if (plan.isAnalyzed === true) return analyzedInTime(run, plan, explained);
  return partialResult(run, plan, progress.state());
}

/** A statement that SQLite refuses has no rows; what AWS did not give leaves those that it gave. */
function isOfSource({ kind }: RunFailure): boolean {
  return ['credentials', 'access', 'throttled', 'service'].includes(kind);
}

/** `undefined` where SQLite refuses, or is busy for longer than a stopped run may last. */
function analyzedInTime(
  run: RunState,
  plan: Plan,
  explained: ExplainedPlan | undefined,
): Promise<ResultShape | undefined> {
  const shown = showAnalyzed(run, plan, explained).catch(() => undefined);
  return within(forThePlan, run.clock, shown);
}
