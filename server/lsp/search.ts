/** Requests that search the whole workspace: in slices, so that they hold up nobody and can be dropped. */
import type { CancellationToken, Connection } from 'vscode-languageserver';
import { LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { Search } from '../features/navigation/places.ts';
import { logFailure } from './guard.ts';

/** Milliseconds that a search may keep the event loop. */
const slice = 8;

/** The same guard as `guarded`, around a handler that searches step by step. */
export function guardedSearch<Parameters, Result>(
  connection: Connection,
  name: string,
  otherwise: Result,
  handle: (parameters: Parameters) => Search<Result>,
): (parameters: Parameters, token: CancellationToken) => Promise<Result | ResponseError> {
  return async (parameters, token) => {
    try {
      const search = handle(parameters);
      for (;;) {
        if (token.isCancellationRequested) {
          return new ResponseError(LSPErrorCodes.RequestCancelled, `${name} was cancelled`);
        }
        const deadline = performance.now() + slice;
        let step = search.next();
        while (step.done !== true && performance.now() < deadline) step = search.next();
        if (step.done === true) return step.value;
        await new Promise((resume) => setImmediate(resume));
      }
    } catch (error) {
      logFailure(connection, name, error);
      return otherwise;
    }
  };
}
