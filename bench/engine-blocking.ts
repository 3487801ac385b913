/**
 * How long this thread is busy at one time. A timer is due every millisecond: what passes between two
 * of its calls beyond that is time in which nothing else could run here. On a shared machine the
 * operating system takes the thread away as well; processor time tells what the thread itself did.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';

export interface Blocking {
  /** The longest that the event loop was late, as `monitorEventLoopDelay` has it. */
  readonly longestDelay: number;
  /** The most processor time of this thread between two turns of the timer. */
  readonly longestWork: number;
}

export function watchBlocking(): { stop(): Blocking } {
  const histogram = monitorEventLoopDelay({ resolution: 1 });
  let longestWork = 0;
  let before = threadMilliseconds();
  const timer = setInterval(() => {
    const now = threadMilliseconds();
    longestWork = Math.max(longestWork, now - before);
    before = now;
  }, 1);
  histogram.enable();
  return {
    stop() {
      clearInterval(timer);
      histogram.disable();
      return { longestDelay: histogram.max / 1e6, longestWork };
    },
  };
}

function threadMilliseconds(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
