/** Runs cells in the order in which they are asked for, up to the first that fails. */
import * as vscode from 'vscode';
import type { CellRunParts } from './cell-run.ts';
import { runCell } from './cell-run.ts';
import { notebookType } from './notebook-data.ts';

export function createController(parts: CellRunParts): vscode.NotebookController {
  const controller = vscode.notebooks.createNotebookController('iql', notebookType, 'IQL');
  let order = 0;
  controller.description = 'AWS as a SQL database';
  controller.supportedLanguages = ['iql'];
  controller.supportsExecutionOrder = true;
  controller.executeHandler = async (cells) => {
    const executions = cells.map((cell) => controller.createNotebookCellExecution(cell));
    let goesOn = true;
    for (const execution of executions) {
      goesOn &&= !execution.token.isCancellationRequested;
      if (goesOn) {
        order += 1;
        goesOn = await runCell(execution, order, parts);
      } else {
        execution.end(undefined);
      }
    }
  };
  return controller;
}
