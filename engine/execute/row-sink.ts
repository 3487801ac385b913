/**
 * Gathers the rows of one fetch into batches on their way to the table engine. A batch is bounded in
 * rows and in bytes, since it crosses to another process in one piece, and it waits only briefly.
 */
import type { SqlRow, TableEngine } from './ports.ts';
import { sizeOfRow } from './row-size.ts';

/** Rows that come one by one wait for so many others, or for so many bytes of them. */
const rowsInBatch = 200;
const bytesInBatch = 500_000;
/** Milliseconds after which a batch goes as it is. */
const longestWait = 40;

export interface RowSink {
  /** Resolves once the engine can take more: whoever brings rows waits for it. */
  readonly add: (rows: readonly SqlRow[]) => Promise<void>;
  readonly flush: () => Promise<void>;
}

export function createRowSink(engine: Pick<TableEngine, 'insert'>, table: string): RowSink {
  let batch: SqlRow[] = [];
  let bytes = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failed: { readonly error: unknown } | undefined;

  const send = async (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    const rows = batch;
    batch = [];
    bytes = 0;
    if (rows.length > 0) await engine.insert(table, rows);
  };
  /** What fails while nobody waits is told to whoever waits next. */
  const sendLate = (): void => {
    send().catch((error: unknown) => {
      failed ??= { error };
    });
  };
  const check = (): void => {
    if (failed !== undefined) throw failed.error;
  };

  return {
    async flush() {
      await send();
      check();
    },
    async add(rows) {
      check();
      for (const row of rows) {
        batch.push(row);
        bytes += sizeOfRow(row);
        if (batch.length >= rowsInBatch || bytes >= bytesInBatch) await send();
      }
      if (batch.length > 0) timer ??= setTimeout(sendLate, longestWait);
    },
  };
}
