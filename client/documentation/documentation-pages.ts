/** The pages of resources as read-only documents, whose text the language server writes. */
import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { DocumentationPage, DocumentationParameters } from '../../protocol/index.ts';
import { documentationRequest, documentationScheme } from '../../protocol/index.ts';

export function showDocumentationPages(
  client: () => LanguageClient | undefined,
): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(documentationScheme, {
    async provideTextDocumentContent(uri, token) {
      const parameters: DocumentationParameters = { uri: uri.toString(true) };
      const page = await client()?.sendRequest<DocumentationPage | null>(
        documentationRequest,
        parameters,
        token,
      );
      return page?.markdown ?? `There is no page \`${uri.path}\`.\n`;
    },
  });
}
