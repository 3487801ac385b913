/** The `ResultReader` in a process of its own: a slow request never holds up this process. */
import type { Cell } from '../../protocol/index.ts';
import { startProcess } from './process-calls.ts';
import type { ProcessCalls, ProcessFork } from './process-calls.ts';
import { inPortions } from './result-reader.ts';
import type { ResultReader } from './result-reader.ts';

export interface ForkedResultReader extends ResultReader {
  /** Drops the requests under way, which are rejected. The next request starts a new process. */
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
  return {
    shape: () => call('shape'),
    window: (window, textLimit) => call('window', window, textLimit),
    cell: (row, column) => call('cell', row, column),
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
