/**
 * Gives memory back when nobody has asked for anything for a while. V8 collects while it works and keeps
 * what it took for the next burst; a server that waits for a person to read what it said should not.
 */
import { performance } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** What an idle collection knows of its process, and does to it. */
export interface CollectedProcess {
  /** Bytes in memory. */
  readonly resident: () => number;
  /** The share of the time since the last call in which the event loop had work. */
  readonly utilization: () => number;
  /** Collects all that nobody holds, and gives the room back. Takes some 50 ms. */
  readonly collect: () => void;
}

/** Milliseconds without a message after which a person is taken to read. */
const quiet = 2000;

/** A loop that worked more than this has work that nobody waits for, and no need of more. */
const busy = 0.1;

/** Bytes more than after the last collection: below them there is nothing to gain. */
const worthwhile = 16 * 1024 * 1024;

/** Call what it gives with each message. It keeps no process alive. */
export function collectWhenIdle(server: CollectedProcess = thisProcess()): () => void {
  let kept = server.resident();
  const rest = (): void => {
    if (server.utilization() > busy) {
      timer.refresh();
    } else if (server.resident() >= kept + worthwhile) {
      server.collect();
      kept = server.resident();
    }
  };
  const timer = setTimeout(rest, quiet).unref();
  return () => {
    server.utilization();
    timer.refresh();
  };
}

export function thisProcess(): CollectedProcess {
  const collect = collector();
  let before = performance.eventLoopUtilization();
  return {
    resident: () => process.memoryUsage.rss(),
    utilization() {
      const now = performance.eventLoopUtilization();
      const { utilization } = performance.eventLoopUtilization(now, before);
      before = now;
      return utilization;
    },
    collect: () => collect({ type: 'major', execution: 'sync', flavor: 'last-resort' }),
  };
}

type Collect = (how: { type: 'major'; execution: 'sync'; flavor: 'last-resort' }) => void;

/** The flag is for the context that is made under it alone: no other code sees a `gc`. */
function collector(): Collect {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as Collect;
  setFlagsFromString('--no-expose-gc');
  return collect;
}
