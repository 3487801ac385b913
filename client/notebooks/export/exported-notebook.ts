/** A notebook as its exports have it: what its cells say, and what is shown below them. */
import type { NotebookResult } from '../../../protocol/index.ts';

export type ExportedOutput =
  | { readonly kind: 'result'; readonly result: NotebookResult }
  | { readonly kind: 'error'; readonly name: string; readonly message: string };

export interface ExportedCell {
  readonly kind: 'text' | 'code';
  readonly text: string;
  readonly outputs: readonly ExportedOutput[];
}

/** `4 rows · 87 ms · 1 list`, with how many of them are shown where not all are. */
export function shownFigures({ figures, rows, rowCount, isIncomplete }: NotebookResult): string {
  const shown = rows.length < rowCount ? `the first ${rows.length} of ` : '';
  return `${shown}${figures}${isIncomplete ? ' · incomplete' : ''}`;
}
