/** Choosing the profile and the region from a list. */
import * as vscode from 'vscode';
import { partitionOf, regionDescription, regionsOf } from '../../catalog/index.ts';
import { listProfiles } from '../../engine/cloudcontrol/index.ts';
import { isRegionShaped } from '../../protocol/index.ts';
import type { ConnectionState } from './connection-state.ts';

export async function selectProfile(connection: ConnectionState): Promise<void> {
  const profiles = await listProfiles();
  const picked = await vscode.window.showQuickPick(
    [
      {
        label: 'Default credential chain',
        description: 'environment, default profile, container, instance',
        value: '',
      },
      { label: 'Profiles of ~/.aws', kind: vscode.QuickPickItemKind.Separator, value: '' },
      ...profiles.map((name) => ({
        label: name,
        value: name,
        ...(name === connection.current.profile ? { description: 'in use' } : {}),
      })),
    ],
    {
      title: 'AWS profile for IQL',
      placeHolder:
        profiles.length === 0
          ? 'No profiles yet: `aws configure sso` makes one'
          : (connection.current.profile ?? 'Default credential chain'),
      matchOnDescription: true,
    },
  );
  if (picked !== undefined) {
    await write('profile', picked.value);
  }
}

export async function selectRegion(connection: ConnectionState): Promise<void> {
  const { region } = connection.current;
  const regions = regionsOf(partitionOf(region) ?? 'aws');
  const others = (['aws', 'aws-us-gov', 'aws-cn'] as const)
    .filter((partition) => partition !== partitionOf(region))
    .flatMap((partition) => regionsOf(partition));
  const item = (name: string) => ({
    label: name,
    description: [regionDescription(name), name === region ? 'in use' : undefined]
      .filter((part) => part !== undefined)
      .join(', '),
    value: name,
  });
  const typed = 'Another region…';
  const picked = await vscode.window.showQuickPick(
    [
      {
        label: "The profile's own region",
        description: 'from AWS_REGION or ~/.aws/config',
        value: '',
      },
      { label: 'Regions', kind: vscode.QuickPickItemKind.Separator, value: '' },
      ...regions.map(item),
      { label: 'Other partitions', kind: vscode.QuickPickItemKind.Separator, value: '' },
      ...others.map(item),
      { label: typed, description: 'type its name', value: typed },
    ],
    { title: 'AWS region for IQL', placeHolder: region, matchOnDescription: true },
  );
  const value = picked?.value === typed ? await askRegion() : picked?.value;
  if (value !== undefined) {
    await write('region', value);
  }
}

function askRegion(): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title: 'AWS region for IQL',
    placeHolder: 'us-east-1',
    validateInput: (text) =>
      isRegionShaped(text) ? undefined : 'A region looks like us-east-1 or eu-central-1.',
  });
}

/** Where the setting has its value now, there it changes; else it becomes a user setting. */
async function write(name: 'profile' | 'region', value: string): Promise<void> {
  const configuration = vscode.workspace.getConfiguration('iql');
  const inWorkspace = configuration.inspect(name)?.workspaceValue !== undefined;
  await configuration.update(
    name,
    value === '' && !inWorkspace ? undefined : value,
    inWorkspace ? vscode.ConfigurationTarget.Workspace : vscode.ConfigurationTarget.Global,
  );
}
