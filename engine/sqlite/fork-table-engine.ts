/** The `TableEngine` in a process of its own, so that a statement can be stopped at any moment. */
import type { TableEngine } from '../execute/index.ts';
import { startProcess } from './process-calls.ts';
import type { ProcessCalls, ProcessFork } from './process-calls.ts';

export interface ForkedTableEngine extends TableEngine {
  /**
   * Stops SQLite in whatever it is doing. Calls under way and later ones are rejected; what was
   * inserted before stays in the file.
   */
  kill(): void;
  /** The operating system's number of the process. */
  readonly processId: number | undefined;
  /** Resolves when the process is gone. */
  readonly ended: Promise<void>;
}

/** Milliseconds after which a statement may well be stopped: then a second process is made ready. */
const longStatement = 200;

/** `processPath` is the built or source file of `table-process`. */
export function forkTableEngine(start: ProcessFork): ForkedTableEngine {
  let child = startProcess(start);
  /** Has started and opened nothing: it waits to take the file over. */
  let spare: ProcessCalls | undefined;
  const call = (method: string, ...values: readonly unknown[]): Promise<never> =>
    child.call(method, ...values) as Promise<never>;
  const prepareSalvage = (): void => {
    if (child.alive) {
      spare ??= startProcess(start);
    }
  };
  const dropSpare = (): void => {
    spare?.kill();
    spare = undefined;
  };
  return {
    createTable: (table) => call('createTable', table),
    insert: (table, rows) => call('insert', table, rows),
    query: (sql) => call('query', sql),
    grow: (query) => call('grow', query),
    async materialize(sql, rowLimit) {
      const timer = setTimeout(prepareSalvage, longStatement);
      const from = child;
      try {
        return await call('materialize', sql, rowLimit);
      } finally {
        clearTimeout(timer);
        if (child === from) {
          dropSpare();
        }
      }
    },
    prepareSalvage,
    async salvage(rows) {
      // SQLite itself cannot be interrupted; another process finds in the file all that was stored.
      prepareSalvage();
      const before = child;
      child = spare ?? startProcess(start);
      spare = undefined;
      before.kill();
      // Until then it holds the lock under which it was writing.
      await before.ended;
      return call('salvage', rows);
    },
    readResult: (first, count) => call('readResult', first, count),
    async close() {
      dropSpare();
      if (child.alive) {
        await child.call('close');
        child.kill();
      }
    },
    get processId() {
      return child.processId;
    },
    get ended() {
      return child.ended;
    },
    kill() {
      dropSpare();
      child.kill();
    },
  };
}
