/** The command that begins a notebook, with one cell of each kind. */
import * as vscode from 'vscode';
import { notebookType } from './notebook-data.ts';

export async function openNewNotebook(): Promise<void> {
  const data = new vscode.NotebookData([
    new vscode.NotebookCellData(vscode.NotebookCellKind.Markup, '# Title', 'markdown'),
    new vscode.NotebookCellData(vscode.NotebookCellKind.Code, '', 'iql'),
  ]);
  const notebook = await vscode.workspace.openNotebookDocument(notebookType, data);
  await vscode.window.showNotebookDocument(notebook);
}
