/**
 * The rows, drawn by regular-table: it keeps a real `<table>` of the cells in view and asks for what
 * it shows. This file gives it rows; `paint-cells.ts` paints types and the selection on its cells.
 *
 * Columns that stay are row headers to regular-table, beside the row's number. A place counts the
 * columns that are shown from 0, those that stay included.
 */
import 'regular-table';
import type { RegularTableElement } from 'regular-table';
import type { WindowCell } from '../../protocol/index.ts';
import { grouped } from '../../protocol/index.ts';
import { cellAppearance } from './cell-text.ts';
import { drawColumnHeader } from './column-header.ts';
import type { ColumnLayout } from './column-layout.ts';
import { columnWidths, rowNumberWidth } from './column-widths.ts';
import { headerStateOf } from './grid-model.ts';
import type { GridModel } from './grid-model.ts';
import { paintCells } from './paint-cells.ts';
import { firstRowOf, scrollLeftFor, scrollTopAt, scrollTopFor } from './row-window.ts';
import type { RowWindow } from './row-window.ts';
import type { Position, Selection } from './selection.ts';
import { createTextMeasure } from './text-measure.ts';

type DataResponse = Awaited<ReturnType<Parameters<RegularTableElement['setDataListener']>[0]>>;
type HeaderCell = NonNullable<DataResponse['column_headers']>[number][number];

/** What a result keeps while another one is shown. */
export interface GridPlace {
  readonly scrollTop: number;
  readonly scrollLeft: number;
  /** By column: 0 is the row's number, 1 the view's first column. */
  readonly widths: Readonly<Record<number, number>>;
}

/** What a place in the page is of the grid. */
export type GridTarget =
  | { readonly kind: 'cell'; readonly position: Position; readonly onOpenMark: boolean }
  | { readonly kind: 'rowNumber'; readonly row: number }
  | { readonly kind: 'columnHeader'; readonly column: number; readonly onMenuMark: boolean }
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
  /** As wide as its name and its values in view need. */
  autoSize(places: readonly number[]): Promise<void>;
  /** Where the column's header is drawn; `undefined` where it is out of view. */
  headerBox(place: number): DOMRect | undefined;
  /** Marks before which column a column that is dragged would stand. */
  markDrop(place: number | undefined): void;
  /** Rows that fit in view, for Page Up and Page Down. */
  visibleRows(): number;
  redraw(): void;
}

/** In CSS pixels, as in grid.css. */
const rowHeight = 22;
const openMarkWidth = 22;
const rowsThatDecideWidths = 100;
/** The width that regular-table takes for a column that it has not drawn. */
const assumedWidth = 60;
/** What package.json's menus ask for, and the wish that VS Code's own items stay out. */
const menuContext = '{"webviewSection":"cell","preventDefaultContextMenuItems":true}';

export function createGridTable(): GridTable {
  const table = document.createElement('regular-table');
  table.className = 'grid';
  table.setAttribute('role', 'grid');
  table.setAttribute('aria-label', 'Rows of the result');
  table.dataset['vscodeContext'] = menuContext;
  table.setAttribute('aria-multiselectable', 'true');
  let model: GridModel | undefined;
  let headers: readonly HTMLElement[] = [];
  let selection: Selection | undefined;
  /** Of every column that was ever wide or narrow here, hidden ones too. */
  let widths: Readonly<Record<number, number>> = {};

  const readWindow = async (x0: number, y0: number, x1: number, y1: number) => {
    const shown = model;
    if (shown === undefined) {
      return { num_rows: 0, num_columns: 0, data: [] };
    }
    const drawn = headers;
    const rows = await shown.rows.rows(y0, y1);
    return windowOf(shown, drawn, rows, x0, y0, x1);
  };
  const paint = (): void => {
    if (model !== undefined) {
      paintCells(table, model, { at: (place) => headers[place] }, selection);
    }
  };
  table.addStyleListener(paint);
  const redraw = (): void => {
    if (model !== undefined) {
      void table.draw();
    }
  };
  new ResizeObserver(redraw).observe(table);
  const readWidths = (): void => {
    if (model !== undefined) {
      widths = { ...widths, ...byColumn(table.saveColumnSizes(), model.layout) };
    }
  };
  const take = (next: GridModel): void => {
    model = next;
    headers = next.layout.order.flatMap((index) => {
      const column = next.columns[index];
      return column === undefined ? [] : [drawColumnHeader(column, headerStateOf(next, index))];
    });
    // The header is a row too, and the row's number a column.
    table.setAttribute('aria-rowcount', String(next.rowCount + 1));
    table.setAttribute('aria-colcount', String(next.layout.order.length + 1));
  };

  return {
    element: table,
    async show(next, place) {
      // A result's first rows come before anything of the last one is touched.
      const sample = await next.rows.rows(0, rowsThatDecideWidths);
      take(next);
      selection = undefined;
      widths = place?.widths ?? firstWidths(table, next, sample);
      table.resetAutoSize();
      table.restoreColumnSizes(byPlace(widths, next.layout));
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
      take(next);
      await table.draw();
      const scrollTop = scrollTopAt(top, rowWindowOf(table, next.rowCount));
      if (Math.abs(scrollTop - table.scrollTop) >= 1) {
        table.scrollTop = scrollTop;
        await table.draw();
      }
    },
    place() {
      readWidths();
      return { scrollTop: table.scrollTop, scrollLeft: table.scrollLeft, widths };
    },
    select(next, reveal) {
      selection = next;
      if (model !== undefined) {
        paint();
        if (reveal && next !== undefined) {
          void scrollIntoView(table, model, next.focus);
        }
      }
    },
    targetOf: (node, clientX) => targetOf(table, model?.layout.frozen ?? 0, node, clientX),
    async autoSize(places) {
      if (model === undefined) {
        return;
      }
      const first = Math.floor(firstRowOf(rowWindowOf(table, model.rowCount)));
      const rows = await model.rows.rows(first, first + rowsThatDecideWidths);
      const whole = columnWidths(model.columns, rows, createTextMeasure(table), Infinity);
      readWidths();
      const wanted = places.flatMap((place) => {
        const column = model?.layout.order[place];
        return column === undefined ? [] : [[column + 1, whole[column] ?? assumedWidth]];
      });
      widths = { ...widths, ...(Object.fromEntries(wanted) as Record<number, number>) };
      table.resetAutoSize();
      table.restoreColumnSizes(byPlace(widths, model.layout));
      await table.draw();
    },
    headerBox(place) {
      const header = [...table.querySelectorAll<HTMLElement>('thead th')].find(
        (each) => each.ariaColIndex === String(place + 2),
      );
      return header?.getBoundingClientRect();
    },
    markDrop(place) {
      for (const header of table.querySelectorAll<HTMLElement>('thead th')) {
        header.classList.toggle('drop-before', header.ariaColIndex === String((place ?? -9) + 2));
      }
    },
    visibleRows: () => Math.max(1, Math.floor(table.clientHeight / rowHeight) - 1),
    redraw,
  };
}

