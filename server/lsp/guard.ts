/** The guards around everything that the client asks: nothing that fails goes unlogged. */
import type { CancellationToken, Connection } from 'vscode-languageserver';
import { LSPErrorCodes, ResponseError } from 'vscode-languageserver';

/**
 * Answers a request with `handle`. A cancelled request becomes LSP's own error; a throw becomes a
 * line in the log, and `otherwise` is the answer, so that one bad statement costs one answer.
 */
export function guarded<Parameters, Result>(
  connection: Connection,
  name: string,
  otherwise: Result,
  handle: (parameters: Parameters) => Result,
): (parameters: Parameters, token: CancellationToken) => Result | ResponseError {
  return (parameters, token) => {
    if (token.isCancellationRequested) {
      return new ResponseError(LSPErrorCodes.RequestCancelled, `${name} was cancelled`);
    }
    try {
      return handle(parameters);
    } catch (error) {
      logFailure(connection, name, error);
      return otherwise;
    }
  };
}

/** Awaits what nobody waits for, so that its failure is a line in the log. */
export function reported(connection: Connection, name: string, work: Promise<unknown>): void {
  work.catch((error: unknown) => {
    logFailure(connection, name, error);
  });
}

export function logFailure(connection: Connection, name: string, error: unknown): void {
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  connection.console.error(`${name} failed: ${detail}`);
}
