/** What a cell says of itself while the pointer rests on it. */
import type { ResultType, WindowCell } from '../../../protocol/index.ts';
import { describeTime } from './relative-time.ts';

/** Seconds since 1970 that mean a time between 2001 and 2100. */
const epochSeconds = { from: 1e9, to: 4.1e9 };

/** Empty for nothing to say. `now` is in milliseconds since 1970. */
export function cellTooltip(cell: WindowCell, type: ResultType, now: number): string {
  if (typeof cell === 'string') {
    return describeTime(cell, now) ?? '';
  }
  const isTime =
    type === 'timestamp' &&
    typeof cell === 'number' &&
    cell >= epochSeconds.from &&
    cell <= epochSeconds.to;
  return isTime ? (describeTime(new Date(cell * 1_000).toISOString(), now) ?? '') : '';
}
