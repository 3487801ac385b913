/** One line on a terminal that says how far a statement is, and goes when it is done. */
import type { RunProgress } from '../protocol/index.ts';
import { counted, describeRate, totalCalls } from '../protocol/index.ts';
import type { TerminalOutput } from './terminal.ts';

export interface ProgressLine {
  readonly show: (progress: RunProgress) => void;
  readonly clear: () => void;
}

const shortestPauseMs = 100;

/** Shows nothing where `stream` is no terminal. */
export function progressLineOn(stream: TerminalOutput): ProgressLine {
  if (stream.isTTY !== true) {
    return { show: () => undefined, clear: () => undefined };
  }
  let last = -Infinity;
  let shown = false;
  return {
    show({ calls, rowsFetched, throttled }) {
      const now = performance.now();
      if (now - last < shortestPauseMs) {
        return;
      }
      last = now;
      shown = true;
      const figures = `${counted(totalCalls(calls), 'call')}, ${counted(rowsFetched, 'row')} so far`;
      const held =
        throttled === undefined ? '' : `; throttled to ${describeRate(throttled)} a second`;
      stream.write(`\r\u001b[2K${figures}${held}; Ctrl+C stops`);
    },
    clear() {
      if (shown) {
        stream.write('\r\u001b[2K');
        shown = false;
      }
    },
  };
}
