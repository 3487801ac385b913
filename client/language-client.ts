/** The client of the language server, which it starts and keeps running. */
import * as vscode from 'vscode';
import type { LanguageClientOptions, ServerOptions } from 'vscode-languageclient/node';
import {
  DidChangeConfigurationNotification,
  LanguageClient,
  TransportKind,
} from 'vscode-languageclient/node';
import { serverProcessEnvironment, serverProcessOptions } from '../protocol/index.ts';
import type { ConnectionState } from './connection/connection-state.ts';
import type { Log } from './output.ts';

export interface ServerPlaces {
  readonly server: string;
  readonly catalog: string;
}

/** More restarts than this within three minutes, and the client gives up and says so. */
const mostRestarts = 5;

export function createLanguageClient(
  places: ServerPlaces,
  connection: ConnectionState,
  log: Log,
): LanguageClient {
  const run = {
    module: places.server,
    args: ['--catalog', places.catalog],
    transport: TransportKind.ipc,
    options: {
      execArgv: [...serverProcessOptions],
      env: { ...serverProcessEnvironment },
    },
  };
  const server: ServerOptions = {
    run,
    debug: { ...run, options: { execArgv: ['--nolazy', '--inspect=6009'] } },
  };
  const settingsForServer = (raw: unknown): unknown => ({
    ...(typeof raw === 'object' ? raw : {}),
    region: connection.current.region,
    knownAccounts: connection.current.accounts,
  });
  const options: LanguageClientOptions = {
    documentSelector: [{ language: 'iql' }],
    outputChannel: log,
    connectionOptions: { maxRestartCount: mostRestarts },
    initializationOptions: {
      catalogDirectory: places.catalog,
      documentationPages: true,
      region: connection.current.region,
      knownAccounts: connection.current.accounts,
      codeLens: vscode.workspace.getConfiguration('iql').get('codeLens') !== false,
      inlayHints: vscode.workspace.getConfiguration('iql').get('inlayHints'),
    },
    middleware: {
      workspace: {
        // The server gets the region that is in force, and the accounts: the files of `~/.aws` tell them.
        async configuration(parameters, token, next) {
          const values: unknown = await next(parameters, token);
          return Array.isArray(values)
            ? values.map((value: unknown, index) =>
                parameters.items[index]?.section === 'iql' ? settingsForServer(value) : value,
              )
            : [];
        },
      },
    },
  };
  return new LanguageClient('iql', 'IQL', server, options);
}

/**
 * The region in force is known a moment after the setting or the profile has changed: the server is
 * then told to ask for the settings again, so that its hints and lenses speak of that region.
 */
export function tellRegion(
  client: LanguageClient,
  connection: ConnectionState,
  log: Log,
): vscode.Disposable {
  return connection.onDidChange(() => {
    if (client.isRunning()) {
      client
        .sendNotification(DidChangeConfigurationNotification.type, { settings: null })
        .catch((error: unknown) => log.error(error instanceof Error ? error : String(error)));
    }
  });
}

/** Statements run without the server: where it does not start, that is said and nothing else ends. */
export async function startServer(client: LanguageClient, log: Log): Promise<void> {
  try {
    await client.start();
  } catch (error) {
    log.error(error instanceof Error ? error : String(error));
    void vscode.window.showErrorMessage(
      'The IQL language server did not start: completion, hover and diagnostics are off. The command `IQL: Show Output` has the details.',
    );
  }
}
