/** What VS Code does for the cells of results: documents, addresses, questions and edits. */
import * as vscode from 'vscode';
import { parseDocument } from '../../language/syntax/index.ts';
import type { Runner } from '../run/runner.ts';
import { currentStart, targetAt } from '../run/targets.ts';
import type { CellActionPorts } from './cell-actions.ts';

type EditorPorts = Omit<CellActionPorts, 'catalog' | 'bind'>;

export function editorCellPorts(runner: () => Runner): EditorPorts {
  /** Queries that were followed from cells stand below one another: the way that was gone. */
  let trail: vscode.TextDocument | undefined;

  const placeQuery = async (text: string): Promise<Place> => {
    if (trail === undefined || trail.isClosed) {
      trail = await vscode.workspace.openTextDocument({ language: 'iql', content: `${text}\n` });
      return { document: trail, offset: 0 };
    }
    const written = trail.getText();
    const earlier = written.indexOf(text);
    if (earlier !== -1) {
      return { document: trail, offset: earlier };
    }
    const separator = written === '' ? '' : written.endsWith('\n') ? '\n' : '\n\n';
    await edit(trail, written.length, `${separator}${text}\n`);
    return { document: trail, offset: written.length + separator.length };
  };

  return {
    async choose(items) {
      const chosen = await vscode.window.showQuickPick(items, { title: 'Which One Is Meant?' });
      return chosen?.item;
    },
    async runQuery(text) {
      const { document, offset } = await placeQuery(text);
      const at = document.positionAt(offset);
      const selection = new vscode.Range(at, at);
      // The focus stays with the rows, so that the next reference is one key away.
      await vscode.window.showTextDocument(document, { selection, preserveFocus: true });
      const target = targetAt(parseDocument(document.getText()), offset);
      if (target !== undefined) {
        await runner().run(document, [target]);
      }
    },
    async openAddress(address) {
      // A `Uri` would escape the `=` behind the `#`, which the console's pages do not read: VS Code
      // takes the text as it is where it is given one.
      await vscode.env.openExternal(address as unknown as vscode.Uri);
    },
    async insert(tab, offset, text) {
      const uri = vscode.Uri.parse(tab.documentUri, true);
      const document = await vscode.workspace.openTextDocument(uri);
      const start = currentStart(document.getText(), tab.target);
      if (start === undefined) {
        throw new Error(
          'The statement has changed since it ran: run it again, and then add the path.',
        );
      }
      await edit(document, start + offset, text);
      const from = document.positionAt(start + offset + (/^[\s,]*/.exec(text)?.[0].length ?? 0));
      const selection = new vscode.Range(from, document.positionAt(start + offset + text.length));
      const editor = await vscode.window.showTextDocument(document, { selection });
      editor.revealRange(selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
    },
  };
}

interface Place {
  readonly document: vscode.TextDocument;
  readonly offset: number;
}

async function edit(document: vscode.TextDocument, offset: number, text: string): Promise<void> {
  const change = new vscode.WorkspaceEdit();
  change.insert(document.uri, document.positionAt(offset), text);
  if (!(await vscode.workspace.applyEdit(change))) {
    throw new Error('The document cannot be changed: it may be read-only.');
  }
}
