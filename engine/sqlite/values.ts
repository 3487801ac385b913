/** How values pass between JavaScript, SQLite and the wires of a result. */
import type { SQLInputValue, SQLOutputValue } from 'node:sqlite';
import type { SqlRow, SqlValue } from '../execute/index.ts';
import type { Cell } from '../../protocol/index.ts';

/** A value as read with `setReadBigInts(true)`: integers become numbers wherever that is exact. */
export function toSqlValue(value: SQLOutputValue): SqlValue {
  if (typeof value === 'bigint' && isSafe(value)) {
    return Number(value);
  }
  return value;
}

export function toSqlRow(values: readonly SQLOutputValue[]): SqlRow {
  return values.map(toSqlValue);
}

/**
 * A value to bind. `node:sqlite` binds every number as a double, which a column of TEXT affinity
 * would keep as `12.0` and a column without affinity as a real; a whole number is bound as one.
 */
export function toBound(value: SqlValue): SQLInputValue {
  if (typeof value === 'number' && Number.isSafeInteger(value)) {
    return BigInt(value);
  }
  return value;
}

/** A value as JSON can carry it. JSON has no infinities: SQLite spells them `Inf` and `-Inf`. */
export function toCell(value: SqlValue): Cell {
  if (typeof value === 'bigint') {
    return isSafe(value) ? Number(value) : { integer: value.toString() };
  }
  if (typeof value === 'number' && !Number.isFinite(value)) {
    return value > 0 ? 'Inf' : '-Inf';
  }
  if (value instanceof Uint8Array) {
    return {
      blob: Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64'),
    };
  }
  return value;
}

const leastSafe = BigInt(Number.MIN_SAFE_INTEGER);
const mostSafe = BigInt(Number.MAX_SAFE_INTEGER);

function isSafe(value: bigint): boolean {
  return value >= leastSafe && value <= mostSafe;
}
