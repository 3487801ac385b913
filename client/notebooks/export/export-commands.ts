/** The commands that write a notebook, with the outputs that it shows, to a file for other readers. */
import * as vscode from 'vscode';
import { notebookResultType, readNotebookResult } from '../../../protocol/index.ts';
import { notebookType } from '../notebook-data.ts';
import { exportHtml } from './export-html.ts';
import { exportMarkdown } from './export-markdown.ts';
import type { ExportedCell, ExportedOutput } from './exported-notebook.ts';

interface Format {
  readonly extension: string;
  readonly title: string;
  readonly print: (name: string, cells: readonly ExportedCell[]) => string | Promise<string>;
}

export function registerExportCommands(): vscode.Disposable {
  const command = (id: string, format: Format) =>
    vscode.commands.registerCommand(id, () => exportActive(format));
  return vscode.Disposable.from(
    command('iql.notebook.exportHtml', { extension: 'html', title: 'HTML', print: exportHtml }),
    command('iql.notebook.exportMarkdown', {
      extension: 'md',
      title: 'Markdown',
      print: (_, cells) => exportMarkdown(cells),
    }),
  );
}

async function exportActive({ extension, title, print }: Format): Promise<void> {
  const notebook = vscode.window.activeNotebookEditor?.notebook;
  if (notebook?.notebookType !== notebookType) {
    void vscode.window.showInformationMessage('Open an IQL notebook to export it.');
    return;
  }
  const name = (notebook.uri.path.split('/').at(-1) ?? 'notebook').replace(/\.iqlnb$/i, '');
  const folder = vscode.Uri.joinPath(notebook.uri, '..');
  const target = await vscode.window.showSaveDialog({
    ...(notebook.uri.scheme === 'untitled'
      ? {}
      : { defaultUri: vscode.Uri.joinPath(folder, `${name}.${extension}`) }),
    filters: { [title]: [extension] },
    title: `Export as ${title}`,
  });
  if (target === undefined) {
    return;
  }
  const text = await print(name, notebook.getCells().map(exportedCell));
  await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(text));
  void offerToOpen(target, name);
}

async function offerToOpen(target: vscode.Uri, name: string): Promise<void> {
  const open = 'Open';
  const chosen = await vscode.window.showInformationMessage(
    `\`${name}\` was exported, with the outputs that it shows.`,
    open,
  );
  if (chosen === open) {
    await vscode.commands.executeCommand('vscode.open', target);
  }
}

function exportedCell(cell: vscode.NotebookCell): ExportedCell {
  return {
    kind: cell.kind === vscode.NotebookCellKind.Code ? 'code' : 'text',
    text: cell.document.getText(),
    outputs: cell.outputs.flatMap((output) => exportedOutput(output) ?? []),
  };
}

const errorType = vscode.NotebookCellOutputItem.error(new Error()).mime;

/** `undefined` for what no cell of this version shows. */
function exportedOutput({ items }: vscode.NotebookCellOutput): ExportedOutput | undefined {
  for (const { mime, data } of items) {
    if (mime === notebookResultType) {
      const result = readNotebookResult(jsonOf(data));
      return result && { kind: 'result', result };
    }
    if (mime === errorType) {
      const { name, message } = jsonOf(data) as { readonly name: string; readonly message: string };
      return { kind: 'error', name, message };
    }
  }
  return undefined;
}

/** Outputs of ours are written by `JSON.stringify`. */
function jsonOf(data: Uint8Array): unknown {
  return JSON.parse(new TextDecoder().decode(data));
}
