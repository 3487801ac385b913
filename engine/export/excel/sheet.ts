/**
 * One sheet as SpreadsheetML. Texts stand in their cells, so that none has to be remembered; a text is
 * never a formula there, and one that looks like one is marked as text for whoever edits its cell.
 */
import type { Cell, ResultColumn } from '../../../protocol/index.ts';
import { isTruth, textOf } from '../cells.ts';
import type { RowPortion } from '../exported-rows.ts';
import { looksLikeFormula } from '../formula.ts';
import { millisecondsOf } from '../timestamps.ts';
import { cellStyles } from './parts.ts';
import { elementText } from './xml-text.ts';

/** Rows that are left for a further sheet are put into `rest`. */
export interface SheetRows {
  readonly columns: readonly ResultColumn[];
  readonly source: AsyncIterator<RowPortion>;
  rest: RowPortion;
}

/** Rows of a sheet, its head among them. */
const mostRows = 1_048_576;

/** UTF-16 units of a cell. */
const longestText = 32_767;

/** Digits that Excel keeps of a number. */
const mostDigits = 15;

export async function* sheetXml(sheet: SheetRows): AsyncGenerator<string> {
  const { columns, source } = sheet;
  const letters = columns.map((_, index) => columnLetters(index));
  let portion = sheet.rest;
  if (portion.length === 0) {
    const first = await source.next();
    portion = first.done === true ? [] : first.value;
  }
  sheet.rest = [];
  yield head(columns, portion);
  const names = columns.map(({ name }, index) =>
    textCell(`${letters[index] ?? ''}1`, name, cellStyles.head),
  );
  yield `<row r="1">${names.join('')}</row>`;
  let number = 1;
  for (;;) {
    const fitting = portion.slice(0, mostRows - number);
    yield fitting
      .map((row) => {
        number += 1;
        const cells = row.map((cell, index) =>
          cell === null ? '' : cellXml(cell, columns[index], `${letters[index] ?? ''}${number}`),
        );
        return `<row r="${number}">${cells.join('')}</row>`;
      })
      .join('');
    if (fitting.length < portion.length) {
      sheet.rest = portion.slice(fitting.length);
      break;
    }
    const next = await source.next();
    if (next.done === true) {
      break;
    }
    portion = next.value;
  }
  const last = `${letters.at(-1) ?? 'A'}${number}`;
  yield `</sheetData><autoFilter ref="A1:${last}"/></worksheet>`;
}

/** The first row stays in sight, and columns are as wide as their first values need. */
function head(columns: readonly ResultColumn[], sample: RowPortion): string {
  const widths = columns.map((column, index) => {
    const lengths = sample.slice(0, 200).map((row) => {
      const cell = row[index] ?? null;
      return cell === null ? 0 : textOf(cell, column.type).length;
    });
    const width = Math.min(Math.max(column.name.length + 3, ...lengths, 8) + 1, 60);
    return `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`;
  });
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>${
    widths.length === 0 ? '' : `<cols>${widths.join('')}</cols>`
  }<sheetData>`;
}

function cellXml(
  cell: Exclude<Cell, null>,
  column: ResultColumn | undefined,
  place: string,
): string {
  const type = column?.type ?? 'any';
  if (typeof cell === 'number') {
    if (type === 'boolean' && isTruth(cell)) {
      return `<c r="${place}" t="b"><v>${cell}</v></c>`;
    }
    return isKept(cell) ? `<c r="${place}"><v>${cell}</v></c>` : textCell(place, String(cell));
  }
  const text = textOf(cell, type);
  if (type === 'timestamp') {
    const day = dayOf(text);
    if (day !== undefined) {
      return `<c r="${place}" s="${cellStyles.moment}"><v>${day}</v></c>`;
    }
  }
  return textCell(place, text, looksLikeFormula(text) ? cellStyles.text : undefined);
}

/** Excel rounds the digits of a long integer; then they are a text. */
function isKept(value: number): boolean {
  return !Number.isInteger(value) || Math.abs(value) < 10 ** mostDigits;
}

function textCell(place: string, text: string, style?: number): string {
  const cut = text.length > longestText ? `${text.slice(0, longestText - 1)}…` : text;
  const styled = style === undefined ? '' : ` s="${style}"`;
  return `<c r="${place}"${styled} t="inlineStr"><is><t xml:space="preserve">${elementText(cut)}</t></is></c>`;
}

const dayMs = 86_400_000;
const firstDay = Date.UTC(1899, 11, 30);

/** Days as Excel counts them, right from March 1900 on; Excel knows no zone, so all are in UTC. */
function dayOf(text: string): number | undefined {
  const time = millisecondsOf(text);
  return time === undefined || time < Date.UTC(1900, 2, 1) || time >= Date.UTC(10_000, 0, 1)
    ? undefined
    : (time - firstDay) / dayMs;
}

/** `A`, `B`, …, `Z`, `AA`, … */
export function columnLetters(index: number): string {
  const before = Math.floor(index / 26);
  return `${before === 0 ? '' : columnLetters(before - 1)}${String.fromCharCode(65 + (index % 26))}`;
}
