/** Writes a result to a file, in the process that it is called in. */
import { open, rename, rm, stat } from 'node:fs/promises';
import type { ResultView } from '../../protocol/index.ts';
import { wholeResult } from '../../protocol/index.ts';
import { copyResult, openResultCursor } from '../sqlite/index.ts';
import { writeExcel } from './excel/workbook.ts';
import type { ExportedRows, ExportOptions, RowPortion, WriteRows } from './exported-rows.ts';
import type { ExportFormatName } from './formats.ts';
import { writeHtml } from './html.ts';
import { writeJson, writeNdjson } from './json.ts';
import { writeMarkdown } from './markdown.ts';
import { writeParquet } from './parquet.ts';
import { writeCsv, writeTsv } from './separated.ts';
import { writeInserts } from './sql-insert.ts';

export interface ExportRequest {
  /** The result's own file. */
  readonly file: string;
  /** The rows that are written; all where absent. */
  readonly view?: ResultView;
  /** Positions of its columns, in the order wanted; all where absent. */
  readonly columns?: readonly number[];
  /** Where the rows go. What is there is replaced when all are written. */
  readonly path: string;
  /** Where they are written until then; in the directory of `path`, and not there before. */
  readonly partialPath: string;
  readonly format: ExportFormatName;
  readonly options: ExportOptions;
}

export interface ExportProgress {
  readonly rows: number;
  readonly bytes: number;
}

const writers: Readonly<Record<Exclude<ExportFormatName, 'sqlite'>, WriteRows>> = {
  csv: writeCsv,
  tsv: writeTsv,
  json: writeJson,
  ndjson: writeNdjson,
  markdown: writeMarkdown,
  html: writeHtml,
  excel: writeExcel,
  parquet: writeParquet,
  sql: writeInserts,
};

/** Rejects with what the file system or SQLite says; then `path` is as it was. */
export async function exportFile(
  request: ExportRequest,
  onProgress: (progress: ExportProgress) => void,
): Promise<ExportProgress> {
  const { path, partialPath, format } = request;
  try {
    const written =
      format === 'sqlite'
        ? await writeDatabase(request)
        : await writeChunks(request, writers[format], onProgress);
    await rename(partialPath, path);
    return written;
  } catch (error) {
    await rm(partialPath, { force: true });
    throw error;
  }
}

async function writeDatabase({
  file,
  view = wholeResult,
  columns,
  partialPath,
  options,
}: ExportRequest): Promise<ExportProgress> {
  const rows = copyResult(
    { file, view, ...(columns !== undefined && { columns }) },
    partialPath,
    options.title,
  );
  const { size } = await stat(partialPath);
  return { rows, bytes: size };
}

async function writeChunks(
  { file, view = wholeResult, columns, partialPath, options }: ExportRequest,
  write: WriteRows,
  onProgress: (progress: ExportProgress) => void,
): Promise<ExportProgress> {
  const cursor = openResultCursor({ file, view, ...(columns !== undefined && { columns }) });
  try {
    const target = await open(partialPath, 'wx');
    try {
      let rows = 0;
      let bytes = 0;
      const counted: ExportedRows = {
        columns: cursor.columns,
        async *rows() {
          rows = 0;
          for (const portion of cursor.rows()) {
            rows += portion.length;
            yield await inTurn(portion);
          }
        },
      };
      let writing = Promise.resolve();
      for await (const chunk of write(counted, options)) {
        const data = typeof chunk === 'string' ? Buffer.from(chunk, 'utf8') : chunk;
        await writing;
        onProgress({ rows, bytes });
        // The next chunk is made meanwhile, and no more than one waits.
        writing = target.writeFile(data);
        writing.catch(() => undefined);
        bytes += data.byteLength;
      }
      await writing;
      return { rows, bytes };
    } finally {
      await target.close();
    }
  } finally {
    cursor.close();
  }
}

/** Lets what else the process has to do come in between: calls, signals, streams. */
function inTurn(portion: RowPortion): Promise<RowPortion> {
  return new Promise((resolve) => {
    setImmediate(resolve, portion);
  });
}
