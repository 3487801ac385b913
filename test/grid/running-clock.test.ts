import { describe, expect, it } from 'vitest';
import { createRunningClock } from '../../client/grid/running-clock.ts';
import type { GridTab, TabState } from '../../protocol/index.ts';
import { noCalls } from '../../protocol/index.ts';

function tabOf(state: TabState, revision = 1): GridTab {
  const texts = { title: '', statement: '', origin: '', target: '' };
  return { id: '1', revision, ...texts, state };
}
const running = (elapsedMs: number, revision = 1): GridTab =>
  tabOf({ kind: 'running', progress: { calls: noCalls, rowsFetched: 0 }, elapsedMs }, revision);

/** What a clock says of tabs that it is shown at the given times. */
function check(...shown: readonly (readonly [time: number, tab: GridTab])[]) {
  let time = 0;
  const clock = createRunningClock(() => time);
  return shown.map(([at, tab]) => {
    time = at;
    const { state } = clock.at(tab);
    return state.kind === 'running' ? state.elapsedMs : state.kind;
  });
}

describe('the time of a run', () => {
  it('goes on while nothing is told', () => {
    const tab = running(100);
    expect(check([1000, tab], [4000, tab])).toEqual([100, 3100]);
  });

  it('does not go back to what was told before', () => {
    expect(check([1000, running(100)], [5000, running(200)])).toEqual([100, 4100]);
  });

  it('begins anew with another run of the statement', () => {
    expect(check([1000, running(900)], [2000, running(0, 2)])).toEqual([900, 0]);
  });

  it('is the summary’s once the run has ended', () => {
    const summary = { columns: [], rowCount: 0, notices: [], calls: noCalls, durationMs: 1 };
    expect(check([1000, running(900)], [2000, tabOf({ kind: 'finished', summary })])).toEqual([
      900,
      'finished',
    ]);
  });
});
