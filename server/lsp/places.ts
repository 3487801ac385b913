/** Places of any document of the workspace, open or not, as LSP has them. */
import type { Location, Range } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { ParsedDocument, PlacedStatement, Span } from '../../language/syntax/index.ts';
import type { PlacedOccurrence, SearchedDocument } from '../features/navigation/places.ts';

const sources = new WeakMap<ParsedDocument, TextDocument>();

export function locationOf({ document, placed, occurrence }: PlacedOccurrence): Location {
  return { uri: document.uri, range: rangeIn(document, placed, occurrence.span) };
}

/** The range of a span of one statement. */
export function rangeIn(
  { uri, parsed }: SearchedDocument,
  { start }: PlacedStatement,
  span: Span,
): Range {
  let source = sources.get(parsed);
  if (source === undefined) {
    source = TextDocument.create(uri, 'iql', 0, parsed.text);
    sources.set(parsed, source);
  }
  return {
    start: source.positionAt(start + span.start),
    end: source.positionAt(start + span.end),
  };
}
