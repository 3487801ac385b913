/** textDocument/prepareRename and textDocument/rename. */
import type {
  PrepareRenameParams,
  PrepareRenameResult,
  RenameParams,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver';
import { LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { Refusal } from '../features/navigation/rename-refusals.ts';
import type { StatementEdit } from '../features/navigation/rename.ts';
import { prepareRename, renameAt } from '../features/navigation/rename.ts';
import type { Search } from '../features/search.ts';
import type { OpenDocuments } from './documents.ts';
import { hasChanged } from './documents.ts';
import { contentModified, guarded } from './guard.ts';
import { cursorAt, rangeOf } from './positions.ts';
import { guardedSearch } from './search.ts';
import type { Services } from './services.ts';

export function answerRenames({ connection, documents, language, facts }: Services): void {
  const prepare = ({
    textDocument,
    position,
  }: PrepareRenameParams): PrepareRenameResult | ResponseError | null => {
    const document = documents.get(textDocument.uri);
    if (document === undefined) {
      return null;
    }
    const { placed, offset } = cursorAt(document, position);
    const prepared = prepareRename(language, document, placed, offset);
    return prepared.kind === 'refusal'
      ? errorOf(prepared)
      : { range: rangeOf(document, placed, prepared.span), placeholder: prepared.placeholder };
  };
  const rename = function* ({
    textDocument,
    position,
    newName,
  }: RenameParams): Search<WorkspaceEdit | ResponseError | null> {
    const document = documents.get(textDocument.uri);
    if (document === undefined) {
      return null;
    }
    const { placed, offset } = cursorAt(document, position);
    const renamed = yield* renameAt(language, document, placed, offset, newName);
    const used = renamed.kind === 'refusal' ? [] : renamed.edits.map((edit) => edit.document);
    if ([document, ...used].some((each) => hasChanged(documents, each))) {
      return contentModified();
    }
    if (renamed.kind === 'refusal') {
      return errorOf(renamed);
    }
    return workspaceEdit(documents, renamed.edits, facts().versionedEdits);
  };
  connection.onPrepareRename(guarded(connection, 'preparing a rename', null, prepare));
  connection.onRenameRequest(guardedSearch(connection, 'rename', null, rename));
}

/** A client shows the message of a failed request to the person who asked. */
function errorOf({ message }: Refusal): ResponseError {
  return new ResponseError(LSPErrorCodes.RequestFailed, message);
}

function workspaceEdit(
  documents: OpenDocuments,
  edits: readonly StatementEdit[],
  versioned: boolean,
): WorkspaceEdit {
  const changes: Record<string, TextEdit[]> = {};
  for (const { document, placed, replacements } of edits) {
    const list = (changes[document.uri] ??= []);
    for (const { span, text } of replacements) {
      list.push({ range: rangeOf(document, placed, span), newText: text });
    }
  }
  if (!versioned) {
    return { changes };
  }
  return {
    documentChanges: Object.entries(changes).map(([uri, list]) => ({
      textDocument: { uri, version: documents.get(uri)?.version ?? null },
      edits: list,
    })),
  };
}
