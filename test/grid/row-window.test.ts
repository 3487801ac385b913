import { describe, expect, it } from 'vitest';
import {
  firstRowOf,
  scrollLeftFor,
  scrollTopAt,
  scrollTopFor,
} from '../../client/grid/row-window.ts';

/** 22 pixels a row, ten rows in view, up to what a browser's element can be. */
function check(row: number, scrollTop: number, rowCount = 1000): number | undefined {
  const scrollRange = Math.min(10_000_000, rowCount * 22) - 220;
  return scrollTopFor(row, { rowCount, visibleRows: 10, scrollTop, scrollRange });
}

describe('scrolling a row into view', () => {
  it('leaves a row that is in view where it is', () => {
    expect(check(5, 0)).toBeUndefined();
    expect(check(9, 0)).toBeUndefined();
    expect(check(3, 0, 5)).toBeUndefined();
  });

  it('goes up to the row, and down until its end is in view', () => {
    expect(check(2, 220)).toBe(44);
    expect(check(10, 0)).toBe(22);
    expect(check(999, 0)).toBe(21_780);
  });

  it('reaches the last of more rows than a page can be high', () => {
    expect(check(2_999_999, 0, 3_000_000)).toBe(9_999_780);
  });
});

describe('rows that are added below', () => {
  const windowOf = (rowCount: number, scrollTop: number) => ({
    rowCount,
    visibleRows: 10,
    scrollTop,
    scrollRange: Math.min(10_000_000, rowCount * 22) - 220,
  });

  it.each([
    [1_000, 2_000],
    [100_000, 3_000_000],
    [1_000_000, 3_000_000],
  ])('leave the row at the top where it is, from %i to %i rows', (before, after) => {
    const row = firstRowOf(windowOf(before, 4_400));
    const scrollTop = scrollTopAt(row, windowOf(after, 4_400));
    expect(firstRowOf(windowOf(after, scrollTop))).toBeCloseTo(row, 6);
  });

  it('come below rows that all fit', () => {
    expect(firstRowOf(windowOf(5, 0))).toBe(0);
    expect(scrollTopAt(0, windowOf(50, 0))).toBe(0);
  });
});

describe('scrolling a column into view', () => {
  const widths = [100, 200, 300];
  it.each([
    ['in view', 0, 0, 250, undefined],
    ['to the left', 0, 50, 250, 0],
    ['to the right', 1, 0, 250, 50],
    ['wider than the view', 2, 0, 250, 300],
  ] as const)('finds one that is %s', (_, column, scrollLeft, visible, wanted) => {
    expect(scrollLeftFor(column, widths, scrollLeft, visible)).toBe(wanted);
  });
});
