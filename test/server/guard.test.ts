/** What becomes of a request whose handler fails, or that is cancelled. */
import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import type { Connection, ProtocolConnection } from 'vscode-languageserver/node';
import {
  CancellationTokenSource,
  createConnection,
  createProtocolConnection,
  LSPErrorCodes,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import type { Search } from '../../server/features/search.ts';
import { guarded, guardedResolve } from '../../server/lsp/guard.ts';
import { guardedSearch } from '../../server/lsp/search.ts';

interface Wire {
  readonly connection: Connection;
  readonly client: ProtocolConnection;
  /** Resolves with the next line of the log. */
  readonly logged: () => Promise<string>;
}

function wire(): Wire {
  const [up, down] = [new PassThrough(), new PassThrough()];
  const connection = createConnection(new StreamMessageReader(up), new StreamMessageWriter(down));
  const client = createProtocolConnection(
    new StreamMessageReader(down),
    new StreamMessageWriter(up),
  );
  connection.listen();
  client.listen();
  const logged = (): Promise<string> =>
    new Promise((settle) => {
      client.onNotification('window/logMessage', ({ message }: { readonly message: string }) =>
        settle(message),
      );
    });
  return { connection, client, logged };
}

it('answers with nothing, and logs why, where a handler throws or its promise is rejected', async () => {
  const { connection, client, logged } = wire();
  const throwing = (): string => {
    throw new Error('thrown');
  };
  const rejecting = (): Promise<string> => Promise.reject(new Error('rejected'));
  connection.onRequest('throwing', guarded(connection, 'this', 'nothing', throwing));
  connection.onRequest('rejecting', guarded(connection, 'that', 'nothing', rejecting));
  const first = logged();
  expect(await client.sendRequest('throwing', {})).toBe('nothing');
  expect(await first).toMatch(/^this failed: Error: thrown/);
  const second = logged();
  expect(await client.sendRequest('rejecting', {})).toBe('nothing');
  expect(await second).toMatch(/^that failed: Error: rejected/);
});

it('gives an item back as it is where it cannot be completed', async () => {
  const { connection, client } = wire();
  const resolve = (): object => {
    throw new Error('thrown');
  };
  connection.onRequest('resolve', guardedResolve<object>(connection, 'resolving', resolve));
  expect(await client.sendRequest('resolve', { label: 'a' })).toEqual({ label: 'a' });
});

it('drops a search that is cancelled, however long it would go on', async () => {
  const { connection, client } = wire();
  const endless = function* (): Search<string> {
    for (;;) yield undefined;
  };
  connection.onRequest('search', guardedSearch(connection, 'search', 'nothing', endless));
  const cancellation = new CancellationTokenSource();
  const answer = client.sendRequest('search', {}, cancellation.token);
  cancellation.cancel();
  await expect(answer).rejects.toMatchObject({ code: LSPErrorCodes.RequestCancelled });
});
