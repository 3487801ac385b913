/** Goes to the statement that a result belongs to. */
import * as vscode from 'vscode';
import { cellOf, isCell } from '../notebooks/cells.ts';
import { currentStart, writtenStart } from '../run/targets.ts';
import type { ResultTab } from './result-tabs.ts';

export async function revealStatement(tab: ResultTab): Promise<void> {
  const uri = vscode.Uri.parse(tab.documentUri, true);
  if (isCell(uri)) {
    await revealCell(uri);
    return;
  }
  const document = await vscode.workspace.openTextDocument(uri);
  const start = currentStart(document.getText(), tab.target);
  const span = tab.state.kind === 'failed' ? tab.state.failure.span : undefined;
  const from = Math.max(0, (start ?? tab.target.start) + (span?.start ?? writtenStart(tab.target)));
  const to = span === undefined ? from : Math.max(from, (start ?? tab.target.start) + span.end);
  const range = new vscode.Range(document.positionAt(from), document.positionAt(to));
  const editor = await vscode.window.showTextDocument(document, { selection: range });
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

async function revealCell(uri: vscode.Uri): Promise<void> {
  const cell = cellOf(uri);
  if (cell === undefined) {
    throw new Error('The notebook of this result is closed: open it to go to the statement.');
  }
  const range = new vscode.NotebookRange(cell.index, cell.index + 1);
  const editor = await vscode.window.showNotebookDocument(cell.notebook, { selections: [range] });
  editor.revealRange(range, vscode.NotebookEditorRevealType.InCenterIfOutsideViewport);
}
