/** Makes the state of a run: its limiter, its notices, its counts and the signal that ends it. */
import type { CallCounts, Notice } from '../../protocol/index.ts';
import { createLimiter } from './limiter.ts';
import type { ReportProgress, RunLimits, RunPorts, RunState } from './run.ts';

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
  let rowsFetched = 0;
  let reported = '';

  const calls = (): CallCounts => difference(ports.source.calls, before);
  const report = (): void => {
    const progress = { calls: calls(), rowsFetched };
    const text = JSON.stringify(progress);
    if (text === reported) return;
    reported = text;
    onProgress(progress);
  };
  const limiter = createLimiter(limits.concurrency, signal);

  return {
    ports,
    limits,
    signal,
    notices,
    calls,
    flushers: new Set(),
    stop: () => stopped.abort(),
    limiter: {
      async run(call) {
        const result = await limiter.run(call);
        report();
        return result;
      },
    },
    addNotice(notice) {
      if (!notices.some((other) => other.message === notice.message)) notices.push(notice);
    },
    reportRows(count) {
      rowsFetched += count;
      report();
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
