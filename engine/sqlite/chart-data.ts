/** The points of a chart: rows of a view in groups, or single rows, a few thousand of them at most. */
import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import type {
  Cell,
  ChartAggregate,
  ChartChoice,
  ChartData,
  ChartPoint,
  ResultView,
} from '../../protocol/index.ts';
import type { ChartPlace } from './chart-axis.ts';
import { placeOnAxis } from './chart-axis.ts';
import type { Kept } from './chart-kept.ts';
import { everyValue, keepFirst, numbersOf } from './chart-kept.ts';
import { chartRows, chartWidth, columnProfiles, numberOf } from './chart-source.ts';
import { columnName } from './result-table.ts';
import { toCell, toSqlValue } from './values.ts';
import type { Condition } from './view-conditions.ts';

/** Places of a category axis, by the kind of chart. */
const mostCategories = {
  bar: 50,
  line: 200,
  area: 200,
  scatter: 200,
  pie: 11,
  heatMap: 48,
} as const;
const mostSeries = 12;
const mostHeatMapRows = 40;
const mostScattered = 3_000;
/** UTF-16 units of a text that names a category. */
const longestName = 200;

/** Columns that the view lacks are no part of the chart. `width` counts those of the result. */
export function chartData(
  database: DatabaseSync,
  view: ResultView,
  width: number,
  asked: ChartChoice,
): ChartData {
  const choice = withoutMissing(asked, chartWidth(view, width));
  const rows = chartRows(view, width);
  const profile = columnProfiles(database, view, width)[choice.x];
  const place = placeOnAxis(database, rows, choice, profile, columnName(choice.x));
  gatherPoints(database, rows, choice, place);
  try {
    return choice.kind === 'scatter'
      ? scattered(database, choice, place)
      : grouped(database, choice, place, view);
  } finally {
    database.exec(`DROP TABLE IF EXISTS temp.chart_points; DROP TABLE IF EXISTS temp.chart_x;
      DROP TABLE IF EXISTS temp.chart_s`);
  }
}

function withoutMissing({ kind, x, y, series, aggregate }: ChartChoice, viewWidth: number) {
  if (x >= viewWidth) {
    throw new Error("The chart's column is gone from the result: choose another one.");
  }
  const hasNumbers = y !== undefined && y < viewWidth;
  const chosen: ChartChoice = {
    kind: kind === 'scatter' && !hasNumbers ? 'bar' : kind,
    x,
    aggregate: hasNumbers ? aggregate : 'count',
    ...(hasNumbers && { y }),
    ...(series !== undefined && series < viewWidth && kind !== 'pie' && { series }),
  };
  return chosen;
}

/**
 * `chart_points` holds the place `x`, the series `s`, and of a group the value `v`, its rows `n` and those
 * of them that have a number `m`.
 */
function gatherPoints(
  database: DatabaseSync,
  rows: Condition,
  { kind, y, series, aggregate }: ChartChoice,
  place: ChartPlace,
): void {
  const number = y === undefined ? 'NULL' : numberOf(columnName(y));
  const name = series === undefined ? 'NULL' : shortName(columnName(series));
  const x = place.axis.kind === 'category' ? shortName(place.sql) : place.sql;
  const points =
    kind === 'scatter'
      ? `SELECT ${x} AS x, ${name} AS s, ${number} AS v FROM ${rows.sql}`
      : `SELECT x, s, ${valueOf(aggregate)} AS v, count(*) AS n, count(number) AS m
         FROM (SELECT ${x} AS x, ${name} AS s, ${number} AS number FROM ${rows.sql}) GROUP BY x, s`;
  database.exec('DROP TABLE IF EXISTS temp.chart_points');
  database.prepare(`CREATE TEMP TABLE chart_points AS ${points}`).run(...rows.parameters);
}

function shortName(value: string): string {
  return `CASE WHEN typeof(${value}) = 'text' THEN substr(${value}, 1, ${longestName}) ELSE ${value} END`;
}

/** A sum of whole numbers that does not fit into 64 bits is a real number, not an error. */
function valueOf(aggregate: ChartAggregate): string {
  return {
    count: 'count(*)',
    sum: 'CASE WHEN count(number) > 0 THEN total(number) END',
    average: 'avg(number)',
    minimum: 'min(number)',
    maximum: 'max(number)',
  }[aggregate];
}

