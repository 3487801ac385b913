/** The server's composition: which request is answered by which file of `lsp/`. */
import type { Connection, InitializeParams, InitializeResult } from 'vscode-languageserver';
import { TextDocumentSyncKind } from 'vscode-languageserver';
import type { LanguageEnvironment } from './features/language-context.ts';
import { createLanguageContext } from './features/language-context.ts';
import { createClient } from './lsp/client-facts.ts';
import { answerCodeActions, codeActionOptions } from './lsp/code-action.ts';
import { answerCodeLenses, codeLensOptions } from './lsp/code-lens.ts';
import { answerCompletions, completionOptions } from './lsp/completion.ts';
import { publishDiagnostics } from './lsp/diagnostics.ts';
import { openDocuments } from './lsp/documents.ts';
import { answerFormatting, onTypeFormattingOptions } from './lsp/formatting.ts';
import { answerHovers } from './lsp/hover.ts';
import { hearLearnedInputs } from './lsp/learned-inputs.ts';
import { answerInlayHints, inlayHintOptions } from './lsp/inlay-hints.ts';
import { answerNavigation, navigationCapabilities } from './lsp/navigation.ts';
import { answerSemanticTokens, semanticTokensOptions } from './lsp/semantic-tokens.ts';
import { refreshOnChange } from './lsp/refresh.ts';
import type { Services } from './lsp/services.ts';
import { followSettings } from './lsp/settings.ts';
import { answerSignatureHelp, signatureHelpOptions } from './lsp/signature-help.ts';
import { answerTranslations } from './lsp/translate.ts';
import { answerViews } from './lsp/views.ts';
import { warmUp } from './lsp/warm-up.ts';
import { followWorkspace, workspaceCapabilities } from './lsp/workspace.ts';

/** Answers on `connection` until it closes. */
export function startServer(connection: Connection, environment: LanguageEnvironment): void {
  const { facts, initialize } = createClient();
  const settings = followSettings(connection, facts);
  const documents = openDocuments(connection);
  const workspace = followWorkspace(connection, documents, environment.files);
  const language = createLanguageContext(environment, workspace.index);

  connection.onInitialize((parameters: InitializeParams): InitializeResult => {
    initialize(parameters);
    settings.initialize(parameters);
    workspace.initialize(parameters);
    warmUp(connection, language);
    return {
      serverInfo: { name: 'iql' },
      capabilities: {
        textDocumentSync: TextDocumentSyncKind.Incremental,
        completionProvider: completionOptions,
        hoverProvider: true,
        signatureHelpProvider: signatureHelpOptions,
        semanticTokensProvider: semanticTokensOptions,
        inlayHintProvider: inlayHintOptions,
        codeLensProvider: codeLensOptions,
        codeActionProvider: codeActionOptions,
        ...navigationCapabilities,
        documentFormattingProvider: true,
        documentRangeFormattingProvider: true,
        documentOnTypeFormattingProvider: onTypeFormattingOptions,
        workspace: workspaceCapabilities,
      },
    };
  });

  // A connection has one listener for each notification.
  connection.onInitialized(() => {
    settings.initialized();
    workspace.initialized();
  });

  const services: Services = { connection, documents, language, settings, workspace, facts };
  publishDiagnostics(services);
  refreshOnChange(services);
  answerCompletions(services);
  answerSignatureHelp(services);
  answerHovers(services);
  answerSemanticTokens(services);
  answerInlayHints(services);
  answerCodeLenses(services);
  answerCodeActions(services);
  answerFormatting(services);
  answerNavigation(services);
  answerTranslations(services);
  answerViews(services);
  hearLearnedInputs(services);
  connection.listen();
}
