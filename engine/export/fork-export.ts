/** Writes a result to a file from a process of its own: it holds up nothing, and stops at once. */
import { realpathSync, rmSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { startProcess } from '../sqlite/index.ts';
import type { ProcessFork } from '../sqlite/index.ts';
import type { ExportProgress, ExportRequest } from './export-file.ts';
import type { ExportState } from './export-process.ts';

export interface ExportTask extends Omit<ExportRequest, 'file' | 'partialPath'> {
  readonly onProgress?: (progress: ExportProgress) => void;
  readonly signal?: AbortSignal;
}

/** `undefined`: it was stopped. Rejects where the file cannot be written; `path` is then as it was. */
export async function forkExport(
  start: ProcessFork,
  { onProgress, signal, ...task }: ExportTask,
): Promise<ExportProgress | undefined> {
  const isStopped = (): boolean => signal?.aborted === true;
  if (isStopped()) {
    return undefined;
  }
  const target = whatItNames(task.path);
  const partialPath = join(
    dirname(target),
    `.${basename(target)}.${process.pid}-${(lastNumber += 1)}.part`,
  );
  const child = startProcess(start);
  const stop = (): void => child.kill();
  signal?.addEventListener('abort', stop);
  try {
    await child.call('begin', { ...task, path: target, partialPath });
    for (;;) {
      const { progress, isDone } = (await child.call('advance')) as ExportState;
      if (isDone) {
        return progress;
      }
      onProgress?.(progress);
    }
  } catch (error) {
    if (isStopped()) {
      return undefined;
    }
    throw error;
  } finally {
    signal?.removeEventListener('abort', stop);
    child.kill();
    await child.ended;
    rmSync(partialPath, { force: true });
  }
}

let lastNumber = 0;

/** A link stays one: what it names is replaced. */
function whatItNames(path: string): string {
  try {
    return realpathSync(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      return resolve(path);
    }
    throw error;
  }
}
