/** textDocument/codeLens. */
import type { CodeLens, CodeLensParams, Connection } from 'vscode-languageserver';
import { CodeLensRefreshRequest } from 'vscode-languageserver';
import { lensesOf } from '../features/code-lens.ts';
import type { ClientFacts } from './client-facts.ts';
import type { OpenDocuments } from './documents.ts';
import { guarded, reported } from './guard.ts';
import { rangeOf } from './positions.ts';
import type { SettingsStore } from './settings.ts';

export function answerCodeLenses(
  connection: Connection,
  documents: OpenDocuments,
  settings: SettingsStore,
  facts: () => ClientFacts,
): void {
  const answer = ({ textDocument }: CodeLensParams): CodeLens[] => {
    const document = documents.get(textDocument.uri);
    if (document === undefined || !settings.current().codeLens || !facts().commands) {
      return [];
    }
    return document.parsed.statements.flatMap((placed) =>
      lensesOf(placed.statement).map((lens) => ({
        range: rangeOf(document, placed, lens.span),
        command: {
          title: lens.title,
          command: lens.command,
          arguments: [document.uri, placed.start + lens.span.start],
        },
      })),
    );
  };
  settings.onChange((before, now) => {
    if (before.codeLens !== now.codeLens && facts().codeLensRefresh) {
      reported(
        connection,
        'refreshing the lenses',
        connection.sendRequest(CodeLensRefreshRequest.type),
      );
    }
  });
  connection.onCodeLens(guarded(connection, 'code lens', [], answer));
}
