/** The commands that run statements. */
import * as vscode from 'vscode';
import { parseDocument } from '../../language/syntax/index.ts';
import type { Runner } from './runner.ts';
import type { RunTarget } from './targets.ts';
import { analyzed, explained, targetAt, targetsInSelection, targetsOf } from './targets.ts';

export function registerRunCommands(runner: Runner): vscode.Disposable {
  const run = (document: vscode.TextDocument, targets: readonly RunTarget[], missing: string) => {
    if (targets.length === 0) {
      void vscode.window.showInformationMessage(missing);
      return undefined;
    }
    return runner.run(document, targets);
  };
  const runAs = async (
    change: (target: RunTarget) => RunTarget,
    uri: unknown,
    offset: unknown,
  ): Promise<void> => {
    const place = await placeOf(uri, offset);
    if (place !== undefined) {
      const targets = atOffset(place.document, place.offset).map(change);
      await run(place.document, targets, 'Put the cursor in a statement to explain it.');
    }
  };
  const command = (id: string, act: (...values: readonly unknown[]) => unknown) =>
    vscode.commands.registerCommand(id, act);

  return vscode.Disposable.from(
    command('iql.runStatement', async (uri, offset) => {
      const place = await placeOf(uri, offset);
      if (place === undefined) {
        return;
      }
      const { document, selection } = place;
      const targets =
        selection === undefined ? atOffset(document, place.offset) : within(document, selection);
      await run(document, targets, 'Put the cursor in a statement to run it.');
    }),
    command('iql.explainStatement', (uri, offset) => runAs(explained, uri, offset)),
    command('iql.analyzeStatement', (uri, offset) => runAs(analyzed, uri, offset)),
    command('iql.runSelection', async () => {
      const editor = activeEditor();
      if (editor !== undefined) {
        const targets = within(editor.document, editor.selection);
        await run(editor.document, targets, 'Select the text to run.');
      }
    }),
    command('iql.runFile', async (uri) => {
      const document = await documentOf(uri);
      if (document !== undefined) {
        const targets = targetsOf(parseDocument(document.getText()));
        await run(document, targets, 'This file has no statement to run.');
      }
    }),
    command('iql.cancel', () => runner.cancelAll()),
  );
}

interface Place {
  readonly document: vscode.TextDocument;
  readonly offset: number;
  /** Set where something is selected and no place was named. */
  readonly selection?: vscode.Selection;
}

/** A code lens names the document and an offset; a key means the cursor of the editor in front. */
async function placeOf(uri: unknown, offset: unknown): Promise<Place | undefined> {
  if (typeof offset === 'number') {
    const document = await documentOf(uri);
    return document === undefined ? undefined : { document, offset };
  }
  const editor = activeEditor();
  if (editor === undefined) {
    return undefined;
  }
  const { document, selection } = editor;
  return {
    document,
    offset: document.offsetAt(selection.active),
    ...(selection.isEmpty ? {} : { selection }),
  };
}

/** A menu gives a URI, a code lens its text, a key nothing. */
async function documentOf(uri: unknown): Promise<vscode.TextDocument | undefined> {
  if (uri instanceof vscode.Uri) {
    return vscode.workspace.openTextDocument(uri);
  }
  if (typeof uri === 'string') {
    return vscode.workspace.openTextDocument(vscode.Uri.parse(uri, true));
  }
  return activeEditor()?.document;
}

function activeEditor(): vscode.TextEditor | undefined {
  const editor = vscode.window.activeTextEditor;
  return editor?.document.languageId === 'iql' ? editor : undefined;
}

function atOffset(document: vscode.TextDocument, offset: number): readonly RunTarget[] {
  const target = targetAt(parseDocument(document.getText()), offset);
  return target === undefined ? [] : [target];
}

function within(document: vscode.TextDocument, selection: vscode.Selection): readonly RunTarget[] {
  return targetsInSelection(
    document.getText(),
    document.offsetAt(selection.start),
    document.offsetAt(selection.end),
  );
}
