/** Puts what the statements of a run give into its cell, an output for each. */
import * as vscode from 'vscode';
import type { ResultReader } from '../../engine/sqlite/index.ts';
import type { NotebookResult, RunProgress } from '../../protocol/index.ts';
import { longestCellInWindow, mostRowsInNotebook } from '../../protocol/index.ts';
import type { RunFollower } from '../run/run-follower.ts';
import type { RunTarget } from '../run/targets.ts';
import { resultTitle } from '../run/titles.ts';
import type { ShownRows } from './cell-outputs.ts';
import { failureName, formsOf, growingResult, settledResult } from './cell-outputs.ts';
import { createPaced } from './paced.ts';

export interface FollowerParts {
  readonly readerOf: (file: string) => ResultReader;
  /** Stops the run of a tab of the results view. */
  readonly cancel: (tab: string) => void;
  readonly log: (message: string) => void;
}

export interface CellFollower extends RunFollower {
  /** How many statements began, and how many of them ended well. */
  readonly counts: { readonly started: number; readonly finished: number };
  /** Stops the statement under way. */
  stop(): void;
}

/** Rows that come while a statement runs are drawn this often, in milliseconds. */
const betweenDrawingsMs = 400;

export function createCellFollower(
  execution: vscode.NotebookCellExecution,
  { readerOf, cancel, log }: FollowerParts,
): CellFollower {
  const drawing = createPaced(betweenDrawingsMs);
  let started = 0;
  let finished = 0;
  let tab: string | undefined;
  let isStopped = false;
  /** The output of the statement under way, once it has one. */
  let shown: vscode.NotebookCellOutput | undefined;

  const put = async (result: NotebookResult): Promise<void> => {
    const items = (await formsOf(result)).map(({ type, text }) =>
      vscode.NotebookCellOutputItem.text(text, type),
    );
    if (shown === undefined) {
      shown = new vscode.NotebookCellOutput(items);
      await execution.appendOutput(shown);
    } else {
      await execution.replaceOutputItems(items, shown);
    }
  };
  const readRows = async (target: RunTarget, file: string): Promise<ShownRows> => ({
    title: resultTitle(target.statement),
    tab: tab ?? '',
    rows: await readerOf(file).window({ start: 0, count: mostRowsInNotebook }, longestCellInWindow),
  });
  const drawGrowing = async (target: RunTarget, progress: RunProgress, file: string) => {
    try {
      const result = growingResult(progress, await readRows(target, file));
      if (result !== undefined) {
        await put(result);
      }
    } catch (error) {
      // The whole result is read again when the run has ended.
      log(messageOf(error));
    }
  };

  return {
    get counts() {
      return { started, finished };
    },
    started(_, id) {
      started += 1;
      tab = id;
      shown = undefined;
      if (isStopped) {
        cancel(id);
      }
    },
    reported(target, progress, file) {
      if ((progress.resultRows ?? 0) > 0) {
        drawing.ask(() => drawGrowing(target, progress, file));
      }
    },
    async settled(target, outcome, file) {
      await drawing.stop();
      const hasRows = outcome.kind === 'finished' || outcome.partial !== undefined;
      try {
        const result = hasRows ? settledResult(outcome, await readRows(target, file)) : undefined;
        if (result !== undefined) {
          await put(result);
        }
        if (outcome.kind === 'failed') {
          const { failure } = outcome;
          await execution.appendOutput(errorOutput(failureName(failure), failure.message));
        } else {
          finished += 1;
        }
      } catch (error) {
        log(messageOf(error));
        await execution.appendOutput(errorOutput('The rows cannot be read', messageOf(error)));
      }
    },
    stop() {
      isStopped = true;
      if (tab !== undefined) {
        cancel(tab);
      }
    },
  };
}

/** VS Code draws the stack of an error, with its colours, and the rest where it has none. */
export function errorOutput(name: string, message: string): vscode.NotebookCellOutput {
  const shown = message.replaceAll('\u001b', '\u241b');
  const stack = `\u001b[31m${name}\u001b[39m: ${shown}`;
  return new vscode.NotebookCellOutput([
    vscode.NotebookCellOutputItem.error({ name, message: shown, stack }),
  ]);
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
