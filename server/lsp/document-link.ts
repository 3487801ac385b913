/** textDocument/documentLink, and documentLink/resolve: where a link leads is looked up when it is followed. */
import type { DocumentLink, DocumentLinkParams } from 'vscode-languageserver';
import { documentationUrl, linksOf } from '../features/navigation/links.ts';
import type { Search } from '../features/search.ts';
import { guardedResolve } from './guard.ts';
import { afterReading, guardedSearch } from './search.ts';
import type { Services } from './services.ts';
import { statementRanges } from './statement-ranges.ts';

export function answerDocumentLinks({ connection, documents, language }: Services): void {
  const { catalog } = language;
  const links = function* ({ textDocument }: DocumentLinkParams): Search<DocumentLink[]> {
    const document = yield* afterReading(documents, textDocument.uri, ({ statement }) =>
      linksOf(catalog, statement),
    );
    if (document === undefined) {
      return [];
    }
    const ranges = statementRanges(document);
    return document.parsed.statements.flatMap((placed) =>
      linksOf(catalog, placed.statement).map(({ span, typeName }) => ({
        range: ranges(placed, span),
        tooltip: `AWS documentation of ${typeName}`,
        data: typeName,
      })),
    );
  };
  const resolve = (link: DocumentLink): DocumentLink => {
    const data: unknown = link.data;
    const target = typeof data === 'string' ? documentationUrl(catalog, data) : undefined;
    return target === undefined ? link : { ...link, target };
  };
  connection.onDocumentLinks(guardedSearch(connection, 'document links', [], links));
  connection.onDocumentLinkResolve(guardedResolve(connection, 'document link', resolve));
}
