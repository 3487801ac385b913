/** One line on a terminal that says how far a statement is, and goes when it is done. */
import type { RunProgress } from '../protocol/index.ts';
import { counted, describeThrottled, totalCalls } from '../protocol/index.ts';
import type { TerminalOutput } from './terminal.ts';

export interface ProgressLine {
  readonly show: (progress: RunProgress) => void;
  /** Of rows that are written to a file. */
  readonly showWritten: (path: string, rows: number, rowCount: number) => void;
  readonly clear: () => void;
}

const shortestPauseMs = 100;

/** Shows nothing where `stream` is no terminal. */
export function progressLineOn(stream: TerminalOutput): ProgressLine {
  if (stream.isTTY !== true) {
    return { show: () => undefined, showWritten: () => undefined, clear: () => undefined };
  }
  let last = -Infinity;
  let shown = false;
  const write = (text: string): void => {
    const now = performance.now();
    if (now - last >= shortestPauseMs) {
      last = now;
      shown = true;
      stream.write(`\r\u001b[2K${text}; Ctrl+C stops`);
    }
  };
  return {
    show({ calls, rowsFetched, throttled, isFetched = false }) {
      const figures = `${counted(totalCalls(calls), 'call')}, ${counted(rowsFetched, 'resource')}`;
      // Nothing more is told of a statement for as long as SQLite is at it.
      if (isFetched) last = -Infinity;
      const what = isFetched
        ? 'SQLite makes the result'
        : throttled && describeThrottled(throttled);
      write(what === undefined ? `${figures} so far` : `${figures}; ${what}`);
    },
    showWritten(path, rows, rowCount) {
      write(`${counted(rows, 'row')} of ${rowCount} written to ${path}`);
    },
    clear() {
      if (shown) {
        stream.write('\r\u001b[2K');
        shown = false;
      }
    },
  };
}
