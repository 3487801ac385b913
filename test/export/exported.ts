/** The one place of these tests that writes a result in a format. */
import { writeExcel } from '../../engine/export/excel/workbook.ts';
import type { ExportFormatName, ExportOptions, WriteRows } from '../../engine/export/index.ts';
import {
  writeCsv,
  writeInList,
  writeInserts,
  writeJson,
  writeMarkdown,
  writeNdjson,
  writeTsv,
} from '../../engine/export/index.ts';
import { writeHtml } from '../../engine/export/html.ts';
import { writeParquet } from '../../engine/export/parquet.ts';
import type { Cell, ResultColumn, ResultType } from '../../protocol/index.ts';

export interface WrittenTable {
  /** `name type`: `id text`. */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  readonly options?: Partial<ExportOptions>;
}

const writers: Readonly<Record<Exclude<ExportFormatName, 'sqlite'> | 'inList', WriteRows>> = {
  csv: writeCsv,
  tsv: writeTsv,
  json: writeJson,
  ndjson: writeNdjson,
  markdown: writeMarkdown,
  html: writeHtml,
  excel: writeExcel,
  parquet: writeParquet,
  sql: writeInserts,
  inList: writeInList,
};

/** The file's bytes. Rows come in portions of two. */
export async function exportedBytes(
  format: keyof typeof writers,
  { columns, rows, options = {} }: WrittenTable,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  async function* portions() {
    for (let start = 0; start < rows.length; start += 2) {
      yield await Promise.resolve(rows.slice(start, start + 2));
    }
  }
  const source = { columns: columns.map(columnOf), rows: portions };
  for await (const chunk of writers[format](source, { title: 'result', ...options })) {
    chunks.push(typeof chunk === 'string' ? Buffer.from(chunk, 'utf8') : chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

export async function exportedText(
  format: keyof typeof writers,
  table: WrittenTable,
): Promise<string> {
  return Buffer.from(await exportedBytes(format, table)).toString('utf8');
}

/** The name may hold spaces; the type is the last word. */
function columnOf(column: string): ResultColumn {
  const at = column.lastIndexOf(' ');
  return { name: column.slice(0, at), type: column.slice(at + 1) as ResultType };
}
