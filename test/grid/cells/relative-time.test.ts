import { describe, expect, it } from 'vitest';
import { cellTooltip } from '../../../client/grid/cells/cell-tooltip.ts';
import { describeTime, relativeTime } from '../../../client/grid/cells/relative-time.ts';

const now = Date.parse('2026-11-24T12:00:00Z');

describe('a point in time', () => {
  it.each([
    ['2026-11-24T12:00:00.500Z', 'now'],
    ['2026-11-24T11:59:30Z', '30 seconds ago'],
    ['2026-11-24T13:30:00Z', 'in 1 hour'],
    ['2026-11-23T11:00:00Z', 'yesterday'],
    ['2026-11-20T12:00:00+02:00', '4 days ago'],
    ['2026-11-03T12:00:00Z', '3 weeks ago'],
    ['2024-11-01T12:00:00Z', '2 years ago'],
  ])('at %s is %s', (text, said) => {
    expect(relativeTime(Date.parse(text), now)).toBe(said);
    expect(describeTime(text, now)).toMatch(new RegExp(`^${said} \\(.*20\\d\\d`));
  });

  it.each(['2026-11-24', '2026-13-45T99:99:99Z', '2026-11-24T12:00:00', 'vpc-1', '1700000000'])(
    'is not `%s`',
    (text) => {
      expect(describeTime(text, now)).toBeUndefined();
    },
  );

  it('is told of texts in any column, and of seconds where the column holds times', () => {
    expect(cellTooltip('2026-11-23T12:00:00Z', 'any', now)).toContain('yesterday');
    expect(cellTooltip(now / 1_000 - 3_600, 'timestamp', now)).toContain('1 hour ago');
    expect(cellTooltip(now / 1_000, 'integer', now)).toBe('');
    expect(cellTooltip(null, 'timestamp', now)).toBe('');
  });
});
