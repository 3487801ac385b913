/** How long runs have lasted, between what the host tells of it: that comes only when something happens. */
import type { GridTab, RunningState } from '../../protocol/index.ts';

export interface RunningClock {
  /** The tab as it is now. */
  at(tab: GridTab): GridTab;
  /** Calls `draw` every second for as long as the tab that was given last runs. */
  follow(tab: GridTab | undefined, draw: (tab: GridTab) => void): void;
}

const tickMs = 1_000;

export function createRunningClock(now: () => number = () => performance.now()): RunningClock {
  const starts = new Map<string, number>();
  let ticking: ReturnType<typeof setInterval> | undefined;

  const startOf = ({ id, revision }: GridTab, { elapsedMs }: RunningState): number => {
    const key = `${id} ${revision}`;
    // What was told a while ago makes the start seem later than it was.
    const start = Math.min(starts.get(key) ?? Infinity, now() - elapsedMs);
    starts.set(key, start);
    return start;
  };
  const at = (tab: GridTab): GridTab => {
    const { state } = tab;
    if (state.kind !== 'running') {
      starts.delete(`${tab.id} ${tab.revision}`);
      return tab;
    }
    return { ...tab, state: { ...state, elapsedMs: now() - startOf(tab, state) } };
  };

  return {
    at,
    follow(tab, draw) {
      clearInterval(ticking);
      if (tab?.state.kind === 'running') {
        ticking = setInterval(() => draw(at(tab)), tickMs);
      }
    },
  };
}
