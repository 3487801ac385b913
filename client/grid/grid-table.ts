/**
 * The rows, drawn by regular-table: it keeps a real `<table>` of the cells in view and asks for what
 * it shows. This file gives it rows, and paints types and the selection on the cells that it made.
 */
import 'regular-table';
import type { RegularTableElement } from 'regular-table';
import type { CellRange, WindowCell, ResultColumn } from '../../protocol/index.ts';
import { grouped } from '../../protocol/index.ts';
import type { CellAppearance } from './cell-text.ts';
import { cellAppearance, isRightAligned } from './cell-text.ts';
import { drawColumnHeader } from './column-header.ts';
import { columnWidths, rowNumberWidth } from './column-widths.ts';
import type { RowCache } from './row-cache.ts';
import { firstRowOf, scrollLeftFor, scrollTopAt, scrollTopFor } from './row-window.ts';
import type { RowWindow } from './row-window.ts';
import type { Position, Selection } from './selection.ts';
import { isInside, rangeOf } from './selection.ts';
import { createTextMeasure } from './text-measure.ts';

type DataResponse = Awaited<ReturnType<Parameters<RegularTableElement['setDataListener']>[0]>>;
type HeaderCell = NonNullable<DataResponse['column_headers']>[number][number];

export interface GridModel {
  readonly columns: readonly ResultColumn[];
  readonly rowCount: number;
  /** Where more rows will come: the number that the rows' own numbers leave room for. */
  readonly expectedRows?: number;
  readonly rows: RowCache;
}

/** What a result keeps while another one is shown. */
export interface GridPlace {
  readonly scrollTop: number;
  readonly scrollLeft: number;
  /** By regular-table's key: 0 is the row's number, 1 the first column. */
  readonly widths: Readonly<Record<number, number>>;
}

/** What a place in the page is of the grid. */
export type GridTarget =
  | { readonly kind: 'cell'; readonly position: Position; readonly onOpenMark: boolean }
  | { readonly kind: 'rowNumber'; readonly row: number }
  | { readonly kind: 'columnHeader'; readonly column: number }
  | { readonly kind: 'corner' };

export interface GridTable {
  readonly element: HTMLElement;
  /** Replaces what is shown. Rejects where the first rows cannot be had. */
  show(model: GridModel, place: GridPlace | undefined): Promise<void>;
  /** The same result with more rows, and perhaps better known types: what is in view stays there. */
  grow(model: GridModel): Promise<void>;
  place(): GridPlace;
  /** Draws the selection anew. `reveal` scrolls its focus into view. */
  select(selection: Selection | undefined, reveal: boolean): void;
  targetOf(node: EventTarget | null, clientX: number): GridTarget | undefined;
  /** Rows that fit in view, for Page Up and Page Down. */
  visibleRows(): number;
  redraw(): void;
}

/** In CSS pixels, as in grid.css. */
const rowHeight = 22;
const openMarkWidth = 22;
const rowsThatDecideWidths = 200;
/** What package.json's menus ask for, and the wish that VS Code's own items stay out. */
const menuContext = '{"webviewSection":"cell","preventDefaultContextMenuItems":true}';

