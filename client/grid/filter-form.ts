/** The form in a column's menu that makes its filter: an operator and a value. */
import type { ColumnFilter, ResultColumn } from '../../protocol/index.ts';
import { element, setShown, textButton } from './elements.ts';
import { valueText } from './view-changes.ts';

type Operator =
  | 'contains'
  | 'without'
  | 'equals'
  | 'startsWith'
  | 'endsWith'
  | '='
  | '<>'
  | '<'
  | '<='
  | '>'
  | '>='
  | 'pattern'
  | 'null'
  | 'notNull';

const operators: readonly (readonly [Operator, string])[] = [
  ['contains', 'contains'],
  ['without', 'does not contain'],
  ['equals', 'is, in either case'],
  ['startsWith', 'starts with'],
  ['endsWith', 'ends with'],
  ['=', '= equals'],
  ['<>', '≠ differs from'],
  ['<', '< less than'],
  ['<=', '≤ at most'],
  ['>', '> more than'],
  ['>=', '≥ at least'],
  ['pattern', 'matches regular expression'],
  ['null', 'is NULL'],
  ['notNull', 'is not NULL'],
];

/** `apply` gets no filter where the form is empty. */
export function drawFilterForm(
  column: ResultColumn,
  at: number,
  current: ColumnFilter | undefined,
  apply: (filter: ColumnFilter | undefined) => void,
): HTMLElement {
  const isNumeric = column.type === 'integer' || column.type === 'real';
  const select = element(
    'select',
    { class: 'filter-operator', attributes: { 'aria-label': 'How to filter' } },
    ...operators.map(([value, text]) => element('option', { text, attributes: { value } })),
  );
  select.value = current === undefined ? (isNumeric ? '=' : 'contains') : operatorOf(current);
  const input = element('input', {
    class: 'filter-value',
    attributes: { type: 'text', 'aria-label': 'Value to filter by', spellcheck: 'false' },
  });
  input.value = current === undefined ? '' : textOf(current);
  const form = element(
    'form',
    { class: 'filter-form' },
    select,
    input,
    element(
      'span',
      { class: 'filter-buttons' },
      element('button', {
        class: 'button primary',
        text: 'Filter',
        attributes: { type: 'submit' },
      }),
      ...(current === undefined ? [] : [textButton('Clear', () => apply(undefined))]),
    ),
  );
  const needsValue = () => select.value !== 'null' && select.value !== 'notNull';
  select.addEventListener('change', () => setShown(input, needsValue()));
  setShown(input, needsValue());
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    apply(filterOf(select.value as Operator, at, input.value, column));
  });
  return form;
}

export function filterOf(
  operator: Operator,
  column: number,
  text: string,
  { type }: ResultColumn,
): ColumnFilter | undefined {
  switch (operator) {
    case 'null':
    case 'notNull':
      return { kind: operator, column };
    case 'pattern':
      return text === '' ? undefined : { kind: 'pattern', column, pattern: text };
    case 'contains':
    case 'without':
    case 'startsWith':
    case 'endsWith':
    case 'equals': {
      const match = operator === 'without' ? 'contains' : operator;
      return text === '' && match !== 'equals'
        ? undefined
        : { kind: 'text', column, match, text, negated: operator === 'without' };
    }
    case '=':
    case '<>':
    case '<':
    case '<=':
    case '>':
    case '>=':
      return { kind: 'comparison', column, operator, value: valueOf(text, type) };
  }
}

/** What was typed, as a value of the column: a number where it reads as one and texts are not meant. */
function valueOf(text: string, type: ResultColumn['type']) {
  const trimmed = text.trim();
  if (type === 'boolean' && /^(true|false)$/i.test(trimmed)) {
    return trimmed.toLowerCase() === 'true' ? 1 : 0;
  }
  const isNumber = trimmed !== '' && Number.isFinite(Number(trimmed));
  if (!isNumber || type === 'text' || type === 'json' || type === 'timestamp') {
    return text;
  }
  return /^-?\d+$/.test(trimmed) && !Number.isSafeInteger(Number(trimmed))
    ? { integer: trimmed }
    : Number(trimmed);
}

function operatorOf(filter: ColumnFilter): Operator {
  switch (filter.kind) {
    case 'comparison':
      return filter.operator;
    case 'text':
      return filter.negated ? 'without' : filter.match;
    case 'set':
      return 'contains';
    case 'null':
    case 'notNull':
    case 'pattern':
      return filter.kind;
  }
}

function textOf(filter: ColumnFilter): string {
  switch (filter.kind) {
    case 'comparison':
      return valueText(filter.value);
    case 'text':
      return filter.text;
    case 'pattern':
      return filter.pattern;
    case 'set':
    case 'null':
    case 'notNull':
      return '';
  }
}
