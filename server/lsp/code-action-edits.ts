/** The edits of code actions as LSP has them. */
import type { SnippetTextEdit, TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import type { ActionEdit } from '../features/actions/action.ts';
import type { WholeDocumentChange } from '../features/actions/whole-document.ts';
import { wholeDocumentEdits } from '../features/actions/whole-document.ts';
import type { LanguageContext } from '../features/language-context.ts';
import type { Search } from '../features/search.ts';
import type { PlacedStatement } from '../../language/syntax/index.ts';
import type { ClientFacts } from './client-facts.ts';
import type { OpenDocument } from './documents.ts';
import { documentRange, rangeOf } from './positions.ts';

/** Snippets are for a client that takes them, and only an edit of a version can hold one. */
export function workspaceEditOf(
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

/** A change of all of a document, of the version that it has. */
export function* wholeEdit(
  document: OpenDocument,
  change: WholeDocumentChange,
  language: LanguageContext,
): Search<WorkspaceEdit> {
  const edits = yield* wholeDocumentEdits(language, document.parsed, change);
  const written = edits.map(({ span, text }) => ({
    range: documentRange(document, span),
    newText: text,
  }));
  return { changes: { [document.uri]: written } };
}
