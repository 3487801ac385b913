/** textDocument/codeAction: quick fixes and refactorings of the statements that a range touches. */
import type {
  CodeAction,
  CodeActionOptions,
  CodeActionParams,
  Connection,
  Diagnostic,
  SnippetTextEdit,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver';
import type { Action, ActionEdit } from '../features/actions/action.ts';
import { actionsAt, kinds } from '../features/actions/actions.ts';
import type { LanguageContext } from '../features/language-context.ts';
import type { PlacedStatement } from '../../language/syntax/index.ts';
import type { ClientFacts } from './client-facts.ts';
import type { OpenDocument, OpenDocuments } from './documents.ts';
import { guarded } from './guard.ts';
import { rangeOf } from './positions.ts';

export const codeActionOptions: CodeActionOptions = { codeActionKinds: [...kinds] };

export function answerCodeActions(
  connection: Connection,
  documents: OpenDocuments,
  language: LanguageContext,
  facts: () => ClientFacts,
): void {
  const answer = ({ textDocument, range, context }: CodeActionParams): CodeAction[] => {
    const document = documents.get(textDocument.uri);
    if (document === undefined) {
      return [];
    }
    const { source, parsed } = document;
    const [from, to] = [source.offsetAt(range.start), source.offsetAt(range.end)];
    const client = facts();
    return parsed.statements
      .filter(({ start, statement }) => start <= to && from <= start + statement.text.length)
      .flatMap((placed) => {
        const { length } = placed.statement.text;
        const within = {
          start: Math.max(0, from - placed.start),
          end: Math.min(length, to - placed.start),
        };
        return actionsAt(language, placed.statement, within, (kind) =>
          isWanted(kind, context.only),
        ).map((action) => codeActionOf(document, placed, action, context.diagnostics, client));
      });
  };
  connection.onCodeAction(guarded(connection, 'code action', [], answer));
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

/** Snippets are for a client that takes them, and only an edit of a version can hold one. */
function workspaceEditOf(
  document: OpenDocument,
  placed: PlacedStatement,
  edits: readonly ActionEdit[],
  { snippetEdits }: ClientFacts,
): WorkspaceEdit {
  const { uri, version } = document;
  if (!snippetEdits || !edits.some(({ snippet }) => snippet !== undefined)) {
    return { changes: { [uri]: edits.map((edit) => textEditOf(document, placed, edit)) } };
  }
  const written = edits.map((edit): TextEdit | SnippetTextEdit =>
    edit.snippet === undefined
      ? textEditOf(document, placed, edit)
      : {
          range: rangeOf(document, placed, edit.span),
          snippet: { kind: 'snippet', value: edit.snippet },
        },
  );
  return { documentChanges: [{ textDocument: { uri, version }, edits: written }] };
}

function textEditOf(
  document: OpenDocument,
  placed: PlacedStatement,
  { span, text }: ActionEdit,
): TextEdit {
  return { range: rangeOf(document, placed, span), newText: text };
}
