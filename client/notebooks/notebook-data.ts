/** Cells between the file's text and the editor's notebook, as plain data. */
import type { CellSource, NotebookCell } from '../../language/notebook/index.ts';
import { parseNotebook, printNotebook } from '../../language/notebook/index.ts';
import { isShape, isText } from '../../protocol/index.ts';

/** As `contributes.notebooks` in `package.json` has it too. */
export const notebookType = 'iql-notebook';

/** A cell as the editor holds it. `metadata` travels with it through every change of the notebook. */
export interface CellData {
  readonly kind: 'text' | 'code';
  readonly value: string;
  readonly metadata: Readonly<Record<string, unknown>>;
}

export interface DocumentData {
  readonly cells: readonly CellData[];
  readonly metadata: Readonly<Record<string, unknown>>;
}

export function readDocument(text: string): DocumentData {
  const { prefix, cells } = parseNotebook(text);
  return {
    cells: cells.map(({ kind, text: value, source }) => ({ kind, value, metadata: { source } })),
    metadata: { prefix },
  };
}

/** The text of a document of which nothing was changed is the one that was read. */
export function writeDocument({ cells, metadata }: DocumentData): string {
  const { prefix } = metadata;
  return printNotebook(cells.map(cellOf), typeof prefix === 'string' ? prefix : '');
}

function cellOf({ kind, value, metadata }: CellData): NotebookCell {
  const { source } = metadata;
  return isSource(source) ? { kind, text: value, source } : { kind, text: value };
}

const isSource = isShape<CellSource>({ open: isText, body: isText, close: isText, after: isText });
