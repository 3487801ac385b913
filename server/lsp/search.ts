/** Searches of documents and of the workspace: in slices, so that they hold up nobody and can be dropped. */
import type { Connection, ResponseError } from 'vscode-languageserver';
import type { PlacedStatement } from '../../language/syntax/index.ts';
import type { Search } from '../features/search.ts';
import type { OpenDocument, OpenDocuments } from './documents.ts';
import type { Guarded, Handler } from './guard.ts';
import { cancelled, guarded } from './guard.ts';

/** Milliseconds that a search may keep the event loop. */
const slice = 8;

/** The same guard as `guarded`, around a handler that searches step by step. */
export function guardedSearch<Parameters, Result>(
  connection: Connection,
  name: string,
  otherwise: Result,
  handle: (parameters: Parameters) => Search<Result | ResponseError>,
): Guarded<Parameters, Result> {
  const inSlices: Handler<Parameters, Result> = async (parameters, token) => {
    const search = handle(parameters);
    for (;;) {
      const done = advance(search);
      if (done !== undefined) {
        return done.result;
      }
      await new Promise((resume) => setImmediate(resume));
      if (token.isCancellationRequested) {
        return cancelled(name);
      }
    }
  };
  return guarded(connection, name, otherwise, inSlices);
}

/** Steps on until the slice is over; `undefined` where there is more to do. */
export function advance<Result>(search: Search<Result>): { readonly result: Result } | undefined {
  const deadline = performance.now() + slice;
  do {
    const step = search.next();
    if (step.done === true) {
      return { result: step.value };
    }
  } while (performance.now() < deadline);
  return undefined;
}

/**
 * Reads every statement of a document, then gives the document as it is by then. What `read` remembers of
 * the statements makes the answer over all of them the work of a moment, and of one version.
 */
export function* afterReading(
  documents: OpenDocuments,
  uri: string,
  read: (placed: PlacedStatement) => unknown,
): Search<OpenDocument | undefined> {
  for (const placed of documents.get(uri)?.parsed.statements ?? []) {
    read(placed);
    yield undefined;
  }
  return documents.get(uri);
}
