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
    expect(await cache.rows(190, 210)).toEqual(Array.from({ length: 20 }, (_, at) => [190 + at]));
    await cache.rows(0, 400);
    expect(fetches).toEqual(['0+200', '200+200']);
  });

  it('end with the result', async () => {
    const { cache, fetches } = cacheOf(250);
    expect(await cache.rows(240, 300)).toHaveLength(10);
    expect(await cache.rows(300, 310)).toEqual([]);
    expect(fetches).toEqual(['200+50']);
  });

  it('are fetched again from a block that more rows came to', async () => {
    const { cache, fetches } = cacheOf(250);
    await cache.rows(0, 250);
    cache.grow(450);
    expect(await cache.rows(240, 260)).toEqual(Array.from({ length: 20 }, (_, at) => [240 + at]));
    await cache.rows(0, 450);
    expect(fetches).toEqual(['0+200', '200+50', '200+200', '400+50']);
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
    for (let start = 0; start < 50 * 200; start += 200) {
      await cache.rows(start, start + 1);
    }
    expect(cache.peek(0)).toBeUndefined();
    await cache.rows(0, 1);
    expect(fetches.at(-1)).toBe('0+200');
  });
});
