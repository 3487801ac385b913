/** The filters of a view as a condition on the rows of `result`. */
import type { SqlValue } from '../execute/index.ts';
import type { Cell, ColumnFilter, ResultView } from '../../protocol/index.ts';
import { columnName } from './result-table.ts';
import { toBound } from './values.ts';

export interface Condition {
  /** An expression of SQL, with a `?` for each parameter. */
  readonly sql: string;
  readonly parameters: readonly Bound[];
}

type Bound = ReturnType<typeof toBound>;

/** What the rows of `view` have in common; `1` where nothing is filtered. */
export function viewCondition(view: ResultView, width: number): Condition {
  const { quickFilter = '' } = view;
  const conditions = view.filters
    .filter(({ column }) => column < width)
    .map((filter) => conditionOf(filter, columnName(filter.column)));
  if (quickFilter !== '') {
    conditions.push(anyColumnContains(quickFilter, width));
  }
  return joined(conditions, 'AND', '1');
}

/** The value that a cell stands for, as SQLite compares it. */
export function boundCell(cell: Cell): Bound {
  return toBound(valueOf(cell));
}

function valueOf(cell: Cell): SqlValue {
  if (cell === null || typeof cell !== 'object') {
    return cell;
  }
  return 'integer' in cell ? BigInt(cell.integer) : Buffer.from(cell.blob, 'base64');
}

function conditionOf(filter: ColumnFilter, name: string): Condition {
  switch (filter.kind) {
    case 'null':
      return { sql: `${name} IS NULL`, parameters: [] };
    case 'notNull':
      return { sql: `${name} IS NOT NULL`, parameters: [] };
    case 'set':
      return inSet(name, filter.values);
    case 'pattern':
      return { sql: `regexp_like(${name}, ?)`, parameters: [filter.pattern] };
    case 'comparison': {
      const isText = typeof filter.value === 'string';
      const guard = isText ? `typeof(${name}) = 'text'` : `typeof(${name}) IN ('integer', 'real')`;
      const compared = `${name} ${filter.operator} ?`;
      // What is unequal may be of another class: `<>` needs no guard.
      return {
        sql: filter.operator === '<>' ? compared : `(${guard} AND ${compared})`,
        parameters: [boundCell(filter.value)],
      };
    }
    case 'text': {
      const matched = like(name, filter.match, filter.text);
      return filter.negated
        ? { ...matched, sql: `(${name} IS NULL OR NOT ${matched.sql})` }
        : matched;
    }
  }
}

/** `name` is not compared by affinity: a result's columns have none. */
function inSet(name: string, values: readonly Cell[]): Condition {
  const some = values.filter((value) => value !== null);
  const isNull = some.length < values.length ? ` OR ${name} IS NULL` : '';
  return {
    sql: `(${name} IN (${some.map(() => '?').join(', ')})${isNull})`,
    parameters: some.map(boundCell),
  };
}

/**
 * LIKE folds the case of ASCII letters alone; a text with others is looked for by a regular
 * expression, which folds all of them.
 */
function like(
  name: string,
  match: 'contains' | 'equals' | 'startsWith' | 'endsWith',
  text: string,
) {
  const before = match === 'contains' || match === 'endsWith' ? '%' : '';
  const after = match === 'contains' || match === 'startsWith' ? '%' : '';
  if (/^[\u0001-\u007f]*$/.test(text)) {
    const escaped = text.replace(/[\\%_]/g, '\\$&');
    return {
      sql: `${name} LIKE ? ESCAPE '\\'`,
      parameters: [`${before}${escaped}${after}`],
    };
  }
  const escaped = text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  const start = before === '' ? '^' : '';
  const end = after === '' ? '$' : '';
  return { sql: `regexp_like(${name}, ?)`, parameters: [`(?i)${start}${escaped}${end}`] };
}

/** Numbers are looked at only for what can stand in one: spelling them out is the dear part. */
function anyColumnContains(text: string, width: number): Condition {
  const canBeNumber = /^[-+.\deinf]*$/i.test(text);
  const conditions = Array.from({ length: width }, (_, index) => {
    const name = columnName(index);
    const contained = like(name, 'contains', text);
    return canBeNumber
      ? contained
      : { ...contained, sql: `(typeof(${name}) = 'text' AND ${contained.sql})` };
  });
  return joined(conditions, 'OR', '0');
}

/** Joined as a balanced tree: SQLite limits how deep an expression may be. */
function joined(
  conditions: readonly Condition[],
  operator: 'AND' | 'OR',
  otherwise: string,
): Condition {
  const [first] = conditions;
  if (first === undefined) {
    return { sql: otherwise, parameters: [] };
  }
  if (conditions.length === 1) {
    return first;
  }
  const middle = Math.ceil(conditions.length / 2);
  const left = joined(conditions.slice(0, middle), operator, otherwise);
  const right = joined(conditions.slice(middle), operator, otherwise);
  return {
    sql: `(${left.sql} ${operator} ${right.sql})`,
    parameters: [...left.parameters, ...right.parameters],
  };
}
