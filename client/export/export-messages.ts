/** What an export says, and what its file is called. */
import type { ExportFormat, ExportProgress } from '../../engine/export/index.ts';
import { counted, grouped } from '../../protocol/index.ts';

const longestName = 80;

/** `sync_jobs.csv`: what no file system takes is left out. */
export function fileNameOf(title: string, { extensions: [extension] }: ExportFormat): string {
  const name = title
    .replace(/[\p{Cc}\\/:*?"<>|\s…]+/gu, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
    .slice(0, longestName);
  return `${name === '' ? 'result' : name}.${extension}`;
}

/** `120,000 of 1,000,000 rows`. */
export function progressText({ rows }: ExportProgress, rowCount: number): string {
  return `${grouped(rows)} of ${counted(rowCount, 'row')}`;
}

/** `Exported 12 rows to sync_jobs.csv`. */
export function exportedText({ rows }: ExportProgress, name: string): string {
  return `Exported ${counted(rows, 'row')} to ${name}`;
}

/** Says what to do next. */
export function failedText(name: string, reason: string): string {
  return `\`${name}\` could not be written: ${reason}. Choose another file, or close the program that has it open.`;
}

/** Points of a hundred that were gained. */
export function increment(before: number, rows: number, rowCount: number): number {
  return rowCount === 0 ? 0 : ((rows - before) * 100) / rowCount;
}
