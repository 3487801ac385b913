/** textDocument/codeAction: quick fixes and refactorings of the statements that a range touches. */
import type {
  CodeAction,
  CodeActionOptions,
  CodeActionParams,
  Diagnostic,
  Range,
  ResponseError,
} from 'vscode-languageserver';
import { CodeActionKind } from 'vscode-languageserver';
import type { Action } from '../features/actions/action.ts';
import { actionKinds, actionsAt } from '../features/actions/actions.ts';
import type { WholeDocumentChange } from '../features/actions/whole-document.ts';
import { wholeDocumentActions, wholeDocumentChanges } from '../features/actions/whole-document.ts';
import type { LanguageContext } from '../features/language-context.ts';
import type { Search } from '../features/search.ts';
import { statementCursor } from '../features/statement-cursor.ts';
import type { PlacedStatement, Span } from '../../language/syntax/index.ts';
import type { ClientFacts } from './client-facts.ts';
import type { OpenDocument } from './documents.ts';
import { hasChanged } from './documents.ts';
import { statementsIn } from './positions.ts';
import { wholeEdit, workspaceEditOf } from './code-action-edits.ts';
import { contentModified } from './guard.ts';
import { guardedSearch } from './search.ts';
import type { Services } from './services.ts';

/** Puts right, without asking, what an older way of writing says as well. */
const fixAll = `${CodeActionKind.SourceFixAll}.iql`;

const fixedUnasked: WholeDocumentChange = 'old-spelling';

export const codeActionOptions: CodeActionOptions = {
  codeActionKinds: [...actionKinds, fixAll],
  resolveProvider: true,
};

export function answerCodeActions({
  connection,
  documents,
  language,
  settings,
  facts,
}: Services): void {
  const answer = function* ({
    textDocument,
    range,
    context,
  }: CodeActionParams): Search<CodeAction[] | ResponseError> {
    const document = documents.get(textDocument.uri);
    if (document === undefined) {
      return [];
    }
    const wants = (kind: string): boolean => isWanted(kind, context.only);
    const { severity } = settings.current().diagnostics;
    const placed = touchedStatements(document, range).map(({ placed, within }) => ({
      placed,
      actions: actionsAt(language, placed.statement, within, wants).filter(
        ({ problem }) => problem === undefined || severity[problem.code] !== 'off',
      ),
    }));
    const client = facts();
    const whole = wholeDocumentActions(placed.flatMap(({ actions }) => actions)).filter(
      ({ kind }) => wants(kind),
    );
    const offered = placed.flatMap(({ placed, actions }) =>
      actions.map((action) => codeActionOf(document, placed, action, context.diagnostics, client)),
    );
    for (const { title, kind, change } of whole) {
      offered.push(yield* wholeActionOf(document, { title, kind }, change, language, client));
    }
    if (context.only !== undefined && wants(fixAll)) {
      offered.push(...(yield* fixAllOf(document, language)));
    }
    return hasChanged(documents, document) ? contentModified() : offered;
  };
  connection.onCodeAction(guardedSearch(connection, 'code action', [], answer));

  const resolve = function* (action: CodeAction): Search<CodeAction | ResponseError> {
    const data = readData(action.data);
    const document = data && documents.get(data.uri);
    if (data === undefined || document === undefined) {
      return action;
    }
    const edit = yield* wholeEdit(document, data.change, language);
    return hasChanged(documents, document) ? contentModified() : { ...action, edit };
  };
  connection.onCodeActionResolve((action, token) =>
    guardedSearch(connection, 'edits of a code action', action, resolve)(action, token),
  );
}

/** The statements that a range touches, with the part of it that lies in each. */
function touchedStatements(
  document: OpenDocument,
  range: Range,
): readonly { readonly placed: PlacedStatement; readonly within: Span }[] {
  const { start, end, statements } = statementsIn(document, range);
  if (start === end) {
    const { placed, offset } = statementCursor(document.parsed, start);
    return [{ placed, within: { start: offset, end: offset } }];
  }
  return statements
    .map((placed) => {
      const { length } = placed.statement.text;
      const from = Math.max(0, start - placed.start);
      return { placed, within: { start: from, end: Math.min(length, end - placed.start) } };
    })
    .filter(({ within }) => within.start < within.end)
    .slice(0, mostStatements);
}

/** A selection over more statements than these asks for nothing in particular. */
const mostStatements = 20;

interface WholeData {
  readonly uri: string;
  readonly change: WholeDocumentChange;
}

/** The edits of a whole document wait until they are chosen, where the client can ask for them then. */
function* wholeActionOf(
  document: OpenDocument,
  action: Pick<CodeAction, 'title' | 'kind'>,
  change: WholeDocumentChange,
  language: LanguageContext,
  { resolvesActions }: ClientFacts,
): Search<CodeAction> {
  const data: WholeData = { uri: document.uri, change };
  return resolvesActions
    ? { ...action, data }
    : { ...action, edit: yield* wholeEdit(document, change, language) };
}

function* fixAllOf(
  document: OpenDocument,
  language: LanguageContext,
): Search<readonly CodeAction[]> {
  const edit = yield* wholeEdit(document, fixedUnasked, language);
  const isEmpty = Object.values(edit.changes ?? {}).every(({ length }) => length === 0);
  return isEmpty ? [] : [{ title: 'Fix all older ways of writing', kind: fixAll, edit }];
}

/** What this server put there; anything else is no action of ours. */
function readData(data: unknown): WholeData | undefined {
  if (typeof data !== 'object' || data === null || !('uri' in data) || !('change' in data)) {
    return undefined;
  }
  const change = wholeDocumentChanges.find((each) => each === data.change);
  return typeof data.uri === 'string' && change !== undefined
    ? { uri: data.uri, change }
    : undefined;
}

/** A client that asks for a kind asks for all that begin with it. */
function isWanted(kind: string, only: readonly string[] | undefined): boolean {
  return only === undefined || only.some((each) => kind === each || kind.startsWith(`${each}.`));
}

function codeActionOf(
  document: OpenDocument,
  placed: PlacedStatement,
  { title, kind, problem, isPreferred, edits }: Action,
  diagnostics: readonly Diagnostic[],
  client: ClientFacts,
): CodeAction {
  const fixed =
    problem &&
    diagnostics.filter(({ code, message }) => code === problem.code && message === problem.message);
  return {
    title,
    kind,
    ...(fixed && { diagnostics: fixed }),
    ...(isPreferred && { isPreferred }),
    edit: workspaceEditOf(document, placed, edits, client),
  };
}
