/** A table of GitHub's Markdown. NULL is an empty cell. */
import type { Cell, ResultColumn } from '../../protocol/index.ts';
import { textOf } from './cells.ts';
import type { WriteRows } from './exported-rows.ts';

export const writeMarkdown: WriteRows = async function* ({ columns, rows }) {
  yield line(columns.map(({ name }) => escaped(name)));
  yield line(columns.map(({ type }) => (isNumeric(type) ? '---:' : '---')));
  for await (const portion of rows()) {
    yield portion
      .map((row) => line(row.map((cell, index) => field(cell, columns[index]))))
      .join('');
  }
};

function isNumeric(type: ResultColumn['type']): boolean {
  return type === 'integer' || type === 'real';
}

function line(fields: readonly string[]): string {
  return `| ${fields.join(' | ')} |\n`;
}

function field(cell: Cell, column: ResultColumn | undefined): string {
  return cell === null ? '' : escaped(textOf(cell, column?.type ?? 'any'));
}

/**
 * A value shows as the characters that it has: no markup, no HTML, and no end of its cell. An
 * underscore inside a word is no markup.
 */
function escaped(text: string): string {
  return text
    .replace(/[\\`*[\]|~]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\$&')
    .replace(/&(?=#?\w+;)/g, '&amp;')
    .replaceAll('<', '&lt;')
    .replace(/\r\n|[\r\n]/g, '<br>');
}
