/** The history of this user's runs: what the runner adds, and the commands that show and clear it. */
import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import { parseDocument } from '../../language/syntax/index.ts';
import type { Log } from '../output.ts';
import type { Runner } from '../run/runner.ts';
import { targetsOf } from '../run/targets.ts';
import { targetOfText } from './find-statement.ts';
import type { HistoryEntry } from './history-entry.ts';
import { openHistoryFile } from './history-file.ts';
import { pickFromHistory } from './history-picker.ts';
import type { FinishedRun } from './recorded-run.ts';
import { entryOfRun } from './recorded-run.ts';

export interface History {
  /** Never rejects: a run does not fail because its trace cannot be kept. */
  record(run: FinishedRun): Promise<void>;
  dispose(): void;
}

export function createHistory(file: string, runner: () => Runner, log: Log): History {
  const history = openHistoryFile(file, historyLimit);
  const orWarn = async (work: Promise<void>): Promise<void> => {
    try {
      await work;
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      log.warn(`The history in \`${file}\` cannot be written: ${message}`);
    }
  };
  const show = (): Promise<void> =>
    pickFromHistory({
      entries: () => history.entries(),
      open: openStatement,
      run: (entry) => runAgain(entry, runner()),
      copy: ({ statement }) => vscode.env.clipboard.writeText(statement),
      remove: ({ id }) => orWarn(history.remove(id)),
    });
  const clear = async (): Promise<void> => {
    const yes = 'Clear';
    const answer = await vscode.window.showWarningMessage(
      'Clear the history of all runs, in all windows?',
      { modal: true },
      yes,
    );
    if (answer === yes) await history.clear();
  };
  const commands = [
    vscode.commands.registerCommand('iql.history.show', show),
    vscode.commands.registerCommand('iql.history.clear', clear),
  ];
  return {
    async record(run) {
      const entry = entryOfRun(run, randomUUID());
      if (entry !== undefined) await orWarn(history.add(entry));
    },
    dispose() {
      for (const command of commands) command.dispose();
    },
  };
}

const usualLimit = 1_000;
const mostEntries = 100_000;

function historyLimit(): number {
  const value = vscode.workspace.getConfiguration('iql').get<unknown>('history.limit');
  const isCount = typeof value === 'number' && Number.isInteger(value) && value >= 0;
  return isCount ? Math.min(value, mostEntries) : usualLimit;
}

async function openStatement({ statement }: HistoryEntry): Promise<vscode.TextDocument> {
  const content = `${statement};\n`;
  const document = await vscode.workspace.openTextDocument({ content, language: 'iql' });
  await vscode.window.showTextDocument(document);
  return document;
}

/** Where it stood, if it still does: its file of variables and its views are those of the place. */
async function runAgain(entry: HistoryEntry, runner: Runner): Promise<void> {
  const place = await documentOf(entry);
  const target = place && targetOfText(place.getText(), entry.statement);
  if (place !== undefined && target !== undefined) {
    await runner.run(place, [target]);
    return;
  }
  const document = await openStatement(entry);
  await runner.run(document, targetsOf(parseDocument(document.getText())));
}

/** A document that was never saved, or is gone, is none. */
async function documentOf({ document }: HistoryEntry): Promise<vscode.TextDocument | undefined> {
  const open = vscode.workspace.textDocuments.find((each) => each.uri.toString() === document);
  const uri = vscode.Uri.parse(document);
  if (open !== undefined || uri.scheme !== 'file') return open;
  try {
    return await vscode.workspace.openTextDocument(uri);
  } catch (error) {
    if (error instanceof Error) return undefined;
    throw error;
  }
}
