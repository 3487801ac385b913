/** The axis that the rows of a chart fall on: categories, or numbers and times, in ranges where they are many. */
import type { DatabaseSync } from 'node:sqlite';
import type {
  ChartAxis,
  ChartChoice,
  ChartKind,
  ChartTimeUnit,
  ColumnProfile,
} from '../../protocol/index.ts';
import { numberOf, timeOf } from './chart-source.ts';
import type { Condition } from './view-conditions.ts';

export interface ChartPlace {
  readonly axis: ChartAxis;
  /** The place of a row on the axis; NULL where it has none, on an axis that is not of categories. */
  readonly sql: string;
}

/** `value` is the column's name in `rows`. */
export function placeOnAxis(
  database: DatabaseSync,
  rows: Condition,
  choice: ChartChoice,
  profile: ColumnProfile | undefined,
  value: string,
): ChartPlace {
  const kind = axisKind(choice.kind, profile);
  const category: ChartPlace = { axis: { kind: 'category' }, sql: value };
  if (kind === 'category') {
    return category;
  }
  const place = kind === 'time' ? timeOf(value) : numberOf(value);
  if (choice.kind === 'scatter') {
    return { axis: { kind }, sql: place };
  }
  const most = mostPlaces[choice.kind][choice.series === undefined ? 0 : 1];
  if (!hasMore(database, rows, place, most)) {
    return choice.kind === 'bar' || choice.kind === 'heatMap'
      ? category
      : { axis: { kind }, sql: place };
  }
  const span = spanOf(database, rows, place);
  return kind === 'time' ? timeRange(place, span, most) : numberRange(place, span, most);
}

/** Places before values are gathered in ranges: with one series, and with several. */
const mostPlaces: Readonly<Record<Exclude<ChartKind, 'scatter'>, readonly [number, number]>> = {
  bar: [40, 40],
  line: [1_500, 300],
  area: [1_500, 300],
  pie: [40, 40],
  heatMap: [48, 48],
};

/** A column is what nearly all of its values are. */
function axisKind(kind: ChartKind, profile: ColumnProfile | undefined): ChartAxis['kind'] {
  if (kind === 'pie' || profile === undefined || profile.values === 0) {
    return 'category';
  }
  const enough = profile.values * 0.9;
  return profile.times >= enough ? 'time' : profile.numbers >= enough ? 'number' : 'category';
}

/** Whether there are more places than `most`. SQLite stops as soon as it knows. */
function hasMore(database: DatabaseSync, rows: Condition, place: string, most: number): boolean {
  const found = database
    .prepare(
      `SELECT count(*) AS n FROM
         (SELECT DISTINCT p FROM (SELECT ${place} AS p FROM ${rows.sql}) WHERE p IS NOT NULL LIMIT ${most + 1})`,
    )
    .get(...rows.parameters);
  return Number(found?.['n']) > most;
}

function spanOf(database: DatabaseSync, rows: Condition, place: string): number {
  const statement = database.prepare(
    `SELECT max(p) * 1.0 - min(p) AS span FROM (SELECT ${place} AS p FROM ${rows.sql})`,
  );
  return Number(statement.get(...rows.parameters)?.['span']);
}

const unitMs: Readonly<Record<ChartTimeUnit, number>> = {
  second: 1_000,
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
  month: 28 * 86_400_000,
  year: 365 * 86_400_000,
};

/** The finest unit of which `most` are enough. */
function timeRange(place: string, span: number, most: number): ChartPlace {
  const units = Object.entries(unitMs) as [ChartTimeUnit, number][];
  const unit = units.find(([, length]) => span / length < most)?.[0] ?? 'year';
  const sql =
    unit === 'month' || unit === 'year'
      ? `unixepoch(${place} / 1000.0, 'unixepoch', 'start of ${unit}') * 1000.0`
      : `floor(${place} / ${unitMs[unit]}.0) * ${unitMs[unit]}.0`;
  return { axis: { kind: 'time', unit }, sql };
}

/** Ranges of 1, 2 or 5 times a power of ten, as a person would draw them. */
function numberRange(place: string, span: number, most: number): ChartPlace {
  const least = span / (most / 2);
  const power = 10 ** Math.floor(Math.log10(least));
  const width = [1, 2, 5, 10].map((step) => step * power).find((step) => step >= least) ?? least;
  return {
    axis: { kind: 'number', width },
    sql: `floor(${place} / ${width.toExponential()}) * ${width.toExponential()}`,
  };
}
