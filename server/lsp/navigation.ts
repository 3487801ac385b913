/** The requests by which a person finds a way through documents, and what is said of them at the start. */
import type { Connection, ServerCapabilities } from 'vscode-languageserver';
import type { LanguageContext } from '../features/language-context.ts';
import type { ClientFacts } from './client-facts.ts';
import { answerDefinitions } from './definition.ts';
import { answerDocumentLinks } from './document-link.ts';
import type { OpenDocuments } from './documents.ts';
import { answerFolding } from './folding.ts';
import { answerReferences } from './references.ts';
import { answerRenames } from './rename.ts';
import { answerSelectionRanges } from './selection-range.ts';
import { answerSymbols } from './symbols.ts';

export const navigationCapabilities: ServerCapabilities = {
  definitionProvider: true,
  typeDefinitionProvider: true,
  referencesProvider: true,
  documentHighlightProvider: true,
  renameProvider: { prepareProvider: true },
  documentSymbolProvider: true,
  workspaceSymbolProvider: true,
  foldingRangeProvider: true,
  selectionRangeProvider: true,
  documentLinkProvider: { resolveProvider: true },
};

export function answerNavigation(
  connection: Connection,
  documents: OpenDocuments,
  language: LanguageContext,
  facts: () => ClientFacts,
): void {
  answerDefinitions(connection, documents, language, facts);
  answerReferences(connection, documents, language);
  answerRenames(connection, documents, language, facts);
  answerSymbols(connection, documents, language, facts);
  answerFolding(connection, documents);
  answerSelectionRanges(connection, documents);
  answerDocumentLinks(connection, documents, language);
}
