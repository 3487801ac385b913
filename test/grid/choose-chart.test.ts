import { describe, expect, it } from 'vitest';
import type { ChartColumn } from '../../client/grid/charts/choose-chart.ts';
import { asKind, chartColumns, chooseChart, fits } from '../../client/grid/charts/choose-chart.ts';
import type { ChartChoice, ResultType } from '../../protocol/index.ts';

/** `name:type` and what its 100 rows hold: distinct values, and whether they are numbers or times. */
interface Column {
  readonly name: string;
  readonly type: ResultType;
  readonly distinct: number;
  readonly holds: 'texts' | 'numbers' | 'times' | 'nothing';
}

const named = (name: string, distinct: number): Column => ({
  name,
  type: 'text',
  distinct,
  holds: 'texts',
});
const numbers = (name: string, type: ResultType = 'integer', distinct = 90): Column => ({
  name,
  type,
  distinct,
  holds: 'numbers',
});
const times = (name: string, distinct = 100): Column => ({
  name,
  type: 'text',
  distinct,
  holds: 'times',
});

function columnsOf(columns: readonly Column[]): readonly ChartColumn[] {
  return chartColumns(
    columns.map(({ name, type }) => ({ name, type })),
    columns.map(({ distinct, holds }) => ({
      rows: 100,
      values: holds === 'nothing' ? 0 : 100,
      distinct,
      numbers: holds === 'numbers' ? 100 : 0,
      times: holds === 'times' ? 100 : 0,
    })),
  );
}

/** `bar x: region, sum of size` */
function print(choice: ChartChoice | undefined, columns: readonly Column[]): string {
  if (choice === undefined) {
    return 'none';
  }
  const nameOf = (at: number) => columns[at]?.name ?? '?';
  const { kind, x, y, series, aggregate } = choice;
  return [
    `${kind} x: ${nameOf(x)}`,
    y === undefined ? aggregate : `${aggregate} of ${nameOf(y)}`,
    ...(series === undefined ? [] : [`by ${nameOf(series)}`]),
  ].join(', ');
}

function check(...columns: readonly Column[]): string {
  return print(chooseChart(columnsOf(columns)), columns);
}

describe('the chart that a result is shown as first', () => {
  it.for<[string, readonly Column[], string]>([
    [
      'a category and a number are bars',
      [named('region', 5), numbers('size')],
      'bar x: region, sum of size',
    ],
    [
      'a name of each row and a number are bars',
      [named('name', 100), numbers('size')],
      'bar x: name, sum of size',
    ],
    [
      'numbers with a fraction are averaged',
      [named('region', 5), numbers('load', 'real')],
      'bar x: region, average of load',
    ],
    [
      'percents are averaged',
      [named('region', 5), numbers('cpu_percent')],
      'bar x: region, average of cpu_percent',
    ],
    ['a time and a number are a line', [times('day'), numbers('size')], 'line x: day, sum of size'],
    [
      'a time that repeats gets a line for each name',
      [named('region', 4), times('day', 25), numbers('size')],
      'line x: day, sum of size, by region',
    ],
    [
      'two categories and a number are a heat map',
      [named('region', 5), named('type', 9), numbers('size')],
      'heatMap x: region, sum of size, by type',
    ],
    [
      'two numbers are a scatter chart',
      [numbers('memory'), numbers('duration')],
      'scatter x: memory, sum of duration',
    ],
    [
      'a category alone is counted',
      [named('name', 100), named('region', 5)],
      'bar x: region, count',
    ],
    ['a time alone is counted', [times('created')], 'bar x: created, count'],
    ['a number alone is counted', [numbers('size')], 'bar x: size, count'],
    ['names alone are counted', [named('name', 100)], 'bar x: name, count'],
    [
      'numbers that identify are no quantity',
      [named('region', 5), numbers('account_id')],
      'bar x: region, count',
    ],
    [
      'booleans are a category',
      [{ ...numbers('enabled', 'boolean', 2) }, numbers('size')],
      'bar x: enabled, sum of size',
    ],
    ['JSON cannot be drawn', [{ name: 'tags', type: 'json', distinct: 9, holds: 'texts' }], 'none'],
    [
      'columns without a value cannot be drawn',
      [{ name: 'note', type: 'any', distinct: 0, holds: 'nothing' }],
      'none',
    ],
    ['no columns are no chart', [], 'none'],
  ])('%s', ([, columns, expected]) => {
    expect(check(...columns)).toBe(expected);
  });
});

describe('another kind of the same chart', () => {
  const columns = [named('region', 5), named('type', 9), numbers('size', 'real')];
  const bars: ChartChoice = { kind: 'bar', x: 0, y: 2, aggregate: 'average' };
  it('takes a second axis where it is to be a heat map', () => {
    expect(print(asKind(bars, 'heatMap', columnsOf(columns)), columns)).toBe(
      'heatMap x: region, average of size, by type',
    );
  });

  it('adds up where it is to be a pie, which is a whole', () => {
    const choice = asKind({ ...bars, series: 1 }, 'pie', columnsOf(columns));
    expect(print(choice, columns)).toBe('pie x: region, sum of size');
  });

  it('takes a number where it is to be a scatter chart', () => {
    const counted: ChartChoice = { kind: 'bar', x: 0, aggregate: 'count' };
    expect(print(asKind(counted, 'scatter', columnsOf(columns)), columns)).toBe(
      'scatter x: region, count of size',
    );
  });

  it('fits as long as its columns are there', () => {
    expect([fits(bars, columnsOf(columns)), fits(bars, columnsOf(columns.slice(0, 2)))]).toEqual([
      true,
      false,
    ]);
  });
});
