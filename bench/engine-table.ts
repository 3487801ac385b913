/** The table that the bench prints: what was measured beside what it should be. */
import { percentile } from './measuring.ts';

export interface Measurement {
  readonly what: string;
  readonly unit: 'ms' | '/s' | 'x' | 's';
  /** One a run. */
  readonly values: readonly number[];
  /** What the value is held against; a bound where there is no ideal. */
  readonly ideal?: number;
  /** Reached where `holds` says so of the median; empty where there is none. */
  readonly goal: string;
  /** Of the median and the ratio to the ideal. */
  readonly holds: (median: number, ratio: number) => boolean;
  readonly remark?: string;
}

export function printTable(measurements: readonly Measurement[]): void {
  const rows = measurements.map(rowOf);
  const heads = ['what', 'median', 'ideal', 'ratio', 'goal', '', 'runs'];
  const table = [heads, ...rows];
  const widths = heads.map((_, column) =>
    Math.max(...table.map((row) => row[column]?.length ?? 0)),
  );
  for (const row of table) {
    const line = row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ');
    process.stdout.write(`${line.trimEnd()}\n`);
  }
  for (const { what, remark } of measurements) {
    if (remark !== undefined) process.stdout.write(`${what}: ${remark}\n`);
  }
}

function rowOf({ what, unit, values, ideal, goal, holds }: Measurement): readonly string[] {
  const median = percentile(values, 0.5);
  const ratio = ideal === undefined ? NaN : median / ideal;
  return [
    what,
    shown(median, unit),
    ideal === undefined ? '' : shown(ideal, unit),
    ideal === undefined ? '' : ratio.toFixed(3),
    goal,
    goal === '' ? '' : holds(median, ratio) ? 'met' : 'MISSED',
    values.map((value) => shown(value, unit)).join(', '),
  ];
}

function shown(value: number, unit: Measurement['unit']): string {
  const digits = value < 10 ? 2 : value < 100 ? 1 : 0;
  return unit === 'ms' || unit === 's'
    ? `${value.toFixed(digits)} ${unit}`
    : `${value.toFixed(digits)}${unit}`;
}
