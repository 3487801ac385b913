/**
 * How wide the columns stand at first: wide enough for their name and for what the first rows hold,
 * within limits. Widths are set before the first drawing and change by the user's hand only, so
 * nothing jumps while rows scroll by.
 */
import type { WindowCell, ResultColumn } from '../../protocol/index.ts';
import { grouped } from '../../protocol/index.ts';
import { cellAppearance } from './cell-text.ts';

/** Widths in CSS pixels of a text in the fonts of headers and cells. */
export interface TextMeasure {
  header(text: string): number;
  cell(text: string): number;
}

const narrowest = 56;
const widest = 360;
const cellPadding = 20;
/** The padding of a header, and the mark of its type. */
const headerPadding = 20 + 34;
/** Digits are drawn in this many pixels beyond their own for the row's number. */
const rowNumberPadding = 22;

/** One width per column, in order. `sample` are the first rows. */
export function columnWidths(
  columns: readonly ResultColumn[],
  sample: readonly (readonly WindowCell[])[],
  measure: TextMeasure,
): readonly number[] {
  return columns.map((column, index) => {
    const cells = sample.map((row) => {
      const { text } = cellAppearance(row[index] ?? null, column.type);
      return measure.cell(text) + cellPadding;
    });
    const header = measure.header(column.name) + headerPadding;
    return Math.ceil(Math.min(widest, Math.max(narrowest, header, ...cells)));
  });
}

export function rowNumberWidth(rowCount: number, measure: TextMeasure): number {
  return Math.ceil(Math.max(32, measure.cell(grouped(rowCount)) + rowNumberPadding));
}
