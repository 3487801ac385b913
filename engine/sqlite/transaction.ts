/** All of some work, or nothing of it. */
import type { DatabaseSync } from 'node:sqlite';

export function inTransaction<T>(database: DatabaseSync, work: () => T): T {
  database.exec('BEGIN');
  try {
    const outcome = work();
    database.exec('COMMIT');
    return outcome;
  } catch (error) {
    // SQLite has rolled back by itself where the disk is full or memory ran out.
    if (database.isTransaction) {
      database.exec('ROLLBACK');
    }
    throw error;
  }
}
