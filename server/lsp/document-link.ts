/** textDocument/documentLink, and documentLink/resolve: where a link leads is looked up when it is followed. */
import type { Connection, DocumentLink, DocumentLinkParams } from 'vscode-languageserver';
import type { LanguageContext } from '../features/language-context.ts';
import { documentationUrl, linksOf } from '../features/navigation/links.ts';
import type { OpenDocuments } from './documents.ts';
import { guarded } from './guard.ts';
import { statementRanges } from './statement-ranges.ts';

export function answerDocumentLinks(
  connection: Connection,
  documents: OpenDocuments,
  { catalog }: LanguageContext,
): void {
  const links = ({ textDocument }: DocumentLinkParams): DocumentLink[] => {
    const document = documents.get(textDocument.uri);
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
  connection.onDocumentLinks(guarded(connection, 'document links', [], links));
  connection.onDocumentLinkResolve((link, token) =>
    guarded(connection, 'document link', link, resolve)(link, token),
  );
}
