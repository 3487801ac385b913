/** The one place where offsets become lines and characters of a document, and the other way round. */
import type { Position, Range } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { ParsedDocument, PlacedStatement, Span } from '../../language/syntax/index.ts';
import type { SearchedDocument } from '../features/navigation/places.ts';
import type { StatementCursor } from '../features/statement-cursor.ts';
import { statementCursor } from '../features/statement-cursor.ts';
import type { OpenDocument } from './documents.ts';

export function cursorAt(document: OpenDocument, position: Position): StatementCursor {
  return statementCursor(document.parsed, document.source.offsetAt(position));
}

/** Offsets of the document. */
export function spanOf({ source }: OpenDocument, { start, end }: Range): Span {
  return { start: source.offsetAt(start), end: source.offsetAt(end) };
}

/** A range as offsets of the document, and the statements that it holds or touches. */
export interface StatementsInRange extends Span {
  readonly statements: readonly PlacedStatement[];
}

export function statementsIn(document: OpenDocument, range: Range): StatementsInRange {
  const { start, end } = spanOf(document, range);
  const statements = document.parsed.statements.filter(
    (each) => each.start <= end && start <= each.start + each.statement.text.length,
  );
  return { start, end, statements };
}

/** Any document of the workspace, open or not. */
export type AnyDocument = SearchedDocument | OpenDocument;

/** The range of a span of one statement. */
export function rangeOf(document: AnyDocument, { start }: PlacedStatement, span: Span): Range {
  return documentRange(document, { start: start + span.start, end: start + span.end });
}

/** The range of a span whose offsets count in the document. */
export function documentRange(document: AnyDocument, { start, end }: Span): Range {
  const source = sourceOf(document);
  return { start: source.positionAt(start), end: source.positionAt(end) };
}

const sources = new WeakMap<ParsedDocument, TextDocument>();

/**
 * An open document knows its lines, unless it has changed since this version of it was parsed; those of
 * another are counted when they are first asked for.
 */
function sourceOf(document: AnyDocument): TextDocument {
  if ('source' in document && document.source.version === document.version) {
    return document.source;
  }
  const { uri, parsed } = document;
  const known = sources.get(parsed);
  if (known !== undefined) {
    return known;
  }
  const source = TextDocument.create(uri, 'iql', 0, parsed.text);
  sources.set(parsed, source);
  return source;
}
