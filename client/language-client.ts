/** Starts the language server and keeps it running. */
import * as vscode from 'vscode';
import type { LanguageClientOptions, ServerOptions } from 'vscode-languageclient/node';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import type { ConnectionState } from './connection/connection-state.ts';
import type { Log } from './output.ts';

export interface ServerPlaces {
  readonly server: string;
  readonly catalog: string;
}

/** More restarts than this within three minutes, and the client gives up and says so. */
const mostRestarts = 5;

export async function startLanguageClient(
  places: ServerPlaces,
  connection: ConnectionState,
  log: Log,
): Promise<LanguageClient> {
  const run = {
    module: places.server,
    args: ['--catalog', places.catalog],
    transport: TransportKind.ipc,
  };
  const server: ServerOptions = {
    run,
    debug: { ...run, options: { execArgv: ['--nolazy', '--inspect=6009'] } },
  };
  const settingsForServer = (raw: unknown): unknown => ({
    ...(typeof raw === 'object' ? raw : {}),
    region: connection.current.region,
  });
  const options: LanguageClientOptions = {
    documentSelector: [{ language: 'iql' }],
    outputChannel: log,
    connectionOptions: { maxRestartCount: mostRestarts },
    initializationOptions: {
      catalogDirectory: places.catalog,
      region: connection.current.region,
      codeLens: vscode.workspace.getConfiguration('iql').get('codeLens') !== false,
    },
    middleware: {
      workspace: {
        // The server gets the region that is in force, which a profile may have told.
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
  const client = new LanguageClient('iql', 'IQL', server, options);
  await client.start();
  return client;
}
