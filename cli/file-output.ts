/** `--output`: the rows of each result in a file of its own. */
import { accessSync, constants } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { forkExport } from '../engine/export/index.ts';
import { counted } from '../protocol/index.ts';
import type { FileOptions, RunOptions } from './arguments.ts';
import type { PrintedResult } from './formats/result-format.ts';
import type { Output } from './output.ts';
import { progressLineOn } from './progress-line.ts';
import { InputError } from './sql-input.ts';
import type { Terminal } from './terminal.ts';

export interface FileOutput {
  /** Says what was written. Throws `InputError` where the file cannot be. */
  write(result: PrintedResult): Promise<void>;
}

/** Throws `InputError` where the directory is not there: nothing has been asked of AWS until then. */
export function fileOutput(
  file: FileOptions,
  { keepFormulas }: Pick<RunOptions, 'keepFormulas'>,
  terminal: Terminal,
  messages: Output,
): FileOutput {
  try {
    accessSync(dirname(file.path), constants.W_OK);
  } catch (error) {
    throw cannotWrite(file.path, error);
  }
  const progress = progressLineOn(terminal.stderr);
  let count = 0;
  return {
    async write(result) {
      count += 1;
      const path = numbered(file.path, count);
      // What Ctrl+C left of a statement is still to be written; another one ends the program.
      const { signal } = terminal.signal.aborted ? new AbortController() : terminal;
      try {
        const written = await forkExport(
          { processPath: terminal.places.exportProcess, file: result.file },
          {
            path,
            format: file.format,
            options: {
              title: basename(path, extname(path)),
              statement: result.statement,
              keepsFormulas: keepFormulas,
            },
            onProgress: ({ rows }) => progress.showWritten(path, rows, result.rowCount),
            signal,
          },
        );
        progress.clear();
        await messages.write(
          written === undefined
            ? `stopped: \`${path}\` is as it was\n`
            : `wrote ${counted(written.rows, 'row')} to ${path}\n`,
        );
      } catch (error) {
        progress.clear();
        throw cannotWrite(path, error);
      }
    },
  };
}

function cannotWrite(path: string, error: unknown): InputError {
  const reason = error instanceof Error ? error.message : String(error);
  return new InputError(`\`${path}\` cannot be written: ${reason}`, { cause: error });
}

/** `inventory.csv`, `inventory-2.csv`, … for the results of one run. */
function numbered(path: string, count: number): string {
  const extension = extname(path);
  return count === 1
    ? path
    : join(dirname(path), `${basename(path, extension)}-${count}${extension}`);
}
