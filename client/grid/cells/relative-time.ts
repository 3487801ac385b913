/** Points in time as people say them: `3 days ago`. */

const units: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 365.25 * 86_400],
  ['month', 30.4375 * 86_400],
  ['week', 7 * 86_400],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
];

const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
const absolute = new Intl.DateTimeFormat('en', {
  dateStyle: 'full',
  timeStyle: 'long',
});

/**
 * `3 days ago (Saturday, November 21, 2026 at 5:06:26 PM UTC)`, in the zone of the machine. `undefined`
 * for a text that is no date with a time and a zone. `now` is in milliseconds since 1970.
 */
export function describeTime(text: string, now: number): string | undefined {
  if (!isoTime.test(text)) {
    return undefined;
  }
  const time = Date.parse(text.replace(' ', 'T'));
  return Number.isNaN(time)
    ? undefined
    : `${relativeTime(time, now)} (${absolute.format(new Date(time))})`;
}

/** `in 2 hours`, `yesterday`; both in milliseconds since 1970. */
export function relativeTime(time: number, now: number): string {
  const seconds = (time - now) / 1_000;
  for (const [unit, length] of units) {
    if (Math.abs(seconds) >= length) {
      return relative.format(Math.trunc(seconds / length), unit);
    }
  }
  return 'now';
}

const isoTime = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)$/;
