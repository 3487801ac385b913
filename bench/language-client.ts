/** A language client as small as measuring allows: JSON-RPC over the server's stdio, nothing else. */
import type { ChildProcessWithoutNullStreams } from 'node:child_process';

export interface Notified {
  readonly method: string;
  readonly params: Readonly<Record<string, unknown>>;
}

export interface MeasuringClient {
  /** The id of the last request. */
  readonly sent: () => number;
  request(method: string, params: unknown): Promise<unknown>;
  notify(method: string, params: unknown): void;
  /** Resolves with the next notification that `matches`. */
  next(matches: (notified: Notified) => boolean): Promise<Notified>;
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

export function connectTo(server: ChildProcessWithoutNullStreams): MeasuringClient {
  const answers = new Map<number, PromiseWithResolvers<unknown>>();
  const listeners = new Set<(notified: Notified) => void>();
  let sent = 0;

  const receive = ({ id, method, params = {}, result, error }: Message): void => {
    if (method !== undefined) {
      listeners.forEach((listen) => listen({ method, params }));
      return;
    }
    const answer = answers.get(id ?? -1);
    if (error === undefined) {
      answer?.resolve(result);
    } else {
      answer?.reject(new Error(error.message));
    }
  };
  readMessages(server, receive);
  const send = (message: object): void => {
    const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }));
    server.stdin.write(`Content-Length: ${body.length}\r\n\r\n`);
    server.stdin.write(body);
  };

  return {
    sent: () => sent,
    request(method, params) {
      sent += 1;
      const answer = Promise.withResolvers<unknown>();
      answers.set(sent, answer);
      send({ id: sent, method, params });
      return answer.promise;
    },
    notify: (method, params) => send({ method, params }),
    next(matches) {
      const found = Promise.withResolvers<Notified>();
      const listen = (notified: Notified): void => {
        if (matches(notified)) {
          listeners.delete(listen);
          found.resolve(notified);
        }
      };
      listeners.add(listen);
      return found.promise;
    },
  };
}

function readMessages(
  server: ChildProcessWithoutNullStreams,
  receive: (message: Message) => void,
): void {
  let chunks = Buffer.alloc(0);
  server.stdout.on('data', (chunk: Buffer) => {
    chunks = Buffer.concat([chunks, chunk]);
    for (;;) {
      const headerEnd = chunks.indexOf('\r\n\r\n');
      const length = Number(
        /Content-Length: (\d+)/.exec(chunks.toString('latin1', 0, headerEnd))?.[1],
      );
      const end = headerEnd + 4 + length;
      if (headerEnd === -1 || chunks.length < end) {
        return;
      }
      receive(JSON.parse(chunks.toString('utf8', headerEnd + 4, end)) as Message);
      chunks = chunks.subarray(end);
    }
  });
}
