/** `IQL: Run Statement to File…`: a result that goes past the grid. */
import type * as vscode from 'vscode';
import type { ResultTabs } from '../results/result-tabs.ts';
import type { Runner } from '../run/runner.ts';
import type { RunTarget } from '../run/targets.ts';
import { resultTitle, shownStatement } from '../run/titles.ts';
import type { Exporter } from './exporter.ts';

/** A file has room for what a person would not read. */
const mostRowsInFile = 5_000_000;

export interface RunToFileParts {
  readonly runner: Runner;
  readonly tabs: ResultTabs;
  readonly exporter: Exporter;
}

/** The file is asked for first: nothing is asked of AWS for a result that has no place to go to. */
export async function runToFile(
  document: vscode.TextDocument,
  target: RunTarget,
  { runner, tabs, exporter }: RunToFileParts,
): Promise<void> {
  const title = resultTitle(target.statement);
  const destination = await exporter.chooseDestination(title);
  if (destination === undefined) {
    return;
  }
  let tab: string | undefined;
  await runner.run(document, [target], 'kept', {
    rowLimit: mostRowsInFile,
    started(_, id) {
      tab = id;
    },
    reported: () => undefined,
    async settled(_, outcome, file) {
      const summary = outcome.kind === 'finished' ? outcome.summary : outcome.partial;
      if (summary !== undefined && summary.columns.length > 0) {
        const statement = shownStatement(target.statement);
        await exporter.write({ file, title, statement, rowCount: summary.rowCount }, destination);
      }
      // A failure stays to be read, with what came of the statement before it.
      if (tab !== undefined && outcome.kind === 'finished') {
        tabs.close(tab);
      }
    },
  });
}
