/** What is said of a result beside its rows. */
import { counted, describeCalls, describeDuration } from '../protocol/index.ts';
import type { PrintedResult } from './formats/result-format.ts';

/** `3 rows, 1 list, 3 gets, 1.2 s`, after a line for each notice. */
export function summaryText({ notices, rowCount, calls, durationMs }: PrintedResult): string {
  const lines = notices.map((notice) => `note: ${notice.message}`);
  const figures = [counted(rowCount, 'row'), describeCalls(calls), describeDuration(durationMs)];
  lines.push(figures.join(', '));
  return `${lines.join('\n')}\n`;
}
