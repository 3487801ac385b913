/** Notebooks: their files, their runs, and what their results ask of the editor. */
import * as vscode from 'vscode';
import { notebookRendererId, readNotebookPageMessage } from '../../protocol/index.ts';
import type { ResultTabs } from '../results/result-tabs.ts';
import type { CellRunParts } from './cell-run.ts';
import { createController } from './controller.ts';
import { registerExportCommands } from './export/export-commands.ts';
import { openNewNotebook } from './new-notebook.ts';
import { registerSerializer } from './serializer.ts';

export interface NotebookParts extends CellRunParts {
  readonly tabs: Pick<ResultTabs, 'find' | 'activate'>;
  readonly showResults: () => Promise<void>;
}

export function registerNotebooks(parts: NotebookParts): vscode.Disposable {
  const messaging = vscode.notebooks.createRendererMessaging(notebookRendererId);
  return vscode.Disposable.from(
    registerSerializer(),
    createController(parts),
    registerExportCommands(),
    vscode.commands.registerCommand('iql.newNotebook', openNewNotebook),
    messaging.onDidReceiveMessage(({ message }) => void openResult(message, parts)),
  );
}

async function openResult(
  value: unknown,
  { tabs, showResults, log }: NotebookParts,
): Promise<void> {
  const message = readNotebookPageMessage(value);
  if (message === undefined) {
    log('A notebook sent a message that is not one of its own.');
  } else if (tabs.find(message.tab) === undefined) {
    void vscode.window.showInformationMessage('This result is gone: run the cell again.');
  } else {
    tabs.activate(message.tab);
    await showResults();
  }
}