export function createGridTable(): GridTable {
  const table = document.createElement('regular-table');
  table.className = 'grid';
  table.setAttribute('role', 'grid');
  table.dataset['vscodeContext'] = menuContext;
  table.setAttribute('aria-multiselectable', 'true');
  let model: GridModel | undefined;
  let headers: readonly HTMLElement[] = [];
  let selection: Selection | undefined;

  const readWindow = async (x0: number, y0: number, x1: number, y1: number) => {
    const shown = model;
    if (shown === undefined) {
      return { num_rows: 0, num_columns: 0, data: [] };
    }
    const rows = await shown.rows.rows(y0, y1);
    return windowOf(shown, headers, rows, x0, y0, x1);
  };

  table.addStyleListener(() => {
    if (model !== undefined) {
      paint(table, model, selection);
    }
  });
  const redraw = (): void => {
    if (model !== undefined) {
      void table.draw();
    }
  };
  new ResizeObserver(redraw).observe(table);

  return {
    element: table,
    async show(next, place) {
      // A result's first rows come before anything of the last one is touched.
      const sample = await next.rows.rows(0, rowsThatDecideWidths);
      model = next;
      selection = undefined;
      headers = next.columns.map(drawColumnHeader);
      table.setAttribute('aria-rowcount', String(next.rowCount));
      table.setAttribute('aria-colcount', String(next.columns.length));
      table.resetAutoSize();
      table.restoreColumnSizes({ ...(place?.widths ?? firstWidths(table, next, sample)) });
      table.setDataListener(readWindow, { virtual_mode: 'both', column_classes: true });
      table.scrollTop = 0;
      table.scrollLeft = 0;
      await table.draw();
      if (place !== undefined && (place.scrollTop > 0 || place.scrollLeft > 0)) {
        table.scrollTop = place.scrollTop;
        table.scrollLeft = place.scrollLeft;
        await table.draw();
      }
    },
    async grow(next) {
      const top = firstRowOf(rowWindowOf(table, model?.rowCount ?? 0));
      if (model === undefined || JSON.stringify(model.columns) !== JSON.stringify(next.columns)) {
        headers = next.columns.map(drawColumnHeader);
      }
      model = next;
      table.setAttribute('aria-rowcount', String(next.rowCount));
      await table.draw();
      const scrollTop = scrollTopAt(top, rowWindowOf(table, next.rowCount));
      if (Math.abs(scrollTop - table.scrollTop) >= 1) {
        table.scrollTop = scrollTop;
        await table.draw();
      }
    },
    place: () => ({
      scrollTop: table.scrollTop,
      scrollLeft: table.scrollLeft,
      widths: table.saveColumnSizes(),
    }),
    select(next, reveal) {
      selection = next;
      if (model !== undefined) {
        paint(table, model, selection);
        if (reveal && next !== undefined) {
          void scrollIntoView(table, model, next.focus);
        }
      }
    },
    targetOf: (node, clientX) => targetOf(table, node, clientX),
    visibleRows: () => Math.max(1, Math.floor(table.clientHeight / rowHeight) - 1),
    redraw,
  };
}

function rowWindowOf(table: RegularTableElement, rowCount: number): RowWindow {
  return {
    rowCount,
    visibleRows: table.clientHeight / rowHeight - 1,
    scrollTop: table.scrollTop,
    scrollRange: table.scrollHeight - table.clientHeight,
  };
}

function windowOf(
  model: GridModel,
  headers: readonly HTMLElement[],
  rows: readonly (readonly WindowCell[])[],
  x0: number,
  y0: number,
  x1: number,
): DataResponse {
  const shown = model.columns.slice(x0, x1);
  const looks = shown.map(({ type }, index) =>
    rows.map((row) => cellAppearance(row[x0 + index] ?? null, type)),
  );
  return {
    num_rows: model.rowCount,
    num_columns: model.columns.length,
    num_row_headers: 1,
    num_column_headers: 1,
    row_height: rowHeight,
    data: looks.map((column) => column.map((look) => look.text)),
    metadata: looks.map((column) => [...column]),
    row_headers: rows.map((_, index) => [grouped(y0 + index + 1)]),
    // regular-table takes elements here, which its types leave out.
    column_headers: headers.slice(x0, x1).map((header) => [header as unknown as HeaderCell]),
  };
}

function firstWidths(
  table: RegularTableElement,
  model: GridModel,
  sample: readonly (readonly WindowCell[])[],
): Record<number, number> {
  const measure = createTextMeasure(table);
  const rowNumber = rowNumberWidth(model.expectedRows ?? model.rowCount, measure);
  const widths = columnWidths(model.columns, sample, measure, table.clientWidth - rowNumber);
  return Object.fromEntries([rowNumber, ...widths].map((width, key) => [key, width]));
}