function scattered(database: DatabaseSync, choice: ChartChoice, place: ChartPlace): ChartData {
  const hasPlace =
    place.axis.kind === 'category' ? 'v IS NOT NULL' : 'v IS NOT NULL AND x IS NOT NULL';
  const [all = 0, some = 0] = numbersOf(
    database,
    `SELECT count(*), total(${hasPlace}) FROM temp.chart_points`,
  );
  const everyRow = Math.max(1, Math.ceil(some / mostScattered));
  const series =
    choice.series === undefined ? everyValue : keepFirst(database, 's', 'count(*)', mostSeries);
  const categories =
    place.axis.kind === 'category'
      ? keepFirst(database, 'x', 'count(*)', mostCategories.scatter)
      : everyValue;
  const points = pointsOf(
    database,
    `SELECT x, s, v FROM
       (SELECT x, s, v, row_number() OVER () AS place FROM temp.chart_points WHERE ${hasPlace})
     WHERE place % ${everyRow} = ${1 % everyRow} AND ${series.condition} AND ${categories.condition}`,
    choice,
  );
  return {
    axis: place.axis,
    points,
    rows: all,
    rowsWithoutPlace: all - some,
    everyRow,
    xLeftOut: categories.leftOut,
    seriesLeftOut: series.leftOut,
  };
}

function grouped(
  database: DatabaseSync,
  choice: ChartChoice,
  place: ChartPlace,
  view: ResultView,
): ChartData {
  const { kind, aggregate } = choice;
  const isCategory = place.axis.kind === 'category';
  const adds = aggregate === 'count' || aggregate === 'sum';
  const isPlaced = isCategory ? '1' : 'x IS NOT NULL';
  const [all = 0, placed = 0, total = 0] = numbersOf(
    database,
    `SELECT total(n), total(${aggregate === 'count' ? 'n' : 'm'}) FILTER (WHERE ${isPlaced}),
       total(v) FILTER (WHERE ${isPlaced}) FROM temp.chart_points`,
  );
  const rank = adds ? 'total(v)' : 'max(v)';
  const mostNames = kind === 'heatMap' ? mostHeatMapRows : mostSeries;
  const series =
    choice.series === undefined
      ? { ...everyValue, order: 's' }
      : keepFirst(database, 's', rank, mostNames);
  const categories = isCategory
    ? keepFirst(database, 'x', rank, mostCategories[kind])
    : { ...everyValue, order: 'x' };
  const order = isCategory ? orderOf(choice, categories, view) : 'x';
  const points = pointsOf(
    database,
    `SELECT x, s, v FROM temp.chart_points
     WHERE v IS NOT NULL AND ${isPlaced} AND ${series.condition} AND ${categories.condition}
     ORDER BY ${order}, ${kind === 'heatMap' ? 's' : series.order}`,
    choice,
  );
  const leftOut = categories.leftOut + series.leftOut;
  return {
    axis: place.axis,
    points,
    rows: all,
    rowsWithoutPlace: all - placed,
    everyRow: 1,
    xLeftOut: categories.leftOut,
    seriesLeftOut: series.leftOut,
    ...(leftOut > 0 && adds && { rest: total - points.reduce((sum, { value }) => sum + value, 0) }),
  };
}

/** Categories stand as the view is sorted by them; else bars and slices are sorted by their length. */
function orderOf({ kind, x }: ChartChoice, categories: Kept, { sort }: ResultView): string {
  const [first] = sort;
  if (first?.column === x) {
    return `x ${first.descending ? 'DESC' : 'ASC'}`;
  }
  return kind === 'bar' || kind === 'pie' ? categories.order : 'x';
}

function pointsOf(
  database: DatabaseSync,
  sql: string,
  { series }: ChartChoice,
): readonly ChartPoint[] {
  const statement = database.prepare(sql);
  statement.setReturnArrays(true);
  statement.setReadBigInts(true);
  const rows = statement.all() as unknown as readonly (readonly [
    SQLOutputValue,
    SQLOutputValue,
    SQLOutputValue,
  ])[];
  return rows.flatMap(([x, name, value]) => {
    const number = Number(value);
    const named: { readonly series?: Cell } =
      series === undefined ? {} : { series: toCell(toSqlValue(name)) };
    return Number.isFinite(number) ? [{ x: toCell(toSqlValue(x)), ...named, value: number }] : [];
  });
}
