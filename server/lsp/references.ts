/** textDocument/references and textDocument/documentHighlight. */
import type {
  DocumentHighlight,
  DocumentHighlightParams,
  Location,
  ReferenceParams,
} from 'vscode-languageserver';
import { DocumentHighlightKind } from 'vscode-languageserver';
import { highlightsAt, referencesAt } from '../features/navigation/references.ts';
import type { PlacedOccurrence } from '../features/navigation/places.ts';
import type { Search } from '../features/search.ts';
import { guarded } from './guard.ts';
import { cursorAt, rangeOf } from './positions.ts';
import { guardedSearch } from './search.ts';
import type { Services } from './services.ts';

export function answerReferences({ connection, documents, language }: Services): void {
  const references = function* (parameters: ReferenceParams): Search<Location[]> {
    const { textDocument, position, context } = parameters;
    const document = documents.get(textDocument.uri);
    if (document === undefined) {
      return [];
    }
    const { placed, offset } = cursorAt(document, position);
    const found = yield* referencesAt(
      language,
      document,
      placed,
      offset,
      context.includeDeclaration,
    );
    return found.map(locationOf);
  };
  const highlights = ({ textDocument, position }: DocumentHighlightParams): DocumentHighlight[] => {
    const document = documents.get(textDocument.uri);
    if (document === undefined) {
      return [];
    }
    const cursor = cursorAt(document, position);
    return highlightsAt(language, document, cursor.placed, cursor.offset).map(
      ({ placed, occurrence: { span, role } }) => ({
        range: rangeOf(document, placed, span),
        kind: role === 'read' ? DocumentHighlightKind.Read : DocumentHighlightKind.Write,
      }),
    );
  };
  connection.onReferences(guardedSearch(connection, 'references', [], references));
  connection.onDocumentHighlight(guarded(connection, 'highlight', [], highlights));
}

function locationOf({ document, placed, occurrence }: PlacedOccurrence): Location {
  return { uri: document.uri, range: rangeOf(document, placed, occurrence.span) };
}
