/**
 * CSV as RFC 4180 has it, and its sister with tabs: a line of names, CRLF, quotes where needed. NULL
 * is an empty field and empty text is `""`.
 */
import type { Cell, ResultType } from '../../protocol/index.ts';
import { textOf } from './cells.ts';
import type { WriteRows } from './exported-rows.ts';
import { neutralized } from './formula.ts';

export const writeCsv: WriteRows = separatedBy(',', /[",\r\n]/);

export const writeTsv: WriteRows = separatedBy('\t', /["\t\r\n]/);

function separatedBy(separator: string, needsQuotes: RegExp): WriteRows {
  const quoted = (text: string): string =>
    text === '' || needsQuotes.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

  return async function* ({ columns, rows }, { keepsFormulas = false, omitsNames = false }) {
    const safe = (text: string): string => quoted(keepsFormulas ? text : neutralized(text));
    const types = columns.map(({ type }): ResultType => type);
    const field = (cell: Cell, index: number): string => {
      if (typeof cell === 'string') {
        return safe(cell);
      }
      return cell === null ? '' : textOf(cell, types[index] ?? 'any');
    };
    if (!omitsNames) {
      yield `${columns.map(({ name }) => safe(name)).join(separator)}\r\n`;
    }
    for await (const portion of rows()) {
      let lines = '';
      for (const row of portion) {
        row.forEach((cell, index) => {
          lines += index === 0 ? field(cell, index) : separator + field(cell, index);
        });
        lines += '\r\n';
      }
      yield lines;
    }
  };
}
