/** The failing place of the last run, in the editor: it goes with the next edit or the next run. */
import * as vscode from 'vscode';
import type { RunFailure } from '../../protocol/index.ts';
import type { RunTarget } from './targets.ts';
import { currentStart, writtenStart } from './targets.ts';

export interface RunDiagnostics {
  show(document: vscode.TextDocument, target: RunTarget, failure: RunFailure): void;
  clear(document: vscode.TextDocument): void;
  dispose(): void;
}

export function createRunDiagnostics(): RunDiagnostics {
  const collection = vscode.languages.createDiagnosticCollection('iql run');
  const subscription = vscode.workspace.onDidChangeTextDocument((event) => {
    if (event.contentChanges.length > 0) {
      collection.delete(event.document.uri);
    }
  });
  return {
    show(document, target, failure) {
      const start = currentStart(document.getText(), target);
      if (start === undefined || failure.kind === 'cancelled') {
        return;
      }
      const { start: from, end: to } = failure.span ?? firstWord(target);
      const range = new vscode.Range(
        document.positionAt(Math.max(0, start + from)),
        document.positionAt(Math.max(0, start + Math.max(to, from + 1))),
      );
      const diagnostic = new vscode.Diagnostic(
        range,
        failure.message,
        vscode.DiagnosticSeverity.Error,
      );
      diagnostic.source = 'iql run';
      if (failure.serviceError !== undefined) {
        diagnostic.code = failure.serviceError;
      }
      if (!isUnderlinedAlready(document, diagnostic)) {
        collection.set(document.uri, [diagnostic]);
      }
    },
    clear: (document) => collection.delete(document.uri),
    dispose() {
      subscription.dispose();
      collection.dispose();
    },
  };
}

/** What has no plan is mostly what the language server has said while it was typed. */
function isUnderlinedAlready(
  document: vscode.TextDocument,
  diagnostic: vscode.Diagnostic,
): boolean {
  return vscode.languages
    .getDiagnostics(document.uri)
    .some(
      ({ message, range }) => message === diagnostic.message && range.isEqual(diagnostic.range),
    );
}

/** A failure of no place in particular is shown at the statement's verb. */
function firstWord(target: RunTarget): { readonly start: number; readonly end: number } {
  const start = writtenStart(target);
  const word = target.statement.tokens.find(
    (token) => token.start >= start && token.kind === 'word',
  );
  return word ?? { start, end: start + 1 };
}
