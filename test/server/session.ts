/** The server as a program, spoken to over its real stdio. */
import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import type {
  ClientCapabilities,
  CodeAction,
  CodeLens,
  CompletionItem,
  CompletionList,
  Diagnostic,
  Hover,
  InitializeResult,
  PublishDiagnosticsParams,
  RegistrationParams,
} from 'vscode-languageserver/node';
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';

const root = resolve(import.meta.dirname, '../..');

type Problems = readonly Diagnostic[];

/** A document that the client has open. */
export interface ClientDocument {
  readonly uri: string;
  /** What the server published when it was opened. */
  readonly problems: Problems;
  /** Resolves with what the server publishes of exactly this change. */
  readonly change: (text: string) => Promise<Problems>;
  /** Resolves with what the server publishes next of the document as it is. */
  readonly republished: () => Promise<Problems>;
  /** Resolves with what the server publishes of the closed document. */
  readonly close: () => Promise<Problems>;
  readonly complete: (
    line: number,
    character: number,
    trigger?: string,
  ) => Promise<CompletionList | null>;
  readonly hover: (line: number, character: number) => Promise<Hover | null>;
  readonly lenses: () => Promise<readonly CodeLens[]>;
  /** Asks `textDocument/<method>` of this document. */
  readonly ask: <Result>(method: string, parameters?: object) => Promise<Result>;
  readonly fixes: (line: number, character: number) => Promise<readonly CodeAction[]>;
}

export interface Session {
  readonly initialized: InitializeResult;
  readonly open: (text: string) => Promise<ClientDocument>;
  /** Opens a document and does not wait for its problems. */
  readonly opening: (text: string) => {
    readonly document: Omit<ClientDocument, 'problems'>;
    readonly problems: Promise<Problems>;
  };
  readonly resolve: (item: CompletionItem) => Promise<CompletionItem>;
  readonly request: <Result>(method: string, parameters?: object) => Promise<Result>;
  /** Resolves when the server has asked for the settings, which it is given. */
  readonly configured: Promise<void>;
  /** What the server has asked the client to tell of, by its methods. */
  readonly registered: ReadonlySet<string>;
  /** Resolves when the server next asks `method` of the client, which answers nothing. */
  readonly asked: (method: string) => Promise<void>;
  readonly notify: (method: string, parameters: object) => Promise<void>;
  readonly configure: (settings: unknown) => Promise<void>;
  /** Resolves with the program's exit code. */
  readonly close: () => Promise<number | null>;
}

export interface SessionOptions {
  readonly capabilities?: ClientCapabilities;
  readonly initializationOptions?: unknown;
  /** URIs of the workspace's folders. */
  readonly folders?: readonly string[];
  /** The settings that the client has, for a server that asks. */
  readonly settings?: unknown;
}

/** Every request fails at once if the program ends. */
export async function startSession(options: SessionOptions = {}): Promise<Session> {
  const child = spawn(
    process.execPath,
    [join(root, 'server/main.ts'), '--stdio', '--catalog', join(root, 'dist/catalog')],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  const exited = new Promise<number | null>((settle) => child.once('exit', settle));
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const untilExit = <Value>(answer: Promise<Value>): Promise<Value> =>
    Promise.race([
      answer,
      exited.then((code) => {
        throw new Error(`the server ended with ${String(code)}`);
      }),
    ]);
  const waiting = new Map<string, (problems: Problems) => void>();
  connection.onNotification(
    'textDocument/publishDiagnostics',
    ({ uri, version, diagnostics }: PublishDiagnosticsParams) =>
      waiting.get(`${uri} ${version ?? 'closed'}`)?.(diagnostics),
  );
  const registered = new Set<string>();
  connection.onRequest('client/registerCapability', ({ registrations }: RegistrationParams) => {
    for (const { method } of registrations) registered.add(method);
  });
  const configured = new Promise<void>((settle) => {
    connection.onRequest('workspace/configuration', () => {
      settle();
      return [options.settings];
    });
  });
  connection.listen();
  const request = <Result>(method: string, parameters?: object): Promise<Result> =>
    untilExit(connection.sendRequest<Result>(method, parameters));
  const published = (uri: string, version: number | 'closed'): Promise<Problems> =>
    untilExit(new Promise((settle) => waiting.set(`${uri} ${version}`, settle)));

  const initialized = await request<InitializeResult>('initialize', {
    processId: process.pid,
    rootUri: null,
    capabilities: options.capabilities ?? {},
    initializationOptions: options.initializationOptions,
    workspaceFolders: options.folders?.map((uri) => ({ uri, name: 'folder' })),
  });
  await connection.sendNotification('initialized', {});

  let opened = 0;
  const opening: Session['opening'] = (text) => {
    opened += 1;
    const uri = `file:///${opened}.iql`;
    const textDocument = { uri };
    let version = 1;
    const problems = published(uri, version);
    const at = (line: number, character: number): object => ({
      textDocument,
      position: { line, character },
    });
    void connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'iql', version, text },
    });
    const document: Omit<ClientDocument, 'problems'> = {
      uri,
      change: async (changed) => {
        version += 1;
        const answer = published(uri, version);
        await connection.sendNotification('textDocument/didChange', {
          textDocument: { uri, version },
          contentChanges: [{ text: changed }],
        });
        return answer;
      },
      republished: () => published(uri, version),
      close: async () => {
        const answer = published(uri, 'closed');
        await connection.sendNotification('textDocument/didClose', { textDocument });
        return answer;
      },
      complete: (line, character, trigger) =>
        request('textDocument/completion', {
          ...at(line, character),
          context:
            trigger === undefined
              ? { triggerKind: 1 }
              : { triggerKind: 2, triggerCharacter: trigger },
        }),
      hover: (line, character) => request('textDocument/hover', at(line, character)),
      lenses: () => request('textDocument/codeLens', { textDocument }),
      ask: (method, parameters) =>
        request(`textDocument/${method}`, { textDocument, ...parameters }),
      fixes: (line, character) =>
        request('textDocument/codeAction', {
          textDocument,
          range: { start: { line, character }, end: { line, character } },
          context: { diagnostics: [] },
        }),
    };
    return { document, problems };
  };

  return {
    initialized,
    configured,
    registered,
    opening,
    open: async (text) => {
      const { document, problems } = opening(text);
      return { ...document, problems: await problems };
    },
    request,
    asked: (method) =>
      untilExit(
        new Promise((settle) => {
          connection.onRequest(method, () => {
            settle();
            return null;
          });
        }),
      ),
    resolve: (item) => request('completionItem/resolve', item),
    notify: (method, parameters) => connection.sendNotification(method, parameters),
    configure: (settings) =>
      connection.sendNotification('workspace/didChangeConfiguration', { settings }),
    close: async () => {
      await request('shutdown');
      await connection.sendNotification('exit');
      const code = await exited;
      connection.dispose();
      return code;
    },
  };
}
