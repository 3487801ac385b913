/** RFC 4180: a header, CRLF, quotes where needed. NULL is an empty field and empty text is `""`. */
import type { Cell, ResultType } from '../../protocol/index.ts';
import type { PrintedRows, ResultFormat } from './result-format.ts';
import { textOf } from './cells.ts';

/** Several results follow each other with an empty line between them. */
export function csvFormat(): ResultFormat {
  let separator = '';
  async function* print({ columns, rows }: PrintedRows): AsyncGenerator<string> {
    yield `${separator}${line(columns.map((column) => quotedField(column.name)))}`;
    separator = '\r\n';
    for await (const portion of rows()) {
      yield portion
        .map((row) => line(row.map((cell, index) => field(cell, columns[index]?.type ?? 'any'))))
        .join('');
    }
  }
  return { open: () => '', result: print, rows: print, close: () => '' };
}

function line(fields: readonly string[]): string {
  return `${fields.join(',')}\r\n`;
}

function field(cell: Cell, type: ResultType): string {
  return cell === null ? '' : quotedField(textOf(cell, type));
}

function quotedField(text: string): string {
  return text === '' || /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
