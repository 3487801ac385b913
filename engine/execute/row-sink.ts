/** Gathers the rows of one fetch into batches on their way to the table engine. */
import type { SqlRow, TableEngine } from './ports.ts';

/** Rows that come one by one wait for so many others. */
const batchSize = 200;

export interface RowSink {
  /** Resolves once the engine can take more: whoever brings rows waits for it. */
  readonly add: (rows: readonly SqlRow[]) => Promise<void>;
  readonly flush: () => Promise<void>;
}

export function createRowSink(engine: TableEngine, table: string): RowSink {
  let batch: SqlRow[] = [];
  const flush = async (): Promise<void> => {
    const rows = batch;
    batch = [];
    if (rows.length > 0) await engine.insert(table, rows);
  };
  return {
    flush,
    async add(rows) {
      batch.push(...rows);
      if (batch.length >= batchSize) await flush();
    },
  };
}
