/** Says in the status bar that statements run, and lets a click stop them. */
import * as vscode from 'vscode';
import type { RunProgress } from '../../protocol/index.ts';
import { noCalls } from '../../protocol/index.ts';
import { progressText } from './messages.ts';

export interface RunningIndicator {
  start(run: object): void;
  report(run: object, progress: RunProgress): void;
  stop(run: object): void;
  dispose(): void;
}

/** Sets the context key `iql.running`, which menus ask for. */
export function createRunningIndicator(): RunningIndicator {
  const item = vscode.window.createStatusBarItem(
    'iql.running',
    vscode.StatusBarAlignment.Left,
    104,
  );
  item.name = 'IQL Running Statements';
  item.command = 'iql.cancel';
  item.tooltip = 'IQL is running. Click to cancel.';
  const running = new Map<object, RunProgress>();

  const write = (): void => {
    item.text = `$(loading~spin) ${progressText([...running.values()])}`;
  };
  const update = (): void => {
    void vscode.commands.executeCommand('setContext', 'iql.running', running.size > 0);
    if (running.size === 0) {
      item.hide();
    } else {
      write();
      item.show();
    }
  };
  return {
    start(run) {
      running.set(run, { calls: noCalls, rowsFetched: 0 });
      update();
    },
    report(run, progress) {
      if (running.has(run)) {
        running.set(run, progress);
        write();
      }
    },
    stop(run) {
      running.delete(run);
      update();
    },
    dispose: () => item.dispose(),
  };
}
