/** Which categories and which series of a chart are drawn where there are more than a person can tell apart. */
import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';

/** The first values in an order, as parts of SQL on `chart_points`. */
export interface Kept {
  /** Whether a point's value is among them. */
  readonly condition: string;
  /** The number of a point's value in the order. */
  readonly order: string;
  /** Values that are not among them. */
  readonly leftOut: number;
}

/** `x` are places on the axis, `s` are series. */
export type PointColumn = 'x' | 's';

export const everyValue: Omit<Kept, 'order'> = { condition: '1', leftOut: 0 };

/** `rank` is an aggregate of a value's points: the values with the greatest are kept. */
export function keepFirst(
  database: DatabaseSync,
  column: PointColumn,
  rank: string,
  most: number,
): Kept {
  const table = `temp.chart_${column}`;
  const [count = 0] = numbersOf(
    database,
    `SELECT count(*) FROM (SELECT 1 FROM temp.chart_points GROUP BY ${column})`,
  );
  database.exec(`DROP TABLE IF EXISTS ${table};
    CREATE TEMP TABLE chart_${column} AS SELECT ${column} AS kept FROM temp.chart_points
      GROUP BY ${column} ORDER BY ${rank} DESC, ${column} LIMIT ${most}`);
  const order = `(SELECT rowid FROM ${table} WHERE kept IS ${column})`;
  // NULL is a value among the others, which IN does not find.
  const isNullKept = `EXISTS (SELECT 1 FROM ${table} WHERE kept IS NULL)`;
  return count <= most
    ? { ...everyValue, order }
    : {
        condition: `(${column} IN (SELECT kept FROM ${table}) OR (${column} IS NULL AND ${isNullKept}))`,
        order,
        leftOut: count - most,
      };
}

export function numbersOf(database: DatabaseSync, sql: string): readonly number[] {
  const statement = database.prepare(sql);
  statement.setReturnArrays(true);
  statement.setReadBigInts(true);
  return (statement.get() as unknown as readonly SQLOutputValue[]).map(Number);
}
