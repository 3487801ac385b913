/** A column's header: the mark of its type, and its name. */
import type { ResultColumn, ResultType } from '../../protocol/index.ts';
import { element } from './elements.ts';
import { visibleLine } from './visible-text.ts';

export function drawColumnHeader(column: ResultColumn): HTMLElement {
  return element(
    'span',
    { class: 'column-header', title: `${visibleLine(column.name)} (${typeNames[column.type]})` },
    element('span', {
      class: `type-mark type-${column.type}`,
      text: typeMarks[column.type],
      attributes: { 'aria-hidden': 'true' },
    }),
    element('span', { class: 'column-name', text: visibleLine(column.name) }),
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
