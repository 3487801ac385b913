/**
 * Aligned columns for reading. Widths come from all rows; where the terminal is narrower, the widest
 * columns give way and cut texts end in `…`.
 */
import type { Cell, ResultColumn } from '../../protocol/index.ts';
import { textOf } from '../../engine/export/index.ts';
import type { PrintedResult, ResultFormat } from './result-format.ts';
import { cutToWidth, displayWidth, printable } from './display-width.ts';

export interface TableStyle {
  /** The width to keep within; absent where nobody looks at the lines as lines. */
  readonly width: number | undefined;
  readonly colors: boolean;
}

const gap = '  ';
const narrowest = 6;

export function tableFormat(style: TableStyle): ResultFormat {
  let separator = '';
  return {
    open: () => '',
    async *result(result) {
      yield separator;
      separator = '\n';
      if (result.plan !== undefined) {
        yield* textLines(result);
        return;
      }
      const widths = fitted(await widthsOf(result), style.width);
      const names = result.columns.map((column, index) =>
        aligned(column, column.name, widths[index]),
      );
      yield `${paint(style, bold, line(names))}\n`;
      yield `${paint(style, dim, line(widths.map((width) => '─'.repeat(width))))}\n`;
      for await (const rows of result.rows()) {
        yield rows.map((row) => `${rowLine(style, result.columns, widths, row)}\n`).join('');
      }
    },
    close: () => '',
  };
}

/** A plan is a text: a frame around it, or a line cut short, would only be in its way. */
async function* textLines({ rows }: PrintedResult): AsyncGenerator<string> {
  for await (const portion of rows()) {
    yield portion.map(([cell]) => `${printable(textOf(cell ?? '', 'text'))}\n`).join('');
  }
}

async function widthsOf({ columns, rows }: PrintedResult): Promise<number[]> {
  const widths = columns.map((column) => displayWidth(printable(column.name)));
  for await (const portion of rows()) {
    for (const row of portion) {
      row.forEach((cell, index) => {
        const width = displayWidth(shown(cell, columns[index]));
        widths[index] = Math.max(widths[index] ?? 0, width);
      });
    }
  }
  return widths;
}

/** Takes from the widest column first, down to a width at which a cell still says something. */
function fitted(widths: readonly number[], width: number | undefined): readonly number[] {
  const fitting = [...widths];
  let excess =
    width === undefined
      ? 0
      : fitting.reduce((sum, each) => sum + each, gap.length * (fitting.length - 1)) - width;
  while (excess > 0) {
    const widest = fitting.indexOf(Math.max(...fitting));
    const current = fitting[widest] ?? 0;
    if (current <= narrowest) {
      break;
    }
    fitting[widest] = current - 1;
    excess -= 1;
  }
  return fitting;
}

function rowLine(
  style: TableStyle,
  columns: readonly ResultColumn[],
  widths: readonly number[],
  row: readonly Cell[],
): string {
  const cells = row.map((cell, index) => {
    const text = aligned(columns[index], shown(cell, columns[index]), widths[index]);
    return cell === null ? paint(style, dim, text) : text;
  });
  return line(cells);
}

/** NULL is `NULL`, and a text that reads the same stands in quotes. */
function shown(cell: Cell, column: ResultColumn | undefined): string {
  if (cell === null) {
    return 'NULL';
  }
  const text = printable(textOf(cell, column?.type ?? 'any'));
  return text === 'NULL' ? `'NULL'` : text;
}

function aligned(column: ResultColumn | undefined, text: string, width = 0): string {
  const cut = cutToWidth(printable(text), width);
  const padding = ' '.repeat(Math.max(0, width - displayWidth(cut)));
  return column?.type === 'integer' || column?.type === 'real' ? padding + cut : cut + padding;
}

function line(cells: readonly string[]): string {
  return cells.join(gap).trimEnd();
}

const bold = 1;
const dim = 2;

function paint(style: TableStyle, attribute: number, text: string): string {
  return style.colors ? `\u001b[${attribute}m${text}\u001b[22m` : text;
}
