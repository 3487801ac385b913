/** Synchronous SQLite behind the promises of a port. */
import { toSqlError } from './sql-error.ts';

/** Runs at once and answers as a promise; what SQLite throws becomes a rejection. */
export function settle<T>(work: () => T): Promise<T> {
  try {
    return Promise.resolve(work());
  } catch (error) {
    return Promise.reject(toSqlError(error, ''));
  }
}
