/** The `TableEngine` in a process of its own, so that a statement can be stopped at any moment. */
import type { TableEngine } from '../execute/index.ts';
import { startProcess } from './process-calls.ts';
import type { ProcessFork } from './process-calls.ts';

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

/** `processPath` is the built or source file of `table-process`. */
export function forkTableEngine(start: ProcessFork): ForkedTableEngine {
  const child = startProcess(start);
  const call = (method: string, ...values: readonly unknown[]): Promise<never> =>
    child.call(method, ...values) as Promise<never>;
  return {
    createTable: (table) => call('createTable', table),
    insert: (table, rows) => call('insert', table, rows),
    query: (sql) => call('query', sql),
    grow: (query) => call('grow', query),
    materialize: (sql, rowLimit) => call('materialize', sql, rowLimit),
    readResult: (start, count) => call('readResult', start, count),
    async close() {
      if (child.alive) {
        await child.call('close');
        child.kill();
      }
    },
    processId: child.processId,
    ended: child.ended,
    kill: () => child.kill(),
  };
}