/** regular-table's keys: 0 is the row's number, then the columns by their place. */
function byPlace(
  widths: Readonly<Record<number, number>>,
  { order }: ColumnLayout,
): Record<number, number> {
  const shown = order.map((column, place) => [place + 1, widths[column + 1]] as const);
  const known = [[0, widths[0]] as const, ...shown].filter(([, width]) => width !== undefined);
  return Object.fromEntries(known) as Record<number, number>;
}

function byColumn(
  sizes: Readonly<Record<number, number>>,
  { order }: ColumnLayout,
): Record<number, number> {
  return Object.fromEntries(
    Object.entries(sizes).map(([key, width]) => {
      const column = order[Number(key) - 1];
      return [column === undefined ? 0 : column + 1, width];
    }),
  );
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
  const { order, frozen } = model.layout;
  const lookOf = (row: readonly WindowCell[], index: number) =>
    cellAppearance(row[index] ?? null, model.columns[index]?.type ?? 'any');
  const looks = order
    .slice(frozen + x0, frozen + x1)
    .map((index) => rows.map((row) => lookOf(row, index)));
  const stay = order.slice(0, frozen);
  return {
    num_rows: model.rowCount,
    num_columns: order.length - frozen,
    num_row_headers: 1 + frozen,
    num_column_headers: 1,
    row_height: rowHeight,
    merge_headers: 'column',
    data: looks.map((column) => column.map((look) => look.text)),
    metadata: looks.map((column) => [...column]),
    row_headers: rows.map((row, index) => [
      grouped(y0 + index + 1),
      ...stay.map((column) => lookOf(row, column).text),
    ]),
    // regular-table takes elements here, which its types leave out.
    column_headers: headers
      .slice(frozen + x0, frozen + x1)
      .map((header) => [header as unknown as HeaderCell]),
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
  const { frozen, order } = model.layout;
  const sizes = table.saveColumnSizes();
  const widths = order.map((_, place) => sizes[place + 1] ?? assumedWidth);
  const standing = widths.slice(0, frozen).reduce((sum, width) => sum + width, sizes[0] ?? 0);
  const visible = table.clientWidth - standing;
  for (let step = 0; at.column >= frozen && step <= order.length; step += 1) {
    const before = table.scrollLeft;
    const left = scrollLeftFor(at.column - frozen, widths.slice(frozen), before, visible);
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
  frozen: number,
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
  const onMenuMark = node instanceof Element && node.closest('.column-menu-mark') !== null;
  const onOpenMark =
    cell.matches('.json, .reference') &&
    clientX > cell.getBoundingClientRect().right - openMarkWidth;
  const meta = table.getMeta(cell);
  switch (meta?.type) {
    case 'body': {
      const position = { row: meta.y, column: meta.x + frozen };
      return { kind: 'cell', position, onOpenMark };
    }
    case 'row_header':
      return meta.row_header_x > 0
        ? { kind: 'cell', position: { row: meta.y, column: meta.row_header_x - 1 }, onOpenMark }
        : { kind: 'rowNumber', row: meta.y };
    case 'column_header':
      return { kind: 'columnHeader', column: meta.x + frozen, onMenuMark };
    case 'corner': {
      const place = meta.row_header_x - 1;
      return place < 0 ? { kind: 'corner' } : { kind: 'columnHeader', column: place, onMenuMark };
    }
    case undefined:
      return undefined;
  }
}
