/** Adds to a run's progress what of its result can be read already. */
import type { RunProgress } from '../../protocol/index.ts';
import type { ResultShape } from './ports.ts';
import type { ReportProgress } from './run.ts';

export interface ResultProgress {
  readonly report: ReportProgress;
  readonly reportResult: (shape: ResultShape) => void;
}

export function withResultRows(onProgress: ReportProgress): ResultProgress {
  let latest: RunProgress | undefined;
  let result: Pick<RunProgress, 'resultRows' | 'resultColumns'> = {};
  return {
    report(progress) {
      latest = progress;
      onProgress({ ...progress, ...result });
    },
    reportResult({ rowCount, columns }) {
      result = { resultRows: rowCount, resultColumns: columns };
      if (latest !== undefined) onProgress({ ...latest, ...result });
    },
  };
}
