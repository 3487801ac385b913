/**
 * The wire: an HTTP server on loopback. It answers only requests that name a loopback host, so that
 * no web page reaches it through a name that was made to point here.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface HttpRequest {
  readonly method: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** `undefined` closes the connection without an answer. */
export type HttpHandler = (request: HttpRequest) => Promise<HttpAnswer | undefined>;

export interface RunningServer {
  readonly port: number;
  /** Ends open connections too. */
  close(): Promise<void>;
}

/** Rejects where the port is taken. Port 0 takes a free one. */
export async function startHttpServer(port: number, handle: HttpHandler): Promise<RunningServer> {
  const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
    void answer(request, response, handle);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.removeListener('error', reject);
      resolve();
    });
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

/** Twice the longest document with room for its escapes. */
const largestBody = 1024 * 1024;

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  handle: HttpHandler,
): Promise<void> {
  if (!isLoopback(request.headers.host)) {
    send(response, plain(403, 'This server answers to loopback names only.\n'));
    return;
  }
  const body = await readBody(request);
  if (body === 'aborted') return;
  if (body === 'too large') {
    send(response, {
      ...plain(413, '{"__type":"com.amazon.coral.service#RequestEntityTooLargeException"}\n'),
      headers: { 'content-type': 'application/x-amz-json-1.0', connection: 'close' },
    });
    return;
  }
  const { method = 'GET', headers } = request;
  const answered = await handle({ method, headers, body: body.text });
  if (answered === undefined) request.socket.destroy();
  else send(response, answered);
}

async function readBody(
  request: IncomingMessage,
): Promise<{ readonly text: string } | 'too large' | 'aborted'> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > largestBody) return 'too large';
      chunks.push(chunk);
    }
  } catch (error) {
    if (request.errored !== null || request.destroyed) return 'aborted';
    throw error;
  }
  return { text: Buffer.concat(chunks).toString('utf8') };
}

function send(response: ServerResponse, { status, headers, body }: HttpAnswer): void {
  const length = String(Buffer.byteLength(body));
  response.writeHead(status, { ...headers, 'content-length': length }).end(body);
}

export const plain = (status: number, body: string): HttpAnswer => ({
  status,
  headers: { 'content-type': 'text/plain; charset=utf-8' },
  body,
});

/** Names and addresses of this machine's loopback interface; the port does not matter. */
const isLoopback = (host: string | undefined): boolean =>
  host !== undefined && /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i.test(host);
