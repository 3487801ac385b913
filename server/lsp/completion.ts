/** textDocument/completion and completionItem/resolve. */
import type {
  CompletionItem,
  CompletionList,
  CompletionOptions,
  CompletionParams,
} from 'vscode-languageserver';
import { CompletionTriggerKind } from 'vscode-languageserver';
import type { PlacedStatement, Span } from '../../language/syntax/index.ts';
import { parseStatement } from '../../language/syntax/index.ts';
import { readResultValues, resultValuesNotification } from '../../protocol/index.ts';
import { completeAt } from '../features/completion/complete.ts';
import { documentationFor, readDocumentedBy } from '../features/completion/documentation.ts';
import type { Proposal } from '../features/completion/proposal.ts';
import { createSeenValues } from '../features/completion/seen-values.ts';
import { followServices } from '../features/completion/workspace-services.ts';
import { templateVariables } from '../workspace/template-variables.ts';
import { markup } from './client-facts.ts';
import type { Replaced } from './completion-item.ts';
import { itemOf, listDefaults } from './completion-item.ts';
import type { OpenDocument } from './documents.ts';
import { guarded, guardedResolve } from './guard.ts';
import { cursorAt, rangeOf } from './positions.ts';
import type { Services } from './services.ts';

/** These ask too, and are answered only where one of a known few must follow. */
export const completionOptions: CompletionOptions = {
  triggerCharacters: ['.', "'", '"', ' ', '@', '{', '['],
  resolveProvider: true,
};

export function answerCompletions({
  connection,
  documents,
  language,
  settings,
  facts,
}: Services): void {
  const seen = createSeenValues();
  const services = followServices(language.workspace);
  const variables = (): readonly string[] => templateVariables(language.workspace);
  const answer = (parameters: CompletionParams): CompletionList | null => {
    const document = documents.get(parameters.textDocument.uri);
    if (document === undefined) {
      return null;
    }
    const cursor = cursorAt(document, parameters.position);
    const bound = language.bind(cursor.placed.statement);
    const completion = completeAt(language, bound, cursor.offset, {
      document: document.parsed,
      start: cursor.placed.start,
      seen,
      services,
      templateVariables: variables,
      accounts: () => settings.current().knownAccounts?.accounts ?? [],
    });
    if (completion === undefined || (isUnasked(parameters) && !completion.opensUnasked)) {
      return null;
    }
    const client = facts();
    const shown = completion.proposals.filter(
      ({ statement }) => statement !== true || client.statementSnippets,
    );
    const { placed } = cursor;
    const replaced = replacedBy(document, placed, completion.insert, completion.replace);
    const ownPlace = ({ replaces }: Proposal): Replaced =>
      replaces === undefined ? replaced : replacedBy(document, placed, replaces, replaces);
    return {
      isIncomplete: completion.incomplete,
      ...listDefaults(replaced, client),
      items: shown.map((proposal, index) => itemOf(proposal, index, ownPlace(proposal), client)),
    };
  };
  connection.onNotification(resultValuesNotification, (sent: unknown) => {
    const values = readResultValues(sent);
    if (values !== undefined) {
      seen.record(language.bind(parseStatement(values.statement)), values, language.bind);
    }
  });
  connection.onCompletion(guarded(connection, 'completion', null, answer));

  const resolve = (item: CompletionItem): CompletionItem => {
    const documentedBy = readDocumentedBy(item.data);
    const page = documentedBy && documentationFor(language.catalog, documentedBy);
    return page === undefined
      ? item
      : { ...item, documentation: markup(page, facts().completionMarkdown) };
  };
  connection.onCompletionResolve(guardedResolve(connection, 'documentation of an item', resolve));
}

function replacedBy(
  document: OpenDocument,
  placed: PlacedStatement,
  insert: Span,
  replace: Span,
): Replaced {
  return {
    insert: rangeOf(document, placed, insert),
    replace: rangeOf(document, placed, replace),
  };
}

/** Whether a character that was typed asks, and no person. */
function isUnasked({ context }: CompletionParams): boolean {
  return context?.triggerKind === CompletionTriggerKind.TriggerCharacter;
}
