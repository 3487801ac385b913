/** About how many bytes a row takes on its way to SQLite. */
import type { SqlRow } from './ports.ts';

const perRow = 16;
const perNumber = 9;

/** Texts count a byte for each UTF-16 unit: most of AWS's are ASCII, and travel so. */
export function sizeOfRow(row: SqlRow): number {
  return row.reduce<number>((sum, value) => {
    if (typeof value === 'string') return sum + value.length;
    return sum + (value instanceof Uint8Array ? value.byteLength : perNumber);
  }, perRow);
}
