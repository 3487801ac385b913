/** The `ResultReader` in a process of its own: a slow request never holds up this process. */
import type { Cell } from '../../protocol/index.ts';
import { startProcess } from './process-calls.ts';
import type { ProcessCalls, ProcessFork } from './process-calls.ts';
import { inPortions } from './result-reader.ts';
import type { ResultReader } from './result-reader.ts';

export interface ForkedResultReader extends ResultReader {
  /**
   * Drops the requests under way, which are rejected. The next request starts a new process. A request
   * for a view, values, figures or a chart does the same to an earlier one of these that is under way: only
   * the newest is of interest. Who reads for longer (an export) has a reader of its own.
   */
  kill(): void;
}

/** `processPath` is the built or source file of `reader-process`. */
export function forkResultReader(start: ProcessFork): ForkedResultReader {
  let child: ProcessCalls | undefined;
  const call = (method: string, ...values: readonly unknown[]): Promise<never> => {
    if (child?.alive !== true) {
      child = startProcess(start);
    }
    return child.call(method, ...values) as Promise<never>;
  };
  const kill = (): void => {
    child?.kill();
    child = undefined;
  };
  let long: object | undefined;
  /** A newer one stops an older one that is under way, whatever else waits behind it. */
  const callLong = async (method: string, ...values: readonly unknown[]): Promise<never> => {
    if (long !== undefined) {
      kill();
    }
    const own = {};
    long = own;
    try {
      return await call(method, ...values);
    } finally {
      if (long === own) {
        long = undefined;
      }
    }
  };
  return {
    shape: () => call('shape'),
    window: (window, textLimit) => call('window', window, textLimit),
    cell: (row, column, view) => call('cell', row, column, view),
    view: (view) => callLong('view', view),
    values: (view, column, search) => callLong('values', view, column, search),
    figures: (view, block) => callLong('figures', view, block),
    chartColumns: (view) => call('chartColumns', view),
    chart: (view, choice) => callLong('chart', view, choice),
    rows: (window) =>
      inPortions(window, (portion): Promise<readonly (readonly Cell[])[]> =>
        call('portion', portion),
      ),
    close() {
      kill();
      return Promise.resolve();
    },
    kill,
  };
}
