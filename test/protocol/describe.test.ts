import { describe, expect, it } from 'vitest';
import {
  counted,
  describeCalls,
  describeDuration,
  describeFromCache,
  describeThrottled,
  grouped,
} from '../../protocol/index.ts';

const none = { list: 0, get: 0, create: 0, update: 0, delete: 0, status: 0 };

describe('the words for figures', () => {
  it('names the calls that were made', () => {
    expect(describeCalls(none)).toBe('no calls');
    expect(describeCalls({ ...none, list: 1, get: 1200 })).toBe('1 list, 1,200 gets');
    expect(describeCalls({ ...none, delete: 1, status: 3 })).toBe('1 delete, 3 status checks');
  });

  it('says how old the oldest of what came from a cache is', () => {
    const ages = [40, 40_400, 59_700, 125_000, 3_725_000];
    expect(ages.map((oldestMs) => describeFromCache({ resources: 1, oldestMs }))).toEqual([
      'from cache, 40 ms old',
      'from cache, 40 s old',
      'from cache, 1 min 00 s old',
      'from cache, 2 min 05 s old',
      'from cache, 62 min 05 s old',
    ]);
  });

  it('says what AWS allows while it throttles', () => {
    const get = { region: 'eu-west-1', operation: 'GetResource', concurrency: 2 };
    expect(describeThrottled({ ...get, ratePerSecond: 12.4 })).toBe(
      'AWS allows about 12 gets a second in eu-west-1',
    );
    expect(
      describeThrottled({
        ...get,
        operation: 'ListResources',
        ratePerSecond: 0.94,
        account: 'dev',
      }),
    ).toBe('AWS allows about 0.9 lists a second in eu-west-1 of dev');
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
