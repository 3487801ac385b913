import { describe, expect, it } from 'vitest';
import { openResultReader, openTableEngine } from '../../engine/sqlite/index.ts';
import type { ChartChoice, ChartData, ResultView } from '../../protocol/index.ts';
import { isChartData, isColumnProfile, wholeResult } from '../../protocol/index.ts';
import { temporaryFile } from './temporary-file.ts';

async function readerOf(sql: string) {
  const file = temporaryFile('chart.db');
  const engine = openTableEngine(file);
  await engine.materialize(sql, 5_000_000);
  await engine.close();
  return openResultReader(file);
}

/** The chart of the rows of `sql`, as the page may be sent it. */
async function check(
  sql: string,
  choice: ChartChoice,
  view: ResultView = wholeResult,
): Promise<ChartData> {
  const reader = await readerOf(sql);
  try {
    const data = await reader.chart(view, choice);
    expect(isChartData(data)).toBe(true);
    return data;
  } finally {
    await reader.close();
  }
}

/** `us-east-1 vpc 12` for each point. */
const print = ({ points }: ChartData): readonly string[] =>
  points.map(({ x, series, value }) =>
    [x, ...(series === undefined ? [] : [series]), value]
      .map((part) => (typeof part === 'object' ? JSON.stringify(part) : String(part)))
      .join(' '),
  );

const sizes = `SELECT column1 AS region, column2 AS type, column3 AS size FROM (VALUES
  ('eu', 'a', 1), ('us', 'a', 2), ('us', 'b', 30), ('us', 'a', 4), (NULL, 'b', 5), ('eu', 'b', NULL))`;
const manyRows = (columns: string, rows: number) =>
  `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${rows})
   SELECT ${columns} FROM n`;

