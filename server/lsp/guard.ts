/** The guards around everything that the client asks: nothing that fails goes unlogged. */
import { CancellationToken, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { Connection } from 'vscode-languageserver';

/** A handler that has a message for the person who asked gives a `ResponseError` of its own. */
export type Handler<Parameters, Result> = (
  parameters: Parameters,
  token: CancellationToken,
) => Result | ResponseError | Promise<Result | ResponseError>;

export type Guarded<Parameters, Result> = (
  parameters: Parameters,
  token: CancellationToken,
) => Promise<Result | ResponseError>;

/**
 * Answers a request with `handle`. A cancelled request becomes LSP's own error; a throw or a rejection
 * becomes a line in the log, and `otherwise` is the answer, so that one bad statement costs one answer.
 */
export function guarded<Parameters, Result>(
  connection: Connection,
  name: string,
  otherwise: Result,
  handle: Handler<Parameters, Result>,
): Guarded<Parameters, Result> {
  return async (parameters, token) => {
    if (token.isCancellationRequested) {
      return cancelled(name);
    }
    try {
      return await handle(parameters, token);
    } catch (error) {
      logFailure(connection, name, error);
      return otherwise;
    }
  };
}

/** The same for a request to complete an item of an earlier answer, which else stays as it is. */
export function guardedResolve<Item>(
  connection: Connection,
  name: string,
  resolve: (item: Item) => Item,
): Guarded<Item, Item> {
  return (item, token) => guarded(connection, name, item, resolve)(item, token);
}

/** The same for a request without parameters, which is handed over as its token alone. */
export function guardedBare<Result>(
  connection: Connection,
  name: string,
  otherwise: Result,
  handle: () => Result | Promise<Result>,
): (...given: readonly CancellationToken[]) => Promise<Result | ResponseError> {
  const answer = guarded<undefined, Result>(connection, name, otherwise, handle);
  return (...given) => answer(undefined, given.at(-1) ?? CancellationToken.None);
}

export function cancelled(name: string): ResponseError {
  return new ResponseError(LSPErrorCodes.RequestCancelled, `${name} was cancelled`);
}

/** The answer in place of an edit of a text that has changed while it was made. */
export function contentModified(): ResponseError {
  return new ResponseError(
    LSPErrorCodes.ContentModified,
    'The document has changed meanwhile: ask again.',
  );
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
