/** The values of a run's parameters, for the runner: from `.iqlvars`, from before, or from the person. */
import * as vscode from 'vscode';
import { parametersOf } from '../../../language/parameters/index.ts';
import type { ParsedStatement } from '../../../language/syntax/index.ts';
import { counted } from '../../../protocol/index.ts';
import { askForValues } from './ask.ts';
import type { ValueOf } from './collect-values.ts';
import { collectValues } from './collect-values.ts';
import { createRememberedValues } from './remembered-values.ts';
import { foldersUpward, nearestVariables } from './variables-files.ts';
import type { FileText, NearestVariables } from './variables-files.ts';

export interface ParameterValues {
  /** `undefined` where nothing shall run: a person did not want to, or a file of variables is broken. */
  valuesFor(
    document: vscode.TextDocument,
    statements: readonly ParsedStatement[],
  ): Promise<ValueOf | undefined>;
  forget(): Promise<void>;
}

const none = { kind: 'none' } as const;

export function createParameterValues(state: vscode.Memento): ParameterValues {
  const remembered = createRememberedValues(state);
  return {
    async valuesFor(document, statements) {
      const nearest = statements.some(hasParameters) ? await variablesFor(document) : none;
      if (nearest.kind === 'failed') {
        await showProblem(nearest);
        return undefined;
      }
      const variables = nearest.kind === 'read' ? nearest.variables : {};
      return collectValues(statements, { variables, remembered, ask: askForValues });
    },
    async forget() {
      const count = await remembered.forget();
      void vscode.window.showInformationMessage(
        `IQL forgot ${counted(count, 'value')} of parameters in this workspace.`,
      );
    },
  };
}

type Nearest = NearestVariables<vscode.Uri>;

function hasParameters(statement: ParsedStatement): boolean {
  const reading = parametersOf(statement);
  return reading.kind === 'readable' && reading.parameters.length > 0;
}

/** A document without a file takes those of the first folder, a cell those of its notebook. */
function variablesFor(document: vscode.TextDocument): Promise<Nearest> {
  const uri = fileOf(document);
  const folders = vscode.workspace.workspaceFolders ?? [];
  const root = uri.scheme === 'untitled' ? folders[0] : vscode.workspace.getWorkspaceFolder(uri);
  const base = uri.scheme === 'untitled' ? root?.uri : uri;
  if (base === undefined) return Promise.resolve(none);
  const path = base === uri ? uri.path : `${base.path}/untitled`;
  const places = foldersUpward(path, root?.uri.path).map((folder) => base.with({ path: folder }));
  return nearestVariables(places, (folder, name) => readText(vscode.Uri.joinPath(folder, name)));
}

function fileOf(document: vscode.TextDocument): vscode.Uri {
  const notebook = vscode.workspace.notebookDocuments.find((each) =>
    each.getCells().some((cell) => cell.document === document),
  );
  return notebook?.uri ?? document.uri;
}

/** An editor that is open on the file has its newest text. */
async function readText(uri: vscode.Uri): Promise<FileText> {
  const open = vscode.workspace.textDocuments.find(
    (document) => document.uri.toString() === uri.toString(),
  );
  if (open !== undefined) return { text: open.getText() };
  try {
    return { text: new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)) };
  } catch (error) {
    if (error instanceof vscode.FileSystemError && isAbsent(error)) return 'absent';
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

function isAbsent({ code }: vscode.FileSystemError): boolean {
  return code === 'FileNotFound' || code === 'FileNotADirectory' || code === 'FileIsADirectory';
}

async function showProblem({
  folder,
  name,
  message,
  line,
}: Extract<Nearest, { kind: 'failed' }>): Promise<void> {
  const uri = vscode.Uri.joinPath(folder, name);
  const open = 'Open the File';
  const place = line === undefined ? '' : `, line ${line}`;
  const chosen = await vscode.window.showErrorMessage(
    `\`${vscode.workspace.asRelativePath(uri)}\`${place}: ${message}. Nothing was run: correct the file first.`,
    open,
  );
  if (chosen === open) {
    const start = new vscode.Position((line ?? 1) - 1, 0);
    await vscode.window.showTextDocument(uri, { selection: new vscode.Range(start, start) });
  }
}
