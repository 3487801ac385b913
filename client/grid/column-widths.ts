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
const cellPadding = 22;
/** What the mark that opens a value takes of a JSON cell beyond the padding. */
const openMark = 14;
/** The padding of a header, the mark of its type, and that of its place in the sort. */
const headerPadding = 22 + 34 + 14;
/** Digits are drawn in this many pixels beyond their own for the row's number. */
const rowNumberPadding = 22;

/**
 * One width per column, in order. `sample` are the first rows. A wide column is cut only where the
 * whole widths do not fit into `room`, the pixels that the columns have.
 */
export function columnWidths(
  columns: readonly ResultColumn[],
  sample: readonly (readonly WindowCell[])[],
  measure: TextMeasure,
  room = 0,
): readonly number[] {
  const whole = columns.map((column, index) => {
    const cells = sample.map((row) => {
      const { text, look } = cellAppearance(row[index] ?? null, column.type);
      return measure.cell(text) + cellPadding + (look === 'json' ? openMark : 0);
    });
    const header = measure.header(column.name) + headerPadding;
    return Math.ceil(Math.max(narrowest, header, ...cells));
  });
  const fits = whole.reduce((sum, width) => sum + width, 0) <= room;
  return fits ? whole : whole.map((width) => Math.min(widest, width));
}

export function rowNumberWidth(rowCount: number, measure: TextMeasure): number {
  return Math.ceil(Math.max(32, measure.cell(grouped(rowCount)) + rowNumberPadding));
}
