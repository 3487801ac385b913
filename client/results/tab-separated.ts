/** Selected cells as text that spreadsheets and editors take. */
import type { Cell } from '../../protocol/index.ts';

export interface CopiedCells {
  readonly text: string;
  readonly rows: number;
  /** Whether there were more rows than the limit lets in. */
  readonly isCut: boolean;
}

/** One cell is copied as it is; more than one as lines of fields parted by tabs. NULL is empty. */
export async function tabSeparated(
  portions: AsyncIterable<readonly (readonly Cell[])[]>,
  headers: readonly string[] | undefined,
  longest: number,
): Promise<CopiedCells> {
  const lines: string[] = headers === undefined ? [] : [headers.map(field).join('\t')];
  let length = 0;
  let rows = 0;
  let single: string | undefined;
  for await (const portion of portions) {
    for (const row of portion) {
      const line = row.map((cell) => field(cellText(cell))).join('\t');
      length += line.length + 1;
      if (length > longest && rows > 0) {
        return { text: lines.join('\n'), rows, isCut: true };
      }
      single =
        rows === 0 && row.length === 1 && row[0] !== undefined ? cellText(row[0]) : undefined;
      lines.push(line);
      rows += 1;
    }
  }
  const text = headers === undefined && single !== undefined ? single : lines.join('\n');
  return { text, rows, isCut: false };
}

/** The value itself; bytes as base64. */
export function cellText(cell: Cell): string {
  if (cell === null) {
    return '';
  }
  if (typeof cell === 'object') {
    return 'integer' in cell ? cell.integer : cell.blob;
  }
  return String(cell);
}

/** A field with a tab, an end of line or a leading quote stands in quotes, as spreadsheets read it. */
function field(text: string): string {
  return /[\t\r\n]|^"/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
