/**
 * Charts of a result: what is drawn, and the points that it comes to. A chart is made from the rows of a
 * `ResultView`, whose columns are meant by their position in the view. SQLite groups and counts; the page
 * gets at most a few thousand points, and is told what is left out.
 */
import type { Cell } from './results.ts';
import { isCell } from './result-view.ts';
import type { Check } from './validate.ts';
import { isCount, isListOf, isNumber, isOneOf, isShape, isTagged, isText } from './validate.ts';

export const chartKinds = ['bar', 'line', 'area', 'scatter', 'pie', 'heatMap'] as const;
export type ChartKind = (typeof chartKinds)[number];

export const chartAggregates = ['count', 'sum', 'average', 'minimum', 'maximum'] as const;
export type ChartAggregate = (typeof chartAggregates)[number];

export interface ChartChoice {
  readonly kind: ChartKind;
  /** Groups the rows; the horizontal axis, or the slices of a pie. */
  readonly x: number;
  /** Whose numbers are drawn. `count` needs none. */
  readonly y?: number;
  /** One colour for each of its values; of a heat map, the vertical axis. */
  readonly series?: number;
  /** Of the numbers that fall on one point. A scatter chart draws rows as they are. */
  readonly aggregate: ChartAggregate;
}

/** What the first rows of a view hold in one column. */
export interface ColumnProfile {
  /** Rows that were looked at. */
  readonly rows: number;
  /** Those of them that are not NULL. */
  readonly values: number;
  readonly distinct: number;
  readonly numbers: number;
  /** Texts that SQLite reads as a time. */
  readonly times: number;
}

export const chartTimeUnits = ['second', 'minute', 'hour', 'day', 'month', 'year'] as const;
export type ChartTimeUnit = (typeof chartTimeUnits)[number];

export type ChartAxis =
  | { readonly kind: 'category' }
  /** `width` where numbers are gathered in ranges of that width, each named by its beginning. */
  | { readonly kind: 'number'; readonly width?: number }
  /** Milliseconds since 1970; `unit` where times are gathered in whole units of UTC. */
  | { readonly kind: 'time'; readonly unit?: ChartTimeUnit };

export interface ChartPoint {
  /** A number on an axis of numbers or times. */
  readonly x: Cell;
  /** Absent where the chart has one series. */
  readonly series?: Cell;
  readonly value: number;
}

export interface ChartData {
  readonly axis: ChartAxis;
  readonly points: readonly ChartPoint[];
  /** Rows of the view. */
  readonly rows: number;
  /** Rows without a number to draw, or without a place on the axis. */
  readonly rowsWithoutPlace: number;
  /** Of a scatter chart: every how manieth row is drawn. */
  readonly everyRow: number;
  /** Values of `x` that are not drawn, and of `series`. */
  readonly xLeftOut: number;
  readonly seriesLeftOut: number;
  /** What is left out comes to, where a sum or a count can tell. */
  readonly rest?: number;
}

/** The most bytes of a chart that is saved. */
export const mostBytesOfChart = 12_000_000;

export const isChartChoice: Check<ChartChoice> = isShape<ChartChoice>(
  { kind: isOneOf(...chartKinds), x: isCount, aggregate: isOneOf(...chartAggregates) },
  { y: isCount, series: isCount },
);

export const isColumnProfile: Check<ColumnProfile> = isShape<ColumnProfile>({
  rows: isCount,
  values: isCount,
  distinct: isCount,
  numbers: isCount,
  times: isCount,
});

const isAxis: Check<ChartAxis> = isTagged<ChartAxis>({
  category: isShape({}),
  number: isShape<{ readonly width?: number }>({}, { width: isNumber }),
  time: isShape<{ readonly unit?: ChartTimeUnit }>({}, { unit: isOneOf(...chartTimeUnits) }),
});

export const isChartData: Check<ChartData> = isShape<ChartData>(
  {
    axis: isAxis,
    points: isListOf(isShape<ChartPoint>({ x: isCell, value: isNumber }, { series: isCell })),
    rows: isCount,
    rowsWithoutPlace: isCount,
    everyRow: isCount,
    xLeftOut: isCount,
    seriesLeftOut: isCount,
  },
  { rest: isNumber },
);

/** A chart as the bytes of a file. */
export type ChartPicture =
  | { readonly format: 'svg'; readonly text: string }
  | { readonly format: 'png'; readonly base64: string };

/** The form alone: `chartFile` of the extension looks at what it holds. */
export const isChartPicture: Check<ChartPicture> = (value): value is ChartPicture =>
  isBounded<ChartPicture & { readonly format: 'svg' }>('svg', 'text')(value) ||
  isBounded<ChartPicture & { readonly format: 'png' }>('png', 'base64')(value);

function isBounded<T>(format: string, field: string): Check<T> {
  return (value): value is T => {
    if (typeof value !== 'object' || value === null) {
      return false;
    }
    const { format: given, [field]: held } = value as Record<string, unknown>;
    return given === format && isText(held) && held.length <= (mostBytesOfChart / 3) * 4;
  };
}
