/** textDocument/codeAction: quick fixes. */
import type {
  CodeAction,
  CodeActionOptions,
  CodeActionParams,
  Connection,
  Range,
} from 'vscode-languageserver';
import { CodeActionKind } from 'vscode-languageserver';
import type { Fix } from '../features/fixes.ts';
import { fixesOf } from '../features/fixes.ts';
import type { LanguageContext } from '../features/language-context.ts';
import type { OpenDocument, OpenDocuments } from './documents.ts';
import { guarded } from './guard.ts';
import { rangeOf } from './positions.ts';

export const codeActionOptions: CodeActionOptions = { codeActionKinds: [CodeActionKind.QuickFix] };

export function answerCodeActions(
  connection: Connection,
  documents: OpenDocuments,
  language: LanguageContext,
): void {
  const answer = (parameters: CodeActionParams): CodeAction[] => {
    const { textDocument, range, context } = parameters;
    const document = documents.get(textDocument.uri);
    if (document === undefined || excludesFixes(context.only)) {
      return [];
    }
    const { source, parsed } = document;
    const [from, to] = [source.offsetAt(range.start), source.offsetAt(range.end)];
    return parsed.statements
      .filter(({ start, statement }) => start <= to && from <= start + statement.text.length)
      .flatMap((placed) =>
        fixesOf(language, placed.statement, {
          start: from - placed.start,
          end: to - placed.start,
        }).map((fix) =>
          actionOf(document, fix, rangeOf(document, placed, fix.span), context.diagnostics),
        ),
      );
  };
  connection.onCodeAction(guarded(connection, 'code action', [], answer));
}

function excludesFixes(only: readonly string[] | undefined): boolean {
  return only !== undefined && !only.includes(CodeActionKind.QuickFix);
}

function actionOf(
  { uri }: OpenDocument,
  { title, text, problem }: Fix,
  range: Range,
  diagnostics: CodeActionParams['context']['diagnostics'],
): CodeAction {
  const fixed = diagnostics.filter(
    (each) => each.code === problem.code && each.message === problem.message,
  );
  return {
    title,
    kind: CodeActionKind.QuickFix,
    isPreferred: true,
    diagnostics: fixed,
    edit: { changes: { [uri]: [{ range, newText: text }] } },
  };
}
