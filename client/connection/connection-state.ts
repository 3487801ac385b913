/** The connection in force, following the settings. */
import * as vscode from 'vscode';
import { readSettings } from '../../protocol/index.ts';
import type { Log } from '../output.ts';
import type { Connection } from './connection.ts';
import { resolveConnection } from './connection.ts';

export interface ConnectionState {
  readonly current: Connection;
  readonly onDidChange: vscode.Event<Connection>;
  /** Reads settings and `~/.aws` anew: the files may have changed since. */
  refresh(): Promise<Connection>;
  dispose(): void;
}

export async function followConnection(log: Log): Promise<ConnectionState> {
  const changed = new vscode.EventEmitter<Connection>();
  let warned = '';

  const read = async (): Promise<Connection> => {
    const { settings, problems } = readSettings(rawSettings());
    const text = problems.map(({ message }) => message).join(' ');
    if (text !== '' && text !== warned) {
      void showProblems(text, problems[0]?.setting ?? 'iql');
    }
    warned = text;
    return resolveConnection(settings, process.env);
  };

  let current = await read();
  const refresh = async (): Promise<Connection> => {
    const next = await read();
    const differs = JSON.stringify(next) !== JSON.stringify(current);
    current = next;
    if (differs) {
      log.info(`region ${next.region}, profile ${next.profile ?? 'not named'}`);
      changed.fire(next);
    }
    return next;
  };
  const subscriptions = vscode.Disposable.from(
    changed,
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('iql')) {
        void refresh();
      }
    }),
    // Settings that Restricted Mode held back count from now on.
    vscode.workspace.onDidGrantWorkspaceTrust(() => void refresh()),
  );
  return {
    get current() {
      return current;
    },
    onDidChange: changed.event,
    refresh,
    dispose: () => void subscriptions.dispose(),
  };
}

function rawSettings(): Readonly<Record<string, unknown>> {
  const configuration = vscode.workspace.getConfiguration('iql');
  const names = [
    'profile',
    'region',
    'regions',
    'accounts',
    'endpoint',
    'concurrency',
    'rowLimit',
    'queryTimeout',
    'strict',
    'cache',
    'describeTypes',
    'codeLens',
  ];
  return Object.fromEntries(names.map((name) => [name, configuration.get(name)]));
}

async function showProblems(message: string, setting: string): Promise<void> {
  const open = 'Open Settings';
  if ((await vscode.window.showWarningMessage(message, open)) === open) {
    await vscode.commands.executeCommand('workbench.action.openSettings', setting);
  }
}
