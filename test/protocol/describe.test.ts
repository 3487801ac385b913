import { describe, expect, it } from 'vitest';
import { counted, describeCalls, describeDuration, grouped } from '../../protocol/index.ts';

const none = { list: 0, get: 0, create: 0, update: 0, delete: 0, status: 0 };

describe('the words for figures', () => {
  it('names the calls that were made', () => {
    expect(describeCalls(none)).toBe('no calls');
    expect(describeCalls({ ...none, list: 1, get: 1200 })).toBe('1 list, 1,200 gets');
    expect(describeCalls({ ...none, delete: 1, status: 3 })).toBe('1 delete, 3 status checks');
  });

  it('counts one and many', () => {
    expect([counted(0, 'row'), counted(1, 'row'), counted(2, 'row')]).toEqual([
      '0 rows',
      '1 row',
      '2 rows',
    ]);
    expect(counted(2, 'query', 'queries')).toBe('2 queries');
  });

  it('groups thousands the same everywhere', () => {
    expect([999, 1000, 1234567].map(grouped)).toEqual(['999', '1,000', '1,234,567']);
  });

  it('gives a duration in the unit that reads best', () => {
    expect([0.4, 87, 999, 1234, 59_949, 59_951, 125_000].map(describeDuration)).toEqual([
      '0 ms',
      '87 ms',
      '999 ms',
      '1.2 s',
      '59.9 s',
      '1 min 00 s',
      '2 min 05 s',
    ]);
  });
});
