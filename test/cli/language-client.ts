/** A language client of the plainest kind: the protocol's frames over a program's own streams. */
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { expect } from 'vitest';

interface Message {
  readonly id?: number | string;
  readonly method?: string;
  readonly result?: unknown;
  readonly error?: unknown;
  readonly params?: unknown;
}

export interface PlainClient {
  /** Rejects where the answer is an error. */
  readonly request: (method: string, parameters?: unknown) => Promise<unknown>;
  readonly notify: (method: string, parameters: unknown) => void;
  /** The parameters of the next notification of this method. */
  readonly notified: (method: string) => Promise<unknown>;
  /** What the server asked of the client, by method. */
  readonly asked: readonly string[];
  /** Shuts the server down; resolves with the program's exit code. */
  readonly close: () => Promise<number | null>;
}

export function plainClient(child: ChildProcess): PlainClient {
  const { stdin, stdout } = child;
  if (stdin === null || stdout === null) throw new Error('the program has no streams');
  const answers = new Map<number | string, (message: Message) => void>();
  const listeners = new Map<string, (parameters: unknown) => void>();
  const asked: string[] = [];
  let buffer = Buffer.alloc(0);
  let last = 0;

  const send = (message: object): void => {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  };
  const take = (message: Message): void => {
    if (message.method === undefined) {
      answers.get(message.id ?? '')?.(message);
    } else if (message.id === undefined) {
      listeners.get(message.method)?.(message.params);
    } else {
      asked.push(message.method);
      send({ id: message.id, result: null });
    }
  };
  stdout.on('data', (chunk: Buffer) => {
    buffer = Buffer.concat([buffer, chunk]);
    for (;;) {
      const end = buffer.indexOf('\r\n\r\n');
      const length = Number(/Content-Length: (\d+)/.exec(buffer.toString('latin1', 0, end))?.[1]);
      if (end === -1 || buffer.length < end + 4 + length) return;
      const body = buffer.toString('utf8', end + 4, end + 4 + length);
      buffer = buffer.subarray(end + 4 + length);
      take(JSON.parse(body) as Message);
    }
  });

  const request: PlainClient['request'] = (method, params) => {
    last += 1;
    const id = last;
    send({ id, method, ...(params === undefined ? {} : { params }) });
    return new Promise((settle, fail) => {
      answers.set(id, ({ result, error }) => {
        if (error === undefined) settle(result);
        else fail(new Error(JSON.stringify(error)));
      });
    });
  };
  return {
    request,
    asked,
    notify: (method, params) => send({ method, params }),
    notified: (method) => new Promise((settle) => void listeners.set(method, settle)),
    async close() {
      const exited = once(child, 'exit') as Promise<[number | null]>;
      expect(await request('shutdown')).toBeNull();
      send({ method: 'exit' });
      const [code] = await exited;
      return code;
    },
  };
}
