/**
 * Main module of the process that writes a file. It tells how far it is when it is asked, and goes on
 * meanwhile; to be stopped it is killed.
 */
import { rmSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { fileArgument, serveCalls } from '../sqlite/index.ts';
import { exportFile } from './export-file.ts';
import type { ExportProgress, ExportRequest } from './export-file.ts';

export interface ExportState {
  readonly progress: ExportProgress;
  readonly isDone: boolean;
}

/** Milliseconds until an answer that tells of progress only. */
const betweenAnswers = 100;

serveCalls(() => {
  const file = fileArgument();
  let progress: ExportProgress = { rows: 0, bytes: 0 };
  let writing: Promise<ExportState> | undefined;
  return {
    begin(request: Omit<ExportRequest, 'file'>) {
      // Where the parent goes away, what was written so far goes too.
      process.once('exit', () => rmSync(request.partialPath, { force: true }));
      writing = exportFile({ ...request, file }, (state) => {
        progress = state;
      }).then((done) => ({ progress: done, isDone: true }));
      // The next question hears of the failure.
      writing.catch(() => undefined);
    },
    async advance(): Promise<ExportState> {
      if (writing === undefined) {
        throw new Error('the export has not begun');
      }
      const abort = new AbortController();
      const waited = delay(betweenAnswers, undefined, { signal: abort.signal }).then(
        () => ({ progress, isDone: false }),
        () => ({ progress, isDone: false }),
      );
      try {
        return await Promise.race([writing, waited]);
      } finally {
        abort.abort();
      }
    },
  };
});
