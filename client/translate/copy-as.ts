/** The command that copies the statement at the cursor as SQL for another engine. */
import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type {
  TranslationAnswer,
  TranslationFinding,
  TranslationParameters,
  TranslationTarget,
} from '../../protocol/index.ts';
import { translateRequest, translationTargetsRequest } from '../../protocol/index.ts';
import type { TranslationMessage } from './messages.ts';
import { translationDocument, translationMessage } from './messages.ts';

/** Where the engine that was chosen last is remembered. */
const lastTarget = 'iql.translate.lastTarget';

/** The command's argument, a target's short name, skips the question: for keys of one's own. */
export function registerCopyAs(
  client: () => LanguageClient | undefined,
  memory: vscode.Memento,
): vscode.Disposable {
  return vscode.commands.registerCommand('iql.copyAs', async (wanted: unknown) => {
    const editor = vscode.window.activeTextEditor;
    const server = client();
    if (editor?.document.languageId !== 'iql' || server === undefined) {
      return;
    }
    const target = await chosenTarget(server, memory, wanted);
    if (target === undefined) {
      return;
    }
    await memory.update(lastTarget, target.target);
    const answer = await server.sendRequest<TranslationAnswer>(
      translateRequest,
      parametersOf(editor, target),
    );
    await tell(editor, answer, translationMessage(answer, target.title));
  });
}

async function chosenTarget(
  server: LanguageClient,
  memory: vscode.Memento,
  wanted: unknown,
): Promise<TranslationTarget | undefined> {
  const targets = await server.sendRequest<readonly TranslationTarget[]>(translationTargetsRequest);
  const named = targets.find(({ target }) => target === wanted);
  if (named !== undefined) {
    return named;
  }
  const last = memory.get<string>(lastTarget);
  const items = targets
    .toSorted((left, right) => Number(right.target === last) - Number(left.target === last))
    .map((target) => ({
      label: target.title,
      target,
      ...(target.target === last ? { description: 'last used' } : {}),
    }));
  const item = await vscode.window.showQuickPick(items, {
    title: 'Copy as SQL for Another Engine',
    placeHolder: 'The engine that will run the statement',
  });
  return item?.target;
}

function parametersOf(
  editor: vscode.TextEditor,
  { target }: TranslationTarget,
): TranslationParameters {
  const { document, selection } = editor;
  const pattern = vscode.workspace
    .getConfiguration('iql', document)
    .get<string>('translate.tablePattern', '')
    .trim();
  return {
    textDocument: { uri: document.uri.toString() },
    position: { line: selection.active.line, character: selection.active.character },
    target,
    ...(pattern === '' ? {} : { tablePattern: pattern }),
  };
}

async function tell(
  editor: vscode.TextEditor,
  answer: TranslationAnswer,
  { severity, text }: TranslationMessage,
): Promise<void> {
  const show =
    severity === 'information'
      ? vscode.window.showInformationMessage
      : vscode.window.showWarningMessage;
  switch (answer.kind) {
    case 'refused':
      void show(text);
      return;
    case 'untranslatable': {
      const [first] = answer.findings;
      if (first !== undefined && (await show(text, 'Show Place')) === 'Show Place') {
        await reveal(editor.document, first);
      }
      return;
    }
    case 'translated':
      await vscode.env.clipboard.writeText(answer.sql);
      if ((await show(text, 'Open')) === 'Open') {
        const content = translationDocument(answer.sql, answer.notes);
        const document = await vscode.workspace.openTextDocument({ content, language: 'sql' });
        await vscode.window.showTextDocument(document, { preview: true });
      }
  }
}

async function reveal(document: vscode.TextDocument, { range }: TranslationFinding): Promise<void> {
  const { start, end } = range;
  const selection = new vscode.Range(start.line, start.character, end.line, end.character);
  await vscode.window.showTextDocument(document, { selection });
}
