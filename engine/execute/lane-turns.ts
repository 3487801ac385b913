/** Who waits for a place in a lane, and whose turn is next. */
import type { CallQueue } from './call-queue.ts';
import type { RateControl } from './rate-control.ts';

/** Waits in a lane. Exactly one of the two is called, once. */
export interface Waiting {
  readonly isNeeded: () => boolean;
  start(leave: (error: unknown) => void): void;
  drop(reason: unknown): void;
}

export interface OpenRun {
  readonly ceiling: number;
  open: number;
  /** Lanes in which it waits, the one that was served last at the end. */
  readonly lanes: Map<LaneState, CallQueue<Waiting>>;
}

export interface LaneState {
  control: RateControl;
  open: number;
  /** Who waits here, whose turn is next first. */
  readonly runs: Set<OpenRun>;
  /** Set while a timer waits for the next start. */
  timer: AbortController | undefined;
}

/** The next call of the run whose turn it is; that run's turn comes again after the others'. */
export function takeNext(lane: LaneState): { run: OpenRun; waiting: Waiting } | undefined {
  for (const run of [...lane.runs]) {
    if (run.open >= run.ceiling) continue;
    const queue = run.lanes.get(lane);
    const waiting = takeNeeded(queue);
    lane.runs.delete(run);
    run.lanes.delete(lane);
    if (queue !== undefined && queue.size > 0) {
      lane.runs.add(run);
      run.lanes.set(lane, queue);
    }
    if (waiting !== undefined) return { run, waiting };
  }
  return undefined;
}

function takeNeeded(queue: CallQueue<Waiting> | undefined): Waiting | undefined {
  for (;;) {
    const waiting = queue?.take();
    if (waiting === undefined || waiting.isNeeded()) return waiting;
  }
}

export function abandon(run: OpenRun, reason: unknown): void {
  for (const [lane, queue] of run.lanes) {
    lane.runs.delete(run);
    if (lane.runs.size === 0) {
      lane.timer?.abort();
      lane.timer = undefined;
    }
    for (const waiting of queue.takeAll()) waiting.drop(reason);
  }
  run.lanes.clear();
}
