/** Statements run in trusted workspaces only: a folder of unknown origin must not reach an account. */
import * as vscode from 'vscode';

/** Whether statements may run. Where not, says so and offers the way to change it. */
export async function mayRun(): Promise<boolean> {
  if (vscode.workspace.isTrusted) {
    return true;
  }
  const manage = 'Manage Workspace Trust';
  const chosen = await vscode.window.showWarningMessage(
    'IQL runs statements in trusted workspaces only: this folder is in Restricted Mode. Completion, hover and diagnostics go on working.',
    manage,
  );
  if (chosen === manage) {
    await vscode.commands.executeCommand('workbench.trust.manage');
  }
  return false;
}
