/** A column's header: the mark of its type, its name, its place in the sort, and its menu. */
import type { ResultColumn, ResultType } from '../../protocol/index.ts';
import { element } from './elements.ts';
import { icon } from './icons.ts';
import { visibleLine } from './visible-text.ts';

export interface HeaderState {
  /** Its place among the sort keys, from 1, where it is one. */
  readonly sort?: { readonly place: number; readonly of: number; readonly descending: boolean };
  readonly isFiltered: boolean;
}

export function drawColumnHeader(column: ResultColumn, state: HeaderState): HTMLElement {
  const name = visibleLine(column.name);
  const { sort, isFiltered } = state;
  const menu = element(
    'span',
    { class: 'column-menu-mark', title: `Sort, filter or group by ${name} (Alt+↓)` },
    icon(isFiltered ? 'filtered' : 'chevron'),
  );
  menu.classList.toggle('filtered', isFiltered);
  return element(
    'span',
    { class: 'column-header', title: `${name} (${typeNames[column.type]})` },
    element('span', {
      class: `type-mark type-${column.type}`,
      text: typeMarks[column.type],
      attributes: { 'aria-hidden': 'true' },
    }),
    element('span', { class: 'column-name', text: name }),
    ...(sort === undefined
      ? []
      : [
          element('span', {
            class: 'sort-mark',
            text: `${sort.descending ? '▼' : '▲'}${sort.of > 1 ? String(sort.place) : ''}`,
            attributes: { 'aria-hidden': 'true' },
          }),
        ]),
    menu,
  );
}

const typeMarks: Readonly<Record<ResultType, string>> = {
  text: 'abc',
  integer: '123',
  real: '1.5',
  boolean: 't/f',
  json: '{ }',
  timestamp: 'date',
  any: 'any',
};

const typeNames: Readonly<Record<ResultType, string>> = {
  text: 'text',
  integer: 'whole number',
  real: 'number',
  boolean: 'true or false',
  json: 'JSON',
  timestamp: 'date and time',
  any: 'any type',
};
