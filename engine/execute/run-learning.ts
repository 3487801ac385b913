/**
 * Runs a statement, and once more where the first run has taught what a list needs: the statement is
 * then planned with that. What the first run has fetched is not asked again.
 */
import type { CallCounts } from '../../protocol/index.ts';
import { noCalls } from '../../protocol/index.ts';
import type { Plan, PlanResult } from '../plan/index.ts';
import { createCachingSource, createResourceCache } from './caching-source.ts';
import { createLearningSource } from './learning-source.ts';
import type { ResourceSource } from './ports.ts';
import type { RunOutcome } from './run.ts';

export interface LearningRun {
  /** Plans the statement with all that is known by now. */
  readonly plan: () => PlanResult;
  /** Runs a plan from nothing: tables of an earlier run of this statement are gone. */
  readonly run: (plan: Plan, source: ResourceSource) => Promise<RunOutcome>;
  readonly source: ResourceSource;
  /** Takes what AWS said that the lists of a type need; gives back whether it was news. */
  readonly learn: (typeName: string, properties: readonly string[]) => boolean;
  /**
   * Asks for the facts of types that the catalog lacks; gives back whether there was news. Absent where
   * nobody wished it. Never rejects.
   */
  readonly describe?: (typeNames: readonly string[]) => Promise<boolean>;
  readonly signal: AbortSignal;
}

export async function runLearning(statement: LearningRun): Promise<RunOutcome> {
  const first = await planDescribed(statement);
  if (first.kind === 'failed') return failed(first, undefined);
  const news: string[] = [];
  const learning = createLearningSource(statement.source, (typeName, properties) => {
    if (statement.learn(typeName, properties)) news.push(typeName);
  });
  const source = mayLearn(first.plan) ? remembering(learning) : learning;
  const outcome = await statement.run(first.plan, source);
  if (outcome.kind === 'finished' || news.length === 0 || statement.signal.aborted) return outcome;
  const second = statement.plan();
  if (second.kind === 'failed') return failed(second, outcome.calls);
  return withCallsOf(outcome, await statement.run(second.plan, source));
}

/** Planned again where the types that it reads were described: nothing is asked of them before. */
async function planDescribed({ plan, describe }: LearningRun): Promise<PlanResult> {
  const planned = plan();
  if (planned.kind === 'failed' || describe === undefined) return planned;
  const undescribed = undescribedTypes(planned.plan);
  return undescribed.length > 0 && (await describe(undescribed)) ? plan() : planned;
}

/** Types of which a list may need what nobody told, or a deletion rights that nobody told. */
function undescribedTypes(plan: Plan): readonly string[] {
  switch (plan.kind) {
    case 'select': {
      const lists = plan.fetches.filter(
        ({ access, table }) => access.kind === 'list' && table.type?.listInputs === undefined,
      );
      return [...new Set(lists.map(({ typeName }) => typeName))];
    }
    case 'delete':
      return plan.permissions.length === 0 ? [plan.typeName] : [];
    case 'rows':
      return [];
  }
}

/** Where every list is known to have what it needs there is nothing to remember a first run for. */
function mayLearn(plan: Plan): boolean {
  return (
    plan.kind === 'select' &&
    plan.fetches.length > 1 &&
    plan.fetches.some(
      ({ access, table }) => access.kind === 'list' && table.type?.listInputs === undefined,
    )
  );
}

/** As much as a run may hold in memory for the sake of a second one. */
const mostBytes = 32 * 1024 * 1024;

function remembering(source: ResourceSource): ResourceSource {
  const cache = createResourceCache({
    timeToLiveMs: () => Number.POSITIVE_INFINITY,
    mostBytes,
    mostEntries: 100_000,
    now: () => 0,
  });
  return createCachingSource(source, cache, { connection: '', reads: 'everything' });
}

function failed(
  { failure }: Extract<PlanResult, { kind: 'failed' }>,
  calls: CallCounts | undefined,
): RunOutcome {
  return { kind: 'failed', failure, calls: calls ?? noCalls, notices: [] };
}

function withCallsOf(
  first: Extract<RunOutcome, { kind: 'failed' }>,
  second: RunOutcome,
): RunOutcome {
  const calls = sum(first.calls, second.kind === 'finished' ? second.summary.calls : second.calls);
  if (second.kind === 'finished') return { ...second, summary: { ...second.summary, calls } };
  const { partial } = second;
  return { ...second, calls, ...(partial !== undefined && { partial: { ...partial, calls } }) };
}

function sum(left: CallCounts, right: CallCounts): CallCounts {
  return {
    list: left.list + right.list,
    get: left.get + right.get,
    create: left.create + right.create,
    update: left.update + right.update,
    delete: left.delete + right.delete,
    status: left.status + right.status,
  };
}
