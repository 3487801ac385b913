/** Formats that are of rows alone, as files have them. */
import type { ExportOptions, WriteRows } from '../../engine/export/index.ts';
import type { PrintedRows, ResultFormat } from './result-format.ts';

/** Several results follow each other with `separator` between them. */
export function rowsFormat(
  write: WriteRows,
  options: ExportOptions,
  separator: string,
): ResultFormat {
  let before = '';
  async function* print(rows: PrintedRows): AsyncGenerator<string | Uint8Array> {
    yield before;
    before = separator;
    yield* write(rows, options);
  }
  return { open: () => '', result: print, rows: print, close: () => '' };
}
