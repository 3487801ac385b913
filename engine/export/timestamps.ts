/** Moments as AWS and SQLite write them. */

const written =
  /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3})0*)?)?(Z|[+-]\d{2}:?\d{2})?$/;

/**
 * Milliseconds since 1970 of `2026-01-31T12:00:00.5Z`; one without a zone is in UTC, as SQLite has it.
 * `undefined` where milliseconds would not tell all of it, or where it is no moment.
 */
export function millisecondsOf(text: string): number | undefined {
  const parts = written.exec(text);
  if (parts === null) {
    return undefined;
  }
  const [, year, month, day, hour, minute, second = '00', fraction = '0', zone = 'Z'] = parts;
  const offset = zone === 'Z' ? 'Z' : `${zone.slice(0, 3)}:${zone.slice(-2)}`;
  const time = Date.parse(
    `${year}-${month}-${day}T${hour}:${minute}:${second}.${fraction.padEnd(3, '0')}${offset}`,
  );
  return Number.isNaN(time) ? undefined : time;
}
