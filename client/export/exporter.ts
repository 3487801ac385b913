/** Asks for a format and a file, writes the rows there, and shows how far it is. */
import { basename } from 'node:path';
import * as vscode from 'vscode';
import type { ExportFormat, ExportTask } from '../../engine/export/index.ts';
import {
  exportFormat,
  exportFormatOfPath,
  exportFormats,
  forkExport,
} from '../../engine/export/index.ts';
import type { Log } from '../output.ts';
import {
  exportedText,
  failedText,
  fileNameOf,
  increment,
  progressText,
} from './export-messages.ts';

/** What is written of a result. */
export interface ExportedResult extends Pick<ExportTask, 'view' | 'columns'> {
  /** The result's own file. */
  readonly file: string;
  readonly title: string;
  readonly statement: string;
  readonly rowCount: number;
}

/** What the user has chosen. */
export interface ExportDestination {
  readonly path: string;
  readonly format: ExportFormat;
}

export interface Exporter {
  /** `undefined` where the user gave it up. */
  chooseDestination(title: string): Promise<ExportDestination | undefined>;
  /** Says what came of it. Never rejects. */
  write(result: ExportedResult, destination: ExportDestination): Promise<void>;
}

export interface ExporterParts {
  readonly memory: vscode.Memento;
  /** The file of the process that writes. */
  readonly exportProcess: string;
  readonly log: Log;
}

/** Where the format that was chosen last is remembered. */
const lastFormat = 'iql.export.lastFormat';

export function createExporter({ memory, exportProcess, log }: ExporterParts): Exporter {
  return {
    async chooseDestination(title) {
      const format = await chosenFormat(memory);
      if (format === undefined) {
        return undefined;
      }
      await memory.update(lastFormat, format.name);
      return chosenFile(title, format);
    },
    async write(result, { path, format }) {
      const name = basename(path);
      try {
        const written = await withProgress(`Writing ${name}`, result.rowCount, (shown) =>
          forkExport(
            { processPath: exportProcess, file: result.file },
            {
              path,
              format: format.name,
              ...(result.view !== undefined && { view: result.view }),
              ...(result.columns !== undefined && { columns: result.columns }),
              options: {
                title: result.title,
                statement: result.statement,
                keepsFormulas: keepsFormulas(),
              },
              ...shown,
            },
          ),
        );
        if (written !== undefined) {
          void offerToOpen(exportedText(written, name), path);
        }
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        log.warn(`Export to ${path}: ${reason}`);
        void vscode.window.showErrorMessage(failedText(name, reason));
      }
    },
  };
}

async function chosenFormat(memory: vscode.Memento): Promise<ExportFormat | undefined> {
  const last = memory.get<string>(lastFormat);
  const items = exportFormats
    .toSorted((left, right) => Number(right.name === last) - Number(left.name === last))
    .map((format) => ({
      label: format.title,
      description: format.name === last ? `${format.description}, last used` : format.description,
      format,
    }));
  const item = await vscode.window.showQuickPick(items, {
    title: 'Export Result',
    placeHolder: 'The format of the file',
    matchOnDescription: true,
  });
  return item?.format;
}

/** A name that ends as another format's files do chooses that format. */
async function chosenFile(
  title: string,
  format: ExportFormat,
): Promise<ExportDestination | undefined> {
  const name = fileNameOf(title, format);
  const folder = vscode.workspace.workspaceFolders?.find(({ uri }) => uri.scheme === 'file')?.uri;
  const uri = await vscode.window.showSaveDialog({
    title: `Export as ${format.title}`,
    saveLabel: 'Export',
    filters: { [format.title]: [...format.extensions] },
    ...(folder !== undefined && { defaultUri: vscode.Uri.joinPath(folder, name) }),
  });
  if (uri === undefined) {
    return undefined;
  }
  if (uri.scheme !== 'file') {
    void vscode.window.showErrorMessage(
      `\`${uri.path}\` is in no folder of this machine, where exports are written: choose another one.`,
    );
    return undefined;
  }
  return {
    path: uri.fsPath,
    format: exportFormat(exportFormatOfPath(uri.fsPath)?.name ?? format.name),
  };
}

function withProgress<T>(
  title: string,
  rowCount: number,
  write: (shown: Pick<ExportTask, 'onProgress' | 'signal'>) => Promise<T>,
): Promise<T> {
  const location = vscode.ProgressLocation.Notification;
  return Promise.resolve(
    vscode.window.withProgress({ location, title, cancellable: true }, (progress, token) => {
      const abort = new AbortController();
      token.onCancellationRequested(() => abort.abort());
      let rows = 0;
      return write({
        onProgress(state) {
          // Parquet reads the rows twice: what was shown stays.
          const gained = Math.max(0, increment(rows, state.rows, rowCount));
          rows = Math.max(rows, state.rows);
          progress.report({ message: progressText(state, rowCount), increment: gained });
        },
        signal: abort.signal,
      });
    }),
  );
}

async function offerToOpen(message: string, path: string): Promise<void> {
  const uri = vscode.Uri.file(path);
  const answer = await vscode.window.showInformationMessage(message, 'Open', 'Show in Folder');
  if (answer === 'Open') {
    await vscode.commands.executeCommand('vscode.open', uri);
  } else if (answer === 'Show in Folder') {
    await vscode.commands.executeCommand('revealFileInOS', uri);
  }
}

function keepsFormulas(): boolean {
  return vscode.workspace.getConfiguration('iql').get<boolean>('export.keepFormulas', false);
}
