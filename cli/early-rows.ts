/** Prints the rows of a result that still grows, as they can be read. */
import { openResultReader } from '../engine/sqlite/index.ts';
import type { Cell, RunProgress } from '../protocol/index.ts';
import type { ResultPrinter } from './statement-runner.ts';

export interface EarlyRows {
  /** Prints what the progress tells of, and what came before it. */
  report(progress: RunProgress): void;
  /** Whether anything was printed, or is being. */
  readonly isPrinting: boolean;
  /** Aborts where nobody reads the output any more. */
  readonly stopped: AbortSignal;
  /** Resolves when all is printed; where nobody tells the count, what was there. Rejects as printing does. */
  end(count: number | undefined): Promise<void>;
}

export function printEarly(file: string, { rows: print }: Pick<ResultPrinter, 'rows'>): EarlyRows {
  const stopped = new AbortController();
  let available = 0;
  let hasEnded = false;
  let changed = Promise.withResolvers<undefined>();
  let printing: Promise<unknown> | undefined;

  const tell = (): void => {
    changed.resolve(undefined);
    changed = Promise.withResolvers();
  };
  // The file is read past the process that fills it: that may be busy for as long as it likes.
  async function* rows(): AsyncGenerator<readonly (readonly Cell[])[]> {
    const reader = openResultReader(file);
    try {
      let given = 0;
      while (!hasEnded || given < available) {
        const end = available;
        yield* reader.rows({ start: given, count: end - given });
        given = end;
        if (given === available && !hasEnded) await changed.promise;
      }
    } finally {
      await reader.close();
    }
  }

  return {
    stopped: stopped.signal,
    get isPrinting() {
      return printing !== undefined;
    },
    report({ resultRows = 0, resultColumns }) {
      if (print === undefined || resultColumns === undefined || resultRows === 0) return;
      available = resultRows;
      // What printing fails with is kept for the end, which waits for it.
      printing ??= print({ columns: resultColumns, rows }).catch((error: unknown) => {
        stopped.abort();
        return { error };
      });
      tell();
    },
    async end(count = available) {
      available = count;
      hasEnded = true;
      tell();
      const ended = await printing;
      if (typeof ended === 'object' && ended !== null && 'error' in ended) throw ended.error;
    },
  };
}
