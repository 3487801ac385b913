/** Notebooks as tests write them: a file's text, and its cells as `kind: text`. */
import { expect } from 'vitest';
import type { NotebookCell } from '../../language/notebook/index.ts';
import { parseNotebook, printNotebook } from '../../language/notebook/index.ts';

/** The cells of a file, each as its kind and its text. */
export function cellsOf(file: string): readonly string[] {
  return parseNotebook(file).cells.map(({ kind, text }) => `${kind}: ${text}`);
}

/** What the file becomes when its cells are changed. The cells that it then has are what was meant. */
export function changed(
  file: string,
  change: (cells: readonly NotebookCell[]) => readonly NotebookCell[],
): string {
  const { cells, prefix } = parseNotebook(file);
  expect(printNotebook(cells, prefix)).toBe(file);
  const meant = change(cells);
  const printed = printNotebook(meant, prefix);
  expect(cellsOf(printed)).toEqual(meant.map(({ kind, text }) => `${kind}: ${text}`));
  return printed;
}

export const code = (text: string): NotebookCell => ({ kind: 'code', text });
export const text = (markdown: string): NotebookCell => ({ kind: 'text', text: markdown });
