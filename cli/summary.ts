/** What is said of a result beside its rows. */
import type { CallCounts } from '../protocol/index.ts';
import type { PrintedResult } from './formats/result-format.ts';

/** `3 rows, 1 list and 3 get calls, 120 ms`, after a line for each notice. */
export function summaryText({ notices, rowCount, calls, durationMs }: PrintedResult): string {
  const lines = notices.map((notice) => `note: ${notice.message}`);
  lines.push(`${counted(rowCount, 'row')}, ${callsText(calls)}, ${Math.round(durationMs)} ms`);
  return `${lines.join('\n')}\n`;
}

/** `1 row`, `2 rows`. */
export function counted(count: number, noun: string): string {
  return count === 1 ? `1 ${noun}` : `${count} ${noun}s`;
}

function callsText(calls: CallCounts): string {
  const made = Object.entries<number>({ ...calls }).filter(([, count]) => count > 0);
  if (made.length === 0) {
    return 'no calls';
  }
  const total = made.reduce((sum, [, count]) => sum + count, 0);
  const counts = made.map(([call, count]) => `${count} ${call}`);
  return `${counts.join(' and ')} ${total === 1 ? 'call' : 'calls'}`;
}
