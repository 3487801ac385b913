/** The requests by which a person finds a way through documents, and what is said of them at the start. */
import type { ServerCapabilities } from 'vscode-languageserver';
import { answerDefinitions } from './definition.ts';
import { answerDocumentLinks } from './document-link.ts';
import { answerFolding } from './folding.ts';
import { answerReferences } from './references.ts';
import { answerRenames } from './rename.ts';
import { answerSelectionRanges } from './selection-range.ts';
import { answerSymbols } from './symbols.ts';
import type { Services } from './services.ts';

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

export function answerNavigation(services: Services): void {
  answerDefinitions(services);
  answerReferences(services);
  answerRenames(services);
  answerSymbols(services);
  answerFolding(services);
  answerSelectionRanges(services);
  answerDocumentLinks(services);
}
