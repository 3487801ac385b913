/** One run of a cell, from the start that VS Code shows to the end. */
import type * as vscode from 'vscode';
import type { ResultReader } from '../../engine/sqlite/index.ts';
import { parseDocument } from '../../language/syntax/index.ts';
import type { Runner } from '../run/runner.ts';
import { targetsOf } from '../run/targets.ts';
import { createCellFollower, errorOutput, messageOf } from './cell-follower.ts';

export interface CellRunParts {
  readonly runner: Pick<Runner, 'run' | 'cancel'>;
  readonly readerOf: (file: string) => ResultReader;
  readonly log: (message: string) => void;
}

/** Whether every statement of the cell finished. The execution has ended when this resolves. */
export async function runCell(
  execution: vscode.NotebookCellExecution,
  executionOrder: number,
  { runner, readerOf, log }: CellRunParts,
): Promise<boolean> {
  const { cell, token } = execution;
  const follower = createCellFollower(execution, {
    readerOf,
    cancel: (tab) => runner.cancel(tab),
    log,
  });
  const targets = targetsOf(parseDocument(cell.document.getText()));
  const stopping = token.onCancellationRequested(() => follower.stop());
  let isFinished = false;
  execution.executionOrder = executionOrder;
  execution.start(Date.now());
  try {
    await execution.clearOutput();
    await runner.run(cell.document, targets, 'kept', follower);
    const { started, finished } = follower.counts;
    isFinished = finished === targets.length;
    if (started === 0 && !isFinished) {
      await execution.appendOutput(
        errorOutput(
          'Not run',
          'no statement of this cell was sent: run it again to be asked again',
        ),
      );
    }
  } catch (error) {
    log(messageOf(error));
    await execution.appendOutput(errorOutput('Not run', messageOf(error)));
  } finally {
    stopping.dispose();
    execution.end(isFinished, Date.now());
  }
  return isFinished;
}
