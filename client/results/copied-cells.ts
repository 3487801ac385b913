/** Selected cells as the text that goes to the clipboard. */
import type { ExportedRows, RowPortion, WriteRows } from '../../engine/export/index.ts';
import {
  writeCsv,
  writeInList,
  writeInserts,
  writeJson,
  writeMarkdown,
} from '../../engine/export/index.ts';
import type { Cell, CopyFormat, CopyKind } from '../../protocol/index.ts';
import type { CopiedCells } from './tab-separated.ts';
import { tabSeparated } from './tab-separated.ts';

const writers: Readonly<Record<Exclude<CopyFormat, 'tsv'>, WriteRows>> = {
  csv: writeCsv,
  json: writeJson,
  markdown: writeMarkdown,
  insert: writeInserts,
  inList: writeInList,
};

/**
 * `title` is the name of an INSERT's table. Of cells with more than `longest` UTF-16 units the first
 * rows are copied, whole, and the text is still well-formed.
 */
export async function copiedCells(
  { columns, rows }: ExportedRows,
  { format, headers }: CopyKind,
  title: string,
  longest: number,
): Promise<CopiedCells> {
  if (format === 'tsv') {
    const names = columns.map(({ name }) => name);
    return tabSeparated(rows(), headers ? names : undefined, longest);
  }
  const counts = { rows: 0, isCut: false };
  async function* fitting(): AsyncGenerator<RowPortion> {
    let units = 0;
    for await (const portion of rows()) {
      const taken = portion.findIndex((row) => {
        units += row.reduce<number>((sum, cell) => sum + unitsOf(cell), 0);
        return units > longest;
      });
      const end = taken === -1 ? portion.length : Math.max(taken, counts.rows === 0 ? 1 : 0);
      counts.rows += end;
      if (end > 0) {
        yield portion.slice(0, end);
      }
      if (end < portion.length) {
        counts.isCut = true;
        return;
      }
    }
  }
  const chunks: string[] = [];
  const options = { title, omitsNames: !headers };
  for await (const chunk of writers[format]({ columns, rows: fitting }, options)) {
    chunks.push(String(chunk));
  }
  return { ...counts, text: chunks.join('').trimEnd() };
}

function unitsOf(cell: Cell): number {
  if (typeof cell === 'string') {
    return cell.length;
  }
  return typeof cell === 'object' && cell !== null && 'blob' in cell ? cell.blob.length : 8;
}
