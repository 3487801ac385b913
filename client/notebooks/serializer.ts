/** Opens and saves `.iqlnb` files. Outputs are shown and never saved: a file holds no values of an account. */
import * as vscode from 'vscode';
import type { CellData } from './notebook-data.ts';
import { notebookType, readDocument, writeDocument } from './notebook-data.ts';

export function registerSerializer(): vscode.Disposable {
  return vscode.workspace.registerNotebookSerializer(
    notebookType,
    { deserializeNotebook, serializeNotebook },
    { transientOutputs: true },
  );
}

function deserializeNotebook(content: Uint8Array): vscode.NotebookData {
  const { cells, metadata } = readDocument(textOf(content));
  const data = new vscode.NotebookData(
    cells.map((cell) => {
      const made = new vscode.NotebookCellData(kindOf(cell), cell.value, languageOf(cell));
      made.metadata = cell.metadata;
      return made;
    }),
  );
  data.metadata = metadata;
  return data;
}

function serializeNotebook({ cells, metadata = {} }: vscode.NotebookData): Uint8Array {
  const text = writeDocument({
    metadata,
    cells: cells.map(({ kind, value, metadata: own = {} }) => ({
      kind: kind === vscode.NotebookCellKind.Code ? 'code' : 'text',
      value,
      metadata: own,
    })),
  });
  return new TextEncoder().encode(text);
}

/** What cannot be read would be lost when the file is saved, so it is not opened. */
function textOf(content: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(content);
  } catch (error) {
    throw new Error(
      'The file is no UTF-8 text: open it with `Reopen Editor With… > Text Editor` and save it as UTF-8.',
      { cause: error },
    );
  }
}

function kindOf({ kind }: CellData): vscode.NotebookCellKind {
  return kind === 'code' ? vscode.NotebookCellKind.Code : vscode.NotebookCellKind.Markup;
}

function languageOf({ kind }: CellData): string {
  return kind === 'code' ? 'iql' : 'markdown';
}
