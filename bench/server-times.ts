/**
 * Loaded into the measured server before it: notes how long each request and each edit was in the server,
 * from the arrival of its last byte to the writing of its answer. At exit the times are written as JSON
 * to the file that `IQL_BENCH_TIMES` names.
 */
import { writeFileSync } from 'node:fs';

/** Milliseconds by the id of a request, or by `v` and the version of the document that was judged. */
export type ServerTimes = Readonly<Record<string, number>>;

const file = process.env['IQL_BENCH_TIMES'];
if (file !== undefined) {
  note(file);
}

function note(path: string): void {
  const arrived = new Map<string, number>();
  const times: Record<string, number> = {};
  const { stdin, stdout } = process;
  const emit = stdin.emit.bind(stdin);
  const write = stdout.write.bind(stdout);

  stdin.emit = (event: string | symbol, ...values: unknown[]): boolean => {
    const [chunk] = values;
    if (event === 'data' && Buffer.isBuffer(chunk)) {
      const key = requestIn(chunk.toString('latin1'));
      if (key !== undefined) arrived.set(key, performance.now());
    }
    return emit(event, ...values);
  };
  stdout.write = (chunk: string | Uint8Array, ...rest: never[]): boolean => {
    const key = answerIn(Buffer.from(chunk).toString('latin1'));
    const from = key === undefined ? undefined : arrived.get(key);
    if (key !== undefined && from !== undefined) times[key] ??= performance.now() - from;
    return write(chunk, ...rest);
  };
  process.on('exit', () => writeFileSync(path, JSON.stringify(times)));
}

/** The client of the bench sends one message after the other, so that a chunk ends at most one. */
function requestIn(text: string): string | undefined {
  const version = /"textDocument\/didChange".*"version":(\d+)/s.exec(text)?.[1];
  return version === undefined ? /"id":(\d+)/.exec(text)?.[1] : `v${version}`;
}

function answerIn(text: string): string | undefined {
  const head = text.slice(0, 200);
  const version = /"textDocument\/publishDiagnostics".*"version":(\d+)/s.exec(head)?.[1];
  return version === undefined
    ? /^\{"jsonrpc":"2.0","id":(\d+),"result"/.exec(head)?.[1]
    : `v${version}`;
}
