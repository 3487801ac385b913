/** Places of any document of the workspace, open or not, as LSP has them. */
import type { Location, Range } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { ParsedDocument, PlacedStatement, Span } from '../../language/syntax/index.ts';
import type { PlacedOccurrence, SearchedDocument } from '../features/navigation/places.ts';
import type { OpenDocument } from './documents.ts';

const sources = new WeakMap<ParsedDocument, TextDocument>();

export function locationOf({ document, placed, occurrence }: PlacedOccurrence): Location {
  return { uri: document.uri, range: rangeIn(document, placed, occurrence.span) };
}

/** The range of a span of one statement. */
export function rangeIn(document: AnyDocument, { start }: PlacedStatement, span: Span): Range {
  const source = sourceOf(document);
  return {
    start: source.positionAt(start + span.start),
    end: source.positionAt(start + span.end),
  };
}

/** An open document knows its lines; those of another are counted when they are first asked for. */
type AnyDocument = SearchedDocument | OpenDocument;

function sourceOf(document: AnyDocument): TextDocument {
  if ('source' in document) {
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
