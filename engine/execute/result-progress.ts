/** How far the result of a run is, and a run's progress with what of it can be read already. */
import type { RunProgress } from '../../protocol/index.ts';
import type { ResultShape } from './ports.ts';
import type { ReportProgress } from './run.ts';

export interface ResultState {
  /** What can be read of the result while the run goes on. */
  readonly shape?: ResultShape;
  /** Whether every row has been fetched, and SQLite is at the statement itself. */
  readonly isEnding: boolean;
}

export interface ResultProgress {
  readonly report: ReportProgress;
  readonly reportResult: (shape: ResultShape) => void;
  readonly reportEnding: () => void;
  readonly state: () => ResultState;
}

export function withResultRows(onProgress: ReportProgress): ResultProgress {
  let latest: RunProgress | undefined;
  let state: ResultState = { isEnding: false };
  const report = (progress: RunProgress): void => {
    latest = progress;
    const { shape, isEnding } = state;
    onProgress({
      ...progress,
      ...(shape && { resultRows: shape.rowCount, resultColumns: shape.columns }),
      ...(isEnding && { isFetched: true as const }),
    });
  };
  return {
    report,
    state: () => state,
    reportResult(shape) {
      state = { ...state, shape };
      if (latest !== undefined) report(latest);
    },
    reportEnding() {
      state = { ...state, isEnding: true };
      if (latest !== undefined) report(latest);
    },
  };
}
