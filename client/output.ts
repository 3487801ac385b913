/** The extension's own log, in the output panel under `IQL`. */
import * as vscode from 'vscode';

export type Log = vscode.LogOutputChannel;

export function createLog(): Log {
  return vscode.window.createOutputChannel('IQL', { log: true });
}
