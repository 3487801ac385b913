/** Makes the state of a run: its way to AWS, its notices, its counts and the signal that ends it. */
import type { CallCounts, Notice, RunProgress } from '../../protocol/index.ts';
import { createCallGateway } from './call-gateway.ts';
import { createLimiterPool } from './limiter.ts';
import type { ReportProgress, RunLimits, RunPorts, RunState } from './run.ts';
import { createStatistics } from './statistics.ts';
import { createStepRecord } from './step-record.ts';
import { createThrottleWatch } from './throttle-watch.ts';

/** Milliseconds between two reports of rows alone: a page brings a thousand of them at once. */
const betweenReports = 50;

export function startRun(
  ports: RunPorts,
  limits: RunLimits,
  onProgress: ReportProgress,
  cancelled: AbortSignal,
): RunState {
  const stopped = new AbortController();
  const signal = AbortSignal.any([cancelled, stopped.signal]);
  const before = { ...ports.source.calls };
  const notices: Notice[] = [];
  const again = { list: 0, get: 0, delete: 0 };
  let rowsFetched = 0;
  let reported = '';
  let reportedAt = -Infinity;

  const calls = (): CallCounts => {
    const sent = difference(ports.source.calls, before);
    return { ...sent, list: sent.list - again.list, get: sent.get - again.get };
  };
  const report = (): void => {
    const throttled = throttling.current();
    const progress: RunProgress = {
      calls: calls(),
      rowsFetched,
      ...(throttled !== undefined && { throttled }),
    };
    const text = JSON.stringify(progress);
    if (text === reported) return;
    reported = text;
    reportedAt = pool.clock.now();
    onProgress(progress);
  };
  const pool = ports.limiters ?? createLimiterPool();
  const throttling = createThrottleWatch(pool);
  const { statistics, count, countTime } = createStatistics();
  const call = createCallGateway({
    pool,
    limiter: pool.enter(limits.concurrency, signal),
    statistics: { statistics, count, countTime },
    signal,
    random: ports.random ?? Math.random,
    onAnswer(lane, isThrottled) {
      throttling.answered(lane, isThrottled);
      report();
    },
    onRetry(operation) {
      again[counted[operation]] += 1;
    },
  });

  return {
    ports,
    limits,
    signal,
    get notices() {
      return [...notices, ...throttling.notices()];
    },
    clock: pool.clock,
    calls,
    flushers: new Set(),
    steps: createStepRecord(),
    mayEndEarly: false,
    stop: () => stopped.abort(),
    hasRows: () => rowsFetched > 0,
    call,
    statistics,
    addNotice(notice) {
      if (!notices.some((other) => other.message === notice.message)) notices.push(notice);
    },
    reportCounted: report,
    countKept: ({ id }) => count(id, { kept: 1 }),
    countResource({ id }, rows) {
      rowsFetched += 1;
      count(id, { rows });
      if (pool.clock.now() - reportedAt >= betweenReports) report();
    },
  };
}

function difference(now: CallCounts, before: CallCounts): CallCounts {
  return {
    list: now.list - before.list,
    get: now.get - before.get,
    create: now.create - before.create,
    update: now.update - before.update,
    delete: now.delete - before.delete,
    status: now.status - before.status,
  };
}

const counted = {
  ListResources: 'list',
  GetResource: 'get',
  DeleteResource: 'delete',
} as const;