/** Classes and ARIA of every cell in view: a cell is reused for another value as rows scroll by. */
function paint(
  table: RegularTableElement,
  model: GridModel,
  selection: Selection | undefined,
): void {
  const range = selection === undefined ? undefined : rangeOf(selection);
  table.removeAttribute('aria-activedescendant');
  for (const cell of table.querySelectorAll<HTMLElement>('tbody td')) {
    const meta = table.getMeta(cell);
    if (meta?.type !== 'body') {
      continue;
    }
    paintCell(table, cell, model, meta.y, meta.x, meta.user as CellAppearance, range, selection);
  }
  for (const header of table.querySelectorAll<HTMLElement>('tbody th')) {
    const meta = table.getMeta(header);
    const isSelected =
      range !== undefined &&
      meta?.type === 'row_header' &&
      range.firstRow <= meta.y &&
      meta.y <= range.lastRow;
    header.classList.toggle('in-selection', isSelected);
  }
  for (const header of table.querySelectorAll<HTMLElement>('thead th')) {
    const meta = table.getMeta(header);
    const column = meta?.type === 'column_header' ? meta.x : undefined;
    const type = column === undefined ? undefined : model.columns[column]?.type;
    header.classList.toggle('right', type !== undefined && isRightAligned(type));
    header.classList.toggle(
      'in-selection',
      column !== undefined &&
        range !== undefined &&
        range.firstColumn <= column &&
        column <= range.lastColumn,
    );
  }
}

function paintCell(
  table: RegularTableElement,
  cell: HTMLElement,
  model: GridModel,
  row: number,
  column: number,
  appearance: CellAppearance,
  range: CellRange | undefined,
  selection: Selection | undefined,
): void {
  const type = model.columns[column]?.type ?? 'any';
  const isSelected = range !== undefined && isInside(range, row, column);
  const isFocus = selection?.focus.row === row && selection.focus.column === column;
  for (const look of ['null', 'text', 'number', 'boolean', 'json', 'blob'] as const) {
    cell.classList.toggle(look, look === appearance.look);
  }
  cell.classList.toggle('right', isRightAligned(type) || appearance.look === 'number');
  cell.classList.toggle('selected', isSelected);
  cell.classList.toggle('focus', isFocus);
  cell.setAttribute('aria-selected', String(isSelected));
  if (isFocus) {
    cell.id = 'focused-cell';
    table.setAttribute('aria-activedescendant', cell.id);
  } else if (cell.id !== '') {
    cell.removeAttribute('id');
  }
}

/**
 * regular-table knows a column's width once it has drawn it and takes 60 pixels until then: the way
 * to a far column may open only while it is gone, so it is gone in steps.
 */
async function scrollIntoView(
  table: RegularTableElement,
  model: GridModel,
  at: Position,
): Promise<void> {
  const top = scrollTopFor(at.row, rowWindowOf(table, model.rowCount));
  if (top !== undefined) {
    table.scrollTop = top;
  }
  const sizes = table.saveColumnSizes();
  const widths = model.columns.map((_, index) => sizes[index + 1] ?? 120);
  const visible = table.clientWidth - (sizes[0] ?? 0);
  for (let step = 0; step <= model.columns.length; step += 1) {
    const before = table.scrollLeft;
    const left = scrollLeftFor(at.column, widths, before, visible);
    if (left === undefined) {
      return;
    }
    table.scrollLeft = left;
    if (table.scrollLeft === before) {
      return;
    }
    await table.flush();
  }
}

function targetOf(
  table: RegularTableElement,
  node: EventTarget | null,
  clientX: number,
): GridTarget | undefined {
  const cell = node instanceof Element ? node.closest<HTMLElement>('td, th') : null;
  if (
    cell === null ||
    (node instanceof Element && node.classList.contains('rt-column-resize')) ||
    !table.contains(cell)
  ) {
    return undefined;
  }
  const meta = table.getMeta(cell);
  switch (meta?.type) {
    case 'body':
      return {
        kind: 'cell',
        position: { row: meta.y, column: meta.x },
        onOpenMark:
          cell.classList.contains('json') &&
          clientX > cell.getBoundingClientRect().right - openMarkWidth,
      };
    case 'row_header':
      return { kind: 'rowNumber', row: meta.y };
    case 'column_header':
      return { kind: 'columnHeader', column: meta.x };
    case 'corner':
      return { kind: 'corner' };
    case undefined:
      return undefined;
  }
}