describe('the points of a chart', () => {
  it('counts the rows of each category, the largest first, NULL among them', async () => {
    const data = await check(sizes, { kind: 'bar', x: 0, aggregate: 'count' });
    expect(print(data)).toEqual(['us 3', 'eu 2', 'null 1']);
    expect(data).toMatchObject({ axis: { kind: 'category' }, rows: 6, xLeftOut: 0 });
  });

  it.for([
    ['sum', ['us 36', 'null 5', 'eu 1']],
    ['average', ['us 12', 'null 5', 'eu 1']],
    ['minimum', ['null 5', 'us 2', 'eu 1']],
    ['maximum', ['us 30', 'null 5', 'eu 1']],
  ] as const)('takes the %s of the numbers of a category', async ([aggregate, expected]) => {
    expect(print(await check(sizes, { kind: 'bar', x: 0, y: 2, aggregate }))).toEqual(expected);
  });

  it('says how many rows have no number', async () => {
    const data = await check(sizes, { kind: 'bar', x: 0, y: 2, aggregate: 'sum' });
    expect(data.rowsWithoutPlace).toBe(1);
  });

  it('has one series for each value of a second column', async () => {
    const data = await check(sizes, { kind: 'bar', x: 0, y: 2, series: 1, aggregate: 'sum' });
    expect([...print(data)].sort()).toEqual(['eu a 1', 'null b 5', 'us a 6', 'us b 30']);
  });

  it('shows the rows that the view shows, in its order', async () => {
    const view: ResultView = {
      sort: [{ column: 0, descending: false }],
      filters: [{ kind: 'notNull', column: 0 }],
    };
    expect(print(await check(sizes, { kind: 'bar', x: 0, aggregate: 'count' }, view))).toEqual([
      'eu 2',
      'us 3',
    ]);
  });

  it('shows the groups of a view that is grouped', async () => {
    const view: ResultView = { ...wholeResult, groupBy: 0 };
    expect(print(await check(sizes, { kind: 'pie', x: 0, y: 1, aggregate: 'sum' }, view))).toEqual([
      'us 3',
      'eu 2',
      'null 1',
    ]);
  });

  it('keeps the largest of many categories, and says what the others come to', async () => {
    const data = await check(manyRows("'name ' || (i % 100) AS name, i % 100 AS size", 1000), {
      kind: 'pie',
      x: 0,
      y: 1,
      aggregate: 'sum',
    });
    expect(print(data).slice(0, 2)).toEqual(['name 99 990', 'name 98 980']);
    expect(data).toMatchObject({
      xLeftOut: 89,
      rest: 49_500 - data.points.reduce((sum, point) => sum + point.value, 0),
    });
    expect(data.points).toHaveLength(11);
  });

  it('gathers many numbers in ranges of a round width', async () => {
    const data = await check(manyRows('i AS size', 1000), {
      kind: 'bar',
      x: 0,
      aggregate: 'count',
    });
    expect(data.axis).toEqual({ kind: 'number', width: 50 });
    expect(print(data).slice(0, 3)).toEqual(['0 49', '50 50', '100 50']);
  });

  it('puts times on an axis of time, and many of them in whole units', async () => {
    const day = "strftime('%Y-%m-%dT%H:%M:%SZ', 1767225600 + i * 3600, 'unixepoch') AS t, 1 AS n";
    const choice: ChartChoice = { kind: 'line', x: 0, y: 1, aggregate: 'sum' };
    const few = await check(manyRows(day, 3), choice);
    expect(few.axis).toEqual({ kind: 'time' });
    expect(print(few)[0]).toBe(`${Date.UTC(2026, 0, 1, 1)} 1`);
    const many = await check(manyRows(day, 5000), choice);
    expect(many.axis).toEqual({ kind: 'time', unit: 'day' });
    expect(print(many).slice(0, 2)).toEqual([
      `${Date.UTC(2026, 0, 1)} 23`,
      `${Date.UTC(2026, 0, 2)} 24`,
    ]);
  });

  it('draws every so manieth row of a scatter chart of many', async () => {
    const data = await check(manyRows('i AS a, i * 2 AS b', 30_000), {
      kind: 'scatter',
      x: 0,
      y: 1,
      aggregate: 'sum',
    });
    expect(data).toMatchObject({ rows: 30_000, everyRow: 10 });
    expect(print(data).slice(0, 2)).toEqual(['1 2', '11 22']);
  });

  it('sums whole numbers that no 64 bits hold', async () => {
    const data = await check(
      `SELECT 'a' AS k, 9223372036854775807 AS n UNION ALL SELECT 'a', 9223372036854775807`,
      {
        kind: 'bar',
        x: 0,
        y: 1,
        aggregate: 'sum',
      },
    );
    expect(data.points[0]?.value).toBeCloseTo(2 ** 64, -5);
  });

  it('never gives more than a few thousand points, whatever is asked', async () => {
    const rows = manyRows("i AS id, 'name ' || i AS name, 'other ' || (i * 7) AS other", 20_000);
    for (const kind of ['bar', 'line', 'area', 'scatter', 'pie', 'heatMap'] as const) {
      for (const x of [0, 1]) {
        const data = await check(rows, { kind, x, y: 0, series: 2, aggregate: 'sum' });
        expect(data.points.length).toBeLessThanOrEqual(4_000);
      }
    }
  });

  it('refuses a column that the result does not have', async () => {
    await expect(check(sizes, { kind: 'bar', x: 9, aggregate: 'count' })).rejects.toThrow(
      'gone from the result',
    );
  });

  it('tells what the columns hold', async () => {
    const reader = await readerOf(
      `SELECT 'a' AS name, 1.5 AS n, '2026-01-01' AS day, '12:30' AS clock, NULL AS none UNION ALL SELECT 'b', 2, '2026-01-02T10:00:00Z', 'x', NULL`,
    );
    try {
      const profiles = await reader.chartColumns(wholeResult);
      expect(profiles.every(isColumnProfile)).toBe(true);
      expect(
        profiles.map(({ values, distinct, numbers, times }) => [values, distinct, numbers, times]),
      ).toEqual([
        [2, 2, 0, 0],
        [2, 2, 2, 0],
        [2, 2, 0, 2],
        [2, 2, 0, 0],
        [0, 0, 0, 0],
      ]);
    } finally {
      await reader.close();
    }
  });
});
