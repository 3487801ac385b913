/**
 * One moment for everything that a connection runs. A statement reads the clock for the calls that it
 * leads to and again for its answer: at midnight `date('now')` would name one day and then another.
 */

/** ISO 8601 in UTC with milliseconds, of the first time that it is asked. */
export function createStatementTime(): () => string {
  let moment: string | undefined;
  return () => (moment ??= new Date().toISOString());
}
