/** Whatever a client asks, it can take back: each feature answers a cancelled request with LSP's error. */
import { PassThrough } from 'node:stream';
import type { ProtocolConnection } from 'vscode-languageserver/node';
import {
  CancellationTokenSource,
  createConnection,
  createProtocolConnection,
  LSPErrorCodes,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documentationRequest, translateRequest, viewsRequest } from '../../protocol/index.ts';
import { startServer } from '../../server/server.ts';
import { diskFiles } from '../../server/workspace/disk-files.ts';
import { testCatalog } from '../catalog/fixture.ts';

const uri = 'untitled:cancelled';
const textDocument = { uri };
const position = { line: 0, character: 9 };
const range = { start: position, end: position };
const options = { tabSize: 2, insertSpaces: true };

const requests: Readonly<Record<string, object>> = {
  'textDocument/completion': { textDocument, position },
  'completionItem/resolve': { label: 'region' },
  'textDocument/hover': { textDocument, position },
  'textDocument/signatureHelp': { textDocument, position },
  'textDocument/definition': { textDocument, position },
  'textDocument/typeDefinition': { textDocument, position },
  'textDocument/references': { textDocument, position, context: { includeDeclaration: true } },
  'textDocument/documentHighlight': { textDocument, position },
  'textDocument/prepareRename': { textDocument, position },
  'textDocument/rename': { textDocument, position, newName: 'b' },
  'textDocument/documentSymbol': { textDocument },
  'workspace/symbol': { query: '' },
  'textDocument/foldingRange': { textDocument },
  'textDocument/selectionRange': { textDocument, positions: [position] },
  'textDocument/semanticTokens/full': { textDocument },
  'textDocument/semanticTokens/range': { textDocument, range },
  'textDocument/inlayHint': { textDocument, range },
  'textDocument/codeLens': { textDocument },
  'codeLens/resolve': { range },
  'textDocument/documentLink': { textDocument },
  'documentLink/resolve': { range },
  'textDocument/formatting': { textDocument, options },
  'textDocument/rangeFormatting': { textDocument, range, options },
  'textDocument/onTypeFormatting': { textDocument, position, ch: ';', options },
  'textDocument/codeAction': { textDocument, range, context: { diagnostics: [] } },
  'codeAction/resolve': { title: 'Expand' },
  [documentationRequest]: { uri: 'iql-resource:aws.s3.buckets' },
  [translateRequest]: { uri, range, target: 'athena' },
  [viewsRequest]: {},
};

describe('a request that is cancelled', () => {
  let client: ProtocolConnection;
  beforeAll(async () => {
    const [toServer, toClient] = [new PassThrough(), new PassThrough()];
    startServer(
      createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient)),
      { catalog: testCatalog(), files: diskFiles },
    );
    client = createProtocolConnection(
      new StreamMessageReader(toClient),
      new StreamMessageWriter(toServer),
    );
    client.onRequest('client/registerCapability', () => null);
    client.listen();
    await client.sendRequest('initialize', { processId: null, rootUri: null, capabilities: {} });
    await client.sendNotification('initialized', {});
    await client.sendNotification('textDocument/didOpen', {
      textDocument: {
        uri,
        languageId: 'iql',
        version: 1,
        text: 'SELECT b.arn FROM aws.s3.buckets b;',
      },
    });
  });
  afterAll(() => client.dispose());

  it.each(Object.entries(requests))('%s is answered as cancelled', async (method, parameters) => {
    const cancellation = new CancellationTokenSource();
    const answer = client.sendRequest(method, parameters, cancellation.token);
    cancellation.cancel();
    await expect(answer).rejects.toMatchObject({ code: LSPErrorCodes.RequestCancelled });
  });
});
