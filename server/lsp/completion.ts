/** textDocument/completion and completionItem/resolve. */
import type {
  CompletionItem,
  CompletionList,
  CompletionOptions,
  CompletionParams,
  Connection,
} from 'vscode-languageserver';
import { CompletionTriggerKind } from 'vscode-languageserver';
import { completeAt } from '../features/completion/complete.ts';
import { documentationFor, readDocumentedBy } from '../features/completion/documentation.ts';
import type { LanguageContext } from '../features/language-context.ts';
import type { ClientFacts } from './client-facts.ts';
import { markup } from './client-facts.ts';
import { itemOf, listDefaults } from './completion-item.ts';
import type { OpenDocuments } from './documents.ts';
import { guarded } from './guard.ts';
import { cursorAt, rangeOf } from './positions.ts';

/** A space and a quote ask too, and are answered only where one of a known few must follow. */
export const completionOptions: CompletionOptions = {
  triggerCharacters: ['.', "'", ' '],
  resolveProvider: true,
};

export function answerCompletions(
  connection: Connection,
  documents: OpenDocuments,
  language: LanguageContext,
  facts: () => ClientFacts,
): void {
  const answer = (parameters: CompletionParams): CompletionList | null => {
    const document = documents.get(parameters.textDocument.uri);
    if (document === undefined) {
      return null;
    }
    const cursor = cursorAt(document, parameters.position);
    const bound = language.bind(cursor.placed.statement);
    const completion = completeAt(language, bound, cursor.offset);
    if (completion === undefined || (isUnasked(parameters) && !completion.opensUnasked)) {
      return null;
    }
    const client = facts();
    const shown = completion.proposals.filter(
      ({ statement }) => statement !== true || client.statementSnippets,
    );
    const replaced = {
      insert: rangeOf(document, cursor.placed, completion.insert),
      replace: rangeOf(document, cursor.placed, completion.replace),
    };
    return {
      isIncomplete: completion.incomplete,
      ...listDefaults(replaced, client),
      items: shown.map((proposal, index) => itemOf(proposal, index, replaced, client)),
    };
  };
  connection.onCompletion(guarded(connection, 'completion', null, answer));

  const resolve = (item: CompletionItem): CompletionItem => {
    const documentedBy = readDocumentedBy(item.data);
    const page = documentedBy && documentationFor(language.catalog, documentedBy);
    return page === undefined
      ? item
      : { ...item, documentation: markup(page, facts().completionMarkdown) };
  };
  connection.onCompletionResolve((item, token) =>
    guarded(connection, 'documentation of an item', item, resolve)(item, token),
  );
}

/** Whether a character that was typed asks, and no person. */
function isUnasked({ context }: CompletionParams): boolean {
  return context?.triggerKind === CompletionTriggerKind.TriggerCharacter;
}
