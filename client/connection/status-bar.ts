/** Profile, region and endpoint in the status bar while an IQL file is in front. */
import * as vscode from 'vscode';
import { regionDescription } from '../../catalog/index.ts';
import { notebookType } from '../notebooks/notebook-data.ts';
import { profileLabel } from '../run/messages.ts';
import type { Connection } from './connection.ts';
import type { ConnectionState } from './connection-state.ts';

export function showConnection(connection: ConnectionState): vscode.Disposable {
  const profile = item('iql.profile', 'IQL Profile', 103, 'iql.selectProfile');
  const region = item('iql.region', 'IQL Region', 102, 'iql.selectRegion');
  const endpoint = item('iql.endpoint', 'IQL Endpoint', 101, {
    title: 'Open Settings',
    command: 'workbench.action.openSettings',
    arguments: ['iql.endpoint'],
  });

  const update = (): void => {
    const { current } = connection;
    profile.text = `$(account) ${profileLabel(current)}`;
    profile.tooltip = profileTooltip(current);
    region.text = `$(globe) ${current.region}`;
    region.tooltip = regionTooltip(current);
    endpoint.text = `$(plug) ${current.endpoint?.replace(/^https?:\/\//, '') ?? ''}`;
    endpoint.tooltip = `IQL asks ${current.endpoint ?? ''} instead of AWS. Click to open the setting.`;
    const isShown =
      vscode.window.activeTextEditor?.document.languageId === 'iql' ||
      vscode.window.activeNotebookEditor?.notebook.notebookType === notebookType;
    show(profile, isShown);
    show(region, isShown);
    show(endpoint, isShown && current.endpoint !== undefined);
  };
  update();
  return vscode.Disposable.from(
    profile,
    region,
    endpoint,
    connection.onDidChange(update),
    vscode.window.onDidChangeActiveTextEditor(update),
    vscode.window.onDidChangeActiveNotebookEditor(update),
    vscode.workspace.onDidOpenTextDocument(update),
  );
}

function item(
  id: string,
  name: string,
  priority: number,
  command: string | vscode.Command,
): vscode.StatusBarItem {
  const made = vscode.window.createStatusBarItem(id, vscode.StatusBarAlignment.Left, priority);
  made.name = name;
  made.command = command;
  return made;
}

function show(target: vscode.StatusBarItem, isShown: boolean): void {
  if (isShown) {
    target.show();
  } else {
    target.hide();
  }
}

function profileTooltip(connection: Connection): string {
  const what =
    connection.profile === undefined
      ? 'IQL uses the default credential chain: environment, default profile, container, instance.'
      : `IQL uses the AWS profile "${connection.profile}".`;
  return `${what} Click to choose a profile.`;
}

function regionTooltip({ region, regionFrom }: Connection): string {
  const named = regionDescription(region);
  const why = {
    setting: 'from the setting iql.region',
    profile: 'from AWS_REGION or ~/.aws/config',
    fallback: 'as neither a setting nor the profile names one',
  }[regionFrom];
  const what = named === undefined ? region : `${region}, ${named}`;
  return `Statements that name no region use ${what}, ${why}. Click to choose a region.`;
}
