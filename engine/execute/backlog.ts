/**
 * How much waits on its way into the table engine. Whoever fetches asks for room before each call, so
 * that a source which is faster than SQLite fills no memory: the pages stay with AWS.
 */
import type { SqlRow } from './ports.ts';
import { sizeOfRow } from './row-size.ts';

/** Rows that are under way may take so many bytes before fetching pauses. */
const mostBytes = 16_000_000;

export interface Backlog {
  /** Counts the rows until `loading` ends, however it does. */
  whileLoading<T>(rows: readonly SqlRow[], loading: () => Promise<T>): Promise<T>;
  /** Resolves once less than the bound is under way. */
  room(): Promise<void>;
}

export function createBacklog(bound = mostBytes): Backlog {
  let bytes = 0;
  let waiting: (() => void)[] = [];
  return {
    async whileLoading(rows, loading) {
      const size = rows.reduce((sum, row) => sum + sizeOfRow(row), 0);
      bytes += size;
      try {
        return await loading();
      } finally {
        bytes -= size;
        if (bytes < bound) {
          const resolved = waiting;
          waiting = [];
          for (const resolve of resolved) resolve();
        }
      }
    },
    async room() {
      while (bytes >= bound) await new Promise<void>((resolve) => waiting.push(resolve));
    },
  };
}
