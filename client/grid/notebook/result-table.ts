/** A result's first rows as a table that needs no script once it is drawn. */
import type { NotebookResult, ResultColumn, WindowCell } from '../../../protocol/index.ts';
import { grouped } from '../../../protocol/index.ts';
import { cellAppearance, isRightAligned } from '../cell-text.ts';
import { element, textButton } from '../elements.ts';
import { drawMessage } from '../message-text.ts';
import { visibleControls } from '../visible-text.ts';

/** `open` shows the whole result elsewhere; absent where nothing can. */
export function drawResult(result: NotebookResult, open: (() => void) | undefined): HTMLElement {
  return element(
    'section',
    { class: 'result', attributes: { 'aria-label': result.title } },
    ...result.notices.map(({ kind, message }) =>
      element(
        'p',
        {
          class: kind === 'information' ? 'notice' : 'notice warning',
          attributes: { role: 'note' },
        },
        ...drawMessage(message),
      ),
    ),
    ...(result.columns.length === 0 ? [] : [drawTable(result)]),
    element(
      'p',
      { class: 'figures' },
      element('span', { text: figuresOf(result) }),
      ...(open === undefined ? [] : [textButton('Open in results view', open, 'link')]),
    ),
  );
}

function figuresOf({ figures, rows, rowCount, isIncomplete }: NotebookResult): string {
  return [
    ...(rows.length < rowCount ? [`the first ${grouped(rows.length)} of`] : []),
    figures,
    ...(isIncomplete ? ['· incomplete'] : []),
  ].join(' ');
}

/** It scrolls by itself, so the keyboard can reach it. */
function drawTable({ title, columns, rows }: NotebookResult): HTMLElement {
  const scrolled = {
    class: 'rows',
    attributes: { tabindex: '0', role: 'region', 'aria-label': `Rows of ${title}` },
  };
  return element(
    'div',
    scrolled,
    element(
      'table',
      {},
      element('thead', {}, element('tr', {}, numberHeader(), ...columns.map(columnHeader))),
      element('tbody', {}, ...rows.map((row, at) => drawRow(row, at, columns))),
    ),
  );
}

function numberHeader(): HTMLElement {
  return element('th', {
    class: 'row-number',
    text: '#',
    attributes: { scope: 'col', 'aria-label': 'Row' },
  });
}

function columnHeader({ name, type }: ResultColumn): HTMLElement {
  return element('th', {
    class: isRightAligned(type) ? 'right' : '',
    text: name,
    title: `${name} (${type})`,
    attributes: { scope: 'col' },
  });
}

function drawRow(
  row: readonly WindowCell[],
  at: number,
  columns: readonly ResultColumn[],
): HTMLElement {
  const number = element('th', {
    class: 'row-number',
    text: grouped(at + 1),
    attributes: { scope: 'row' },
  });
  return element('tr', {}, number, ...row.map((cell, index) => drawCell(cell, columns[index])));
}

function drawCell(cell: WindowCell, column: ResultColumn | undefined): HTMLElement {
  const type = column?.type ?? 'any';
  const { text, look } = cellAppearance(cell, type);
  const whole = typeof cell === 'string' && cell !== text ? visibleControls(cell) : undefined;
  return element('td', {
    class: `${look}${isRightAligned(type) ? ' right' : ''}`,
    text,
    ...(whole !== undefined && { title: whole }),
  });
}
