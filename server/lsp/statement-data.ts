/** What an item of an answer brings back to be completed: the statement that it is of. */
import type { PlacedStatement } from '../../language/syntax/index.ts';
import type { OpenDocument, OpenDocuments } from './documents.ts';

export interface StatementData {
  readonly uri: string;
  readonly version: number;
  /** Offset of the statement in its document. */
  readonly start: number;
}

export function dataOf({ uri, version }: OpenDocument, { start }: PlacedStatement): StatementData {
  return { uri, version, start };
}

export interface DocumentStatement {
  readonly document: OpenDocument;
  readonly placed: PlacedStatement;
}

/** `undefined` where the text has changed since, and for anything else than what `dataOf` gave. */
export function statementOf(
  documents: OpenDocuments,
  data: unknown,
): DocumentStatement | undefined {
  if (typeof data !== 'object' || data === null) {
    return undefined;
  }
  const { uri, version, start } = data as Readonly<Record<keyof StatementData, unknown>>;
  const document = typeof uri === 'string' ? documents.get(uri) : undefined;
  if (document === undefined || document.version !== version) {
    return undefined;
  }
  const placed = document.parsed.statements.find((each) => each.start === start);
  return placed && { document, placed };
}
