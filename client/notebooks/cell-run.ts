/** One run of a cell: its statements one after the other, and an output for each as it comes. */
import * as vscode from 'vscode';
import type { ResultReader } from '../../engine/sqlite/index.ts';
import { parseDocument } from '../../language/syntax/index.ts';
import type { NotebookResult, RunProgress } from '../../protocol/index.ts';
import { longestCellInWindow, mostRowsInNotebook } from '../../protocol/index.ts';
import type { RunFollower } from '../run/run-follower.ts';
import type { Runner } from '../run/runner.ts';
import type { RunTarget } from '../run/targets.ts';
import { targetsOf } from '../run/targets.ts';
import { resultTitle } from '../run/titles.ts';
import type { ShownRows } from './cell-outputs.ts';
import { failureName, formsOf, growingResult, settledResult } from './cell-outputs.ts';

export interface CellRunParts {
  readonly runner: Pick<Runner, 'run' | 'cancel'>;
  readonly readerOf: (file: string) => ResultReader;
  readonly log: (message: string) => void;
}

/** Rows that come early are drawn again at most this often, in milliseconds. */
const leastBetweenDrawingsMs = 400;

/** Whether every statement of the cell finished. Never rejects; the execution has ended afterwards. */
export async function runCell(
  execution: vscode.NotebookCellExecution,
  executionOrder: number,
  parts: CellRunParts,
): Promise<boolean> {
  const { cell, token } = execution;
  execution.executionOrder = executionOrder;
  execution.start(Date.now());
  await execution.clearOutput();
  const targets = targetsOf(parseDocument(cell.document.getText()));
  const following = followInto(execution, parts);
  const stop = token.onCancellationRequested(() => following.stop());
  let succeeded = false;
  try {
    await parts.runner.run(cell.document, targets, 'kept', following.follower);
    await following.drawn();
    succeeded = following.finished === targets.length;
    if (following.started === 0 && targets.length > 0) {
      await execution.appendOutput(
        errorOutput('Not run', 'The statements of this cell were not run.'),
      );
    }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    parts.log(message);
    await execution.appendOutput(errorOutput('A fault of IQL', message));
  } finally {
    stop.dispose();
    execution.end(succeeded, Date.now());
  }
  return succeeded;
}

interface Following {
  readonly follower: RunFollower;
  readonly started: number;
  readonly finished: number;
  /** Stops the statement under way, and those after it. */
  stop(): void;
  /** Resolves when everything that came so far is in the cell. */
  drawn(): Promise<void>;
}

function followInto(execution: vscode.NotebookCellExecution, parts: CellRunParts): Following {
  let started = 0;
  let finished = 0;
  let tab = '';
  let isStopped = false;
  /** Outputs are written one after the other. */
  let writing: Promise<unknown> = Promise.resolve();
  /** The output of the statement under way, once it has one. */
  let shown: vscode.NotebookCellOutput | undefined;
  let drawnAt = 0;
  let isDrawing = false;

  const write = (act: () => Thenable<void>): Promise<void> => {
    const written = writing.then(act);
    writing = written.catch((error: unknown) => parts.log(String(error)));
    return written;
  };
  const put = async (result: NotebookResult): Promise<void> => {
    const items = (await formsOf(result)).map(({ type, text }) =>
      vscode.NotebookCellOutputItem.text(text, type),
    );
    await write(() => {
      if (shown !== undefined) {
        return execution.replaceOutputItems(items, shown);
      }
      shown = new vscode.NotebookCellOutput(items);
      return execution.appendOutput(shown);
    });
  };
  const rowsOf = async (target: RunTarget, file: string): Promise<ShownRows> => ({
    title: resultTitle(target.statement),
    tab,
    rows: await parts
      .readerOf(file)
      .window({ start: 0, count: mostRowsInNotebook }, longestCellInWindow),
  });
  const drawGrowing = async (
    target: RunTarget,
    progress: RunProgress,
    file: string,
  ): Promise<void> => {
    isDrawing = true;
    try {
      const result = growingResult(progress, await rowsOf(target, file));
      if (result !== undefined) {
        await put(result);
      }
    } catch (error) {
      // The whole result is read again when the run has ended.
      parts.log(error instanceof Error ? error.message : String(error));
    } finally {
      drawnAt = performance.now();
      isDrawing = false;
    }
  };

  return {
    get started() {
      return started;
    },
    get finished() {
      return finished;
    },
    follower: {
      started(_, id) {
        started += 1;
        tab = id;
        shown = undefined;
        drawnAt = performance.now();
        if (isStopped) {
          parts.runner.cancel(id);
        }
      },
      reported(target, progress, file) {
        const isDue = performance.now() - drawnAt >= leastBetweenDrawingsMs;
        if (isDue && !isDrawing && (progress.resultRows ?? 0) > 0) {
          void drawGrowing(target, progress, file);
        }
      },
      async settled(target, outcome, file) {
        const hasRows = outcome.kind === 'finished' || outcome.partial !== undefined;
        try {
          const result = hasRows ? settledResult(outcome, await rowsOf(target, file)) : undefined;
          if (result !== undefined) {
            await put(result);
          }
          if (outcome.kind === 'finished') {
            finished += 1;
          } else {
            const { failure } = outcome;
            await write(() =>
              execution.appendOutput(errorOutput(failureName(failure), failure.message)),
            );
          }
        } catch (error) {
          const message = error instanceof Error ? error.message : String(error);
          parts.log(message);
          await write(() => execution.appendOutput(errorOutput('No rows', message)));
        }
      },
    },
    stop() {
      isStopped = true;
      parts.runner.cancel(tab);
    },
    drawn: () => writing.then(() => undefined),
  };
}

function errorOutput(name: string, message: string): vscode.NotebookCellOutput {
  return new vscode.NotebookCellOutput([
    vscode.NotebookCellOutputItem.error({ name, message, stack: '' }),
  ]);
}
