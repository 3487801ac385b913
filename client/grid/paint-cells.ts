/**
 * Classes and ARIA of every cell in view: the table's elements are reused for other values as rows and
 * columns scroll by.
 */
import type { RegularTableElement } from 'regular-table';
import type { CellRange } from '../../protocol/index.ts';
import { cellTooltip } from './cells/cell-tooltip.ts';
import { isShownAsReference } from './cells/cell-ways.ts';
import type { CellAppearance } from './cell-text.ts';
import { cellAppearance, isRightAligned } from './cell-text.ts';
import { ariaSortOf, columnAt } from './grid-model.ts';
import type { GridModel } from './grid-model.ts';
import type { Selection } from './selection.ts';
import { isInside, rangeOf } from './selection.ts';

export interface PaintedHeaders {
  /** The header of the column at a place, to be put into the cell of one that stays. */
  readonly at: (place: number) => HTMLElement | undefined;
}

const looks = ['null', 'text', 'number', 'boolean', 'json', 'blob'] as const;

export function paintCells(
  table: RegularTableElement,
  model: GridModel,
  headers: PaintedHeaders,
  selection: Selection | undefined,
): void {
  const range = selection === undefined ? undefined : rangeOf(selection);
  table.removeAttribute('aria-activedescendant');
  for (const group of table.querySelectorAll('table, thead, tbody, tr')) {
    setRole(
      group,
      group.tagName === 'TABLE' ? 'presentation' : group.tagName === 'TR' ? 'row' : 'rowgroup',
    );
  }
  table.querySelector('thead tr')?.setAttribute('aria-rowindex', '1');
  for (const cell of table.querySelectorAll<HTMLElement>('tbody td, tbody th')) {
    const meta = table.getMeta(cell);
    if (meta?.type === 'body') {
      const place = meta.x + model.layout.frozen;
      paintCell(table, cell, model, meta.y, place, meta.user as CellAppearance, range, selection);
    } else if (meta?.type === 'row_header' && meta.row_header_x > 0) {
      const place = meta.row_header_x - 1;
      const appearance = frozenAppearance(model, meta.y, place);
      paintCell(table, cell, model, meta.y, place, appearance, range, selection);
    } else if (meta?.type === 'row_header') {
      paintRowNumber(cell, meta.y, range);
    }
  }
  for (const header of table.querySelectorAll<HTMLElement>('thead th')) {
    const meta = table.getMeta(header);
    if (meta?.type === 'column_header') {
      paintHeader(header, model, meta.x + model.layout.frozen, range);
    } else if (meta?.type === 'corner') {
      const place = meta.row_header_x - 1;
      paintCorner(header, headers.at(place));
      paintHeader(header, model, place, range);
    }
  }
}

function frozenAppearance(model: GridModel, row: number, place: number): CellAppearance {
  const index = model.layout.order[place] ?? 0;
  const type = model.columns[index]?.type ?? 'any';
  return cellAppearance(model.rows.peek(row)?.[index] ?? null, type);
}

/** regular-table draws an empty text into a corner, and leaves alone what is put inside of that. */
function paintCorner(corner: HTMLElement, header: HTMLElement | undefined): void {
  const place = corner.firstElementChild;
  if (header === undefined) {
    place?.replaceChildren();
  } else if (place !== null && place.firstElementChild !== header) {
    place.replaceChildren(header);
  }
}

function paintRowNumber(cell: HTMLElement, row: number, range: CellRange | undefined): void {
  setRole(cell, 'rowheader');
  cell.parentElement?.setAttribute('aria-rowindex', String(row + 2));
  cell.setAttribute('aria-colindex', '1');
  cell.classList.remove('frozen', 'selected', 'focus', 'right', 'reference', ...looks);
  cell.removeAttribute('aria-selected');
  const isSelected = range !== undefined && range.firstRow <= row && row <= range.lastRow;
  cell.classList.toggle('in-selection', isSelected);
}

/** `place` is -1 for the corner above the rows' numbers. */
function paintHeader(
  header: HTMLElement,
  model: GridModel,
  place: number,
  range: CellRange | undefined,
): void {
  const column = columnAt(model, place);
  setRole(header, 'columnheader');
  header.setAttribute('aria-colindex', String(place + 2));
  header.classList.toggle('right', column !== undefined && isRightAligned(column.type));
  header.classList.toggle('frozen', place >= 0 && place < model.layout.frozen);
  header.classList.toggle('last-frozen', place >= 0 && place === model.layout.frozen - 1);
  header.classList.toggle(
    'in-selection',
    column !== undefined &&
      range !== undefined &&
      range.firstColumn <= place &&
      place <= range.lastColumn,
  );
  setOrRemove(header, 'aria-label', place === -1 ? 'Row number' : undefined);
  const sorted = ariaSortOf(model.view.sort, model.layout.order[place] ?? -1);
  setOrRemove(header, 'aria-sort', sorted);
}

function paintCell(
  table: RegularTableElement,
  cell: HTMLElement,
  model: GridModel,
  row: number,
  place: number,
  appearance: CellAppearance,
  range: CellRange | undefined,
  selection: Selection | undefined,
): void {
  const type = columnAt(model, place)?.type ?? 'any';
  const isSelected = range !== undefined && isInside(range, row, place);
  const isFocus = selection?.focus.row === row && selection.focus.column === place;
  const { classList } = cell;
  for (const look of looks) {
    classList.toggle(look, look === appearance.look);
  }
  setRole(cell, 'gridcell');
  const index = model.layout.order[place] ?? -1;
  const value = model.rows.peek(row)?.[index];
  classList.toggle('reference', isShownAsReference(model.links(), value, index));
  setOrRemove(cell, 'title', cellTooltip(value ?? null, type, Date.now()) || undefined);
  classList.toggle('right', isRightAligned(type) || appearance.look === 'number');
  classList.toggle('frozen', place < model.layout.frozen);
  classList.toggle('last-frozen', place === model.layout.frozen - 1);
  classList.toggle('selected', isSelected);
  classList.toggle('focus', isFocus);
  cell.setAttribute('aria-selected', String(isSelected));
  cell.setAttribute('aria-colindex', String(place + 2));
  if (isFocus) {
    cell.id = 'focused-cell';
    table.setAttribute('aria-activedescendant', cell.id);
  } else if (cell.id !== '') {
    cell.removeAttribute('id');
  }
}

function setRole(target: Element, role: string): void {
  if (target.getAttribute('role') !== role) {
    target.setAttribute('role', role);
  }
}

function setOrRemove(target: Element, name: string, value: string | undefined): void {
  if (value === undefined) {
    target.removeAttribute(name);
  } else {
    target.setAttribute(name, value);
  }
}
