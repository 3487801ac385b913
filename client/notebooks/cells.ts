/** Cells as the text documents that they also are. */
import * as vscode from 'vscode';

/** The cell whose text `document` is; `undefined` of any other document, and of a notebook that is closed. */
export function cellOf(uri: vscode.Uri): vscode.NotebookCell | undefined {
  const wanted = uri.toString();
  return vscode.workspace.notebookDocuments
    .flatMap((notebook) => notebook.getCells())
    .find(({ document }) => document.uri.toString() === wanted);
}

export function isCell({ scheme }: vscode.Uri): boolean {
  return scheme === 'vscode-notebook-cell';
}

/** `inventory.iqlnb, cell 3`: cells of text count too, as the status bar counts them. */
export function documentName({ uri }: vscode.TextDocument): string {
  const name = vscode.workspace.asRelativePath(uri).split('/').at(-1) ?? '';
  const cell = isCell(uri) ? cellOf(uri) : undefined;
  return cell === undefined ? name : `${name}, cell ${cell.index + 1}`;
}
