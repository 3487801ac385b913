/** The commands that write results to files. */
import * as vscode from 'vscode';
import { parseDocument } from '../../language/syntax/index.ts';
import type { ResultTabs } from '../results/result-tabs.ts';
import type { ResultsView } from '../results/results-view.ts';
import type { Runner } from '../run/runner.ts';
import { targetAt } from '../run/targets.ts';
import { exportResult } from './export-result.ts';
import type { Exporter } from './exporter.ts';
import { runToFile } from './run-to-file.ts';

export interface ExportCommandParts {
  readonly runner: Runner;
  readonly tabs: ResultTabs;
  readonly view: ResultsView;
  readonly exporter: Exporter;
}

export function registerExportCommands(parts: ExportCommandParts): vscode.Disposable {
  const { tabs, view, exporter } = parts;
  return vscode.Disposable.from(
    vscode.commands.registerCommand('iql.results.export', async () => {
      const tab = tabs.active === undefined ? undefined : tabs.find(tabs.active);
      if (tab?.file === undefined) {
        void vscode.window.showInformationMessage(
          'There is no result to export: run a statement first.',
        );
      } else if (view.isVisible) {
        // The page knows what is seen of the result, and asks for its export.
        view.perform('export');
      } else {
        await exportResult(tab, undefined, exporter);
      }
    }),
    vscode.commands.registerCommand('iql.runStatementToFile', async () => {
      const editor = vscode.window.activeTextEditor;
      if (editor?.document.languageId !== 'iql') {
        return;
      }
      const { document, selection } = editor;
      const offset = document.offsetAt(selection.active);
      const target = targetAt(parseDocument(document.getText()), offset);
      if (target === undefined) {
        void vscode.window.showInformationMessage('Put the cursor in a statement to run it.');
        return;
      }
      await runToFile(document, target, parts);
    }),
  );
}
