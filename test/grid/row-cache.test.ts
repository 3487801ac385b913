import { describe, expect, it } from 'vitest';
import { createRowCache } from '../../client/grid/row-cache.ts';

/** A cache over rows that are their own numbers, and the fetches that it made. */
function cacheOf(rowCount: number, fail: (fetch: number) => boolean = () => false) {
  const fetches: string[] = [];
  const cache = createRowCache(rowCount, (start, count) => {
    fetches.push(`${start}+${count}`);
    return fail(fetches.length)
      ? Promise.reject(new Error('gone'))
      : Promise.resolve(Array.from({ length: count }, (_, index) => [start + index]));
  });
  return { cache, fetches };
}

describe('the rows that the page holds', () => {
  it('come in blocks, each fetched once', async () => {
    const { cache, fetches } = cacheOf(1000);
    expect(await cache.rows(40, 60)).toEqual(Array.from({ length: 20 }, (_, at) => [40 + at]));
    await cache.rows(0, 100);
    expect(fetches).toEqual(['0+50', '50+50']);
  });

  it('end with the result', async () => {
    const { cache, fetches } = cacheOf(70);
    expect(await cache.rows(60, 100)).toHaveLength(10);
    expect(await cache.rows(100, 110)).toEqual([]);
    expect(fetches).toEqual(['50+20']);
  });

  it('are fetched again from a block that more rows came to', async () => {
    const { cache, fetches } = cacheOf(70);
    await cache.rows(0, 70);
    cache.grow(120);
    expect(await cache.rows(60, 80)).toEqual(Array.from({ length: 20 }, (_, at) => [60 + at]));
    await cache.rows(0, 120);
    expect(fetches).toEqual(['0+50', '50+20', '50+50', '100+20']);
  });

  it('can be looked at once they are there', async () => {
    const { cache } = cacheOf(1000);
    expect(cache.peek(5)).toBeUndefined();
    await cache.rows(0, 10);
    expect(cache.peek(5)).toEqual([5]);
  });

  it('are fetched again after a failure', async () => {
    const { cache, fetches } = cacheOf(1000, (fetch) => fetch === 1);
    await expect(cache.rows(0, 10)).rejects.toThrow('gone');
    expect(await cache.rows(0, 1)).toEqual([[0]]);
    expect(fetches).toHaveLength(2);
  });

  it('are let go when there are many', async () => {
    const { cache, fetches } = cacheOf(100_000);
    for (let start = 0; start < 200 * 50; start += 50) {
      await cache.rows(start, start + 1);
    }
    expect(cache.peek(0)).toBeUndefined();
    await cache.rows(0, 1);
    expect(fetches.at(-1)).toBe('0+50');
  });
});
