/** A chart in words: its name, what it shows, and what it leaves out. For eyes and for ears. */
import type {
  Cell,
  ChartAggregate,
  ChartChoice,
  ChartData,
  ChartKind,
  ChartPoint,
  ChartTimeUnit,
} from '../../../protocol/index.ts';
import { counted, grouped } from '../../../protocol/index.ts';
import { visibleLine } from '../visible-text.ts';

export const kindNames: Readonly<Record<ChartKind, string>> = {
  bar: 'Bar',
  line: 'Line',
  area: 'Area',
  scatter: 'Scatter',
  pie: 'Pie',
  heatMap: 'Heat map',
};

export const aggregateNames: Readonly<Record<ChartAggregate, string>> = {
  count: 'Count',
  sum: 'Sum',
  average: 'Average',
  minimum: 'Minimum',
  maximum: 'Maximum',
};

/** `nameOf` gives the name of a column of the view. */
export type NameOf = (column: number) => string;

/** `Sum of size by region and type` */
export function chartTitle({ kind, x, y, series, aggregate }: ChartChoice, nameOf: NameOf): string {
  const by = series === undefined ? '' : ` and ${nameOf(series)}`;
  if (kind === 'scatter' && y !== undefined) {
    return `${nameOf(y)} against ${nameOf(x)}${series === undefined ? '' : ` by ${nameOf(series)}`}`;
  }
  return `${valueName({ kind, y, aggregate }, nameOf)} by ${nameOf(x)}${by}`;
}

/** `Sum of size`, `Rows` */
export function valueName(
  {
    kind,
    y,
    aggregate,
  }: Pick<ChartChoice, 'kind' | 'aggregate'> & { readonly y?: number | undefined },
  nameOf: NameOf,
): string {
  if (y === undefined || (aggregate === 'count' && kind !== 'scatter')) {
    return 'Rows';
  }
  return kind === 'scatter' ? nameOf(y) : `${aggregateNames[aggregate]} of ${nameOf(y)}`;
}

/** What the drawing does not show: one sentence each, none where it shows all. */
export function leftOutInWords(
  choice: ChartChoice,
  data: ChartData,
  nameOf: NameOf,
): readonly string[] {
  const { axis, points, rows, rowsWithoutPlace, everyRow, xLeftOut, seriesLeftOut, rest } = data;
  const withRest = rest === undefined ? '' : `, which come to ${formatNumber(rest)}`;
  const sentences = [
    axis.kind === 'time' && axis.unit !== undefined
      ? `One point is ${unitNames[axis.unit]} of UTC.`
      : '',
    axis.kind === 'number' && axis.width !== undefined
      ? `One point is a range of ${formatNumber(axis.width)}.`
      : '',
    everyRow > 1
      ? `${counted(points.length, 'point')} of ${grouped(rows)} rows: 1 row in ${grouped(everyRow)}.`
      : '',
    xLeftOut > 0
      ? `Only the largest are drawn: ${counted(xLeftOut, 'other value')} of \`${nameOf(choice.x)}\` ${xLeftOut === 1 ? 'is' : 'are'} left out${seriesLeftOut > 0 ? '' : withRest}.`
      : '',
    seriesLeftOut > 0 && choice.series !== undefined
      ? `${counted(seriesLeftOut, 'other value')} of \`${nameOf(choice.series)}\` ${seriesLeftOut === 1 ? 'is' : 'are'} left out${withRest}.`
      : '',
    rowsWithoutPlace > 0
      ? `${counted(rowsWithoutPlace, 'row')} ${rowsWithoutPlace === 1 ? 'has' : 'have'} no value to draw.`
      : '',
  ];
  return sentences.filter((sentence) => sentence !== '');
}

/** The drawing for who cannot see it: what it is, and its highest and lowest point. */
export function describeChart(choice: ChartChoice, data: ChartData, nameOf: NameOf): string {
  const { points } = data;
  const [first] = points;
  const what = `${kindNames[choice.kind]} chart, ${chartTitle(choice, nameOf)}`;
  if (first === undefined) {
    return `${what}: nothing to draw.`;
  }
  const highest = points.reduce((best, point) => (point.value > best.value ? point : best), first);
  const lowest = points.reduce((best, point) => (point.value < best.value ? point : best), first);
  const told = (point: ChartPoint) => describePoint(point, data);
  return points.length === 1
    ? `${what}: 1 point, ${told(first)}.`
    : `${what}: ${counted(points.length, 'point')}. Highest: ${told(highest)}. Lowest: ${told(lowest)}.`;
}

/** `eu-west-1, vpc: 12` */
export function describePoint({ x, series, value }: ChartPoint, data: ChartData): string {
  const names = [formatPlace(x, data), ...(series === undefined ? [] : [formatCell(series)])];
  return `${names.join(', ')}: ${formatNumber(value)}`;
}

/** A place on the axis as it is read out and written under the axis. */
export function formatPlace(x: Cell, { axis }: Pick<ChartData, 'axis'>): string {
  if (typeof x !== 'number' || axis.kind === 'category') {
    return formatCell(x);
  }
  if (axis.kind === 'time') {
    return formatTime(x, axis.unit);
  }
  return axis.width === undefined
    ? formatNumber(x)
    : `${formatNumber(x)} to ${formatNumber(x + axis.width)}`;
}

/** Characters of a name that are drawn. */
const longestName = 80;

export function formatCell(cell: Cell): string {
  if (cell === null) {
    return 'NULL';
  }
  if (typeof cell === 'number') {
    return formatNumber(cell);
  }
  const text =
    typeof cell === 'string'
      ? cell
      : 'integer' in cell
        ? cell.integer
        : `${cell.blob.slice(0, 16)}…`;
  const shown = visibleLine(text);
  return shown === ''
    ? '(empty)'
    : shown.length > longestName
      ? `${shown.slice(0, longestName)}…`
      : shown;
}

export function formatNumber(value: number): string {
  return Math.abs(value) >= 1e15 || (value !== 0 && Math.abs(value) < 1e-4)
    ? value.toExponential(3)
    : value.toLocaleString('en-US', { maximumFractionDigits: Math.abs(value) < 1 ? 4 : 2 });
}

const unitNames: Readonly<Record<ChartTimeUnit, string>> = {
  second: 'a second',
  minute: 'a minute',
  hour: 'an hour',
  day: 'a day',
  month: 'a month',
  year: 'a year',
};

const unitLengths: Readonly<Record<ChartTimeUnit, number>> = {
  second: 19,
  minute: 16,
  hour: 16,
  day: 10,
  month: 7,
  year: 4,
};

/** In UTC, as far as the unit goes. */
function formatTime(milliseconds: number, unit: ChartTimeUnit | undefined): string {
  const date = new Date(milliseconds);
  if (Number.isNaN(date.getTime())) {
    return formatNumber(milliseconds);
  }
  const text = date.toISOString().replace('T', ' ');
  if (unit === undefined) {
    return text.replace(/(?: 00:00)?(?::00)?(?:\.000)?Z$/, '');
  }
  return text.slice(0, unitLengths[unit]);
}
