/** The columns that a condition confines to known values, however AND and OR put them together. */
import type { Expression } from '../../../language/syntax/index.ts';
import { textEqualTo } from './compared-column.ts';
import type { ColumnsCompared } from './compared-column.ts';
import { unwrap } from './constants.ts';

export type ValuesByKey = ReadonlyMap<string, readonly string[]>;

/**
 * Where the condition is true, the column of each key holds one of its values. `compared` tells the
 * columns of interest. AND intersects, OR unites what both of its sides confine.
 */
export function literalSets(condition: Expression, compared: ColumnsCompared): ValuesByKey {
  const expression = unwrap(condition);
  if (expression.kind === 'binary') {
    const { operator, left, right } = expression;
    if (operator === 'AND')
      return intersected(literalSets(left, compared), literalSets(right, compared));
    if (operator === 'OR') return united(literalSets(left, compared), literalSets(right, compared));
    if (operator === '=') return equalitySets(left, right, compared);
    if (operator === 'IS' || operator === 'IS NOT DISTINCT FROM')
      return isNullLiteral(left) || isNullLiteral(right)
        ? new Map()
        : equalitySets(left, right, compared);
  }
  if (expression.kind === 'in' && !expression.negated) {
    const rows = listedRows(expression);
    return rows === undefined ? new Map() : membershipSets(expression.operand, rows, compared);
  }
  return new Map();
}

/** What IN compares with, one row of expressions for each value, where the text lists it. */
export function listedRows({
  operand,
  source,
}: Extract<Expression, { kind: 'in' }>): readonly (readonly Expression[])[] | undefined {
  if (!('kind' in source)) {
    const isRow = unwrap(operand).kind === 'row';
    return source.map((item) => (isRow && item.kind === 'row' ? item.items : [item]));
  }
  if (source.kind !== 'query' || source.body.kind !== 'values') return undefined;
  if (source.limit !== undefined || source.with !== undefined) return undefined;
  return source.body.rows.map((row) => row.items);
}

/** Each column of `(a, b) IN (('x', 'y'), …)` for itself. */
function membershipSets(
  operand: Expression,
  rows: readonly (readonly Expression[])[],
  compared: ColumnsCompared,
): ValuesByKey {
  const inner = unwrap(operand);
  const columns = inner.kind === 'row' ? inner.items : [inner];
  return columns
    .map((column, index) => {
      const items = rows.map((row) => row[index]).filter((item) => item !== undefined);
      return items.length < rows.length
        ? new Map<string, readonly string[]>()
        : membershipSet(column, items, compared);
    })
    .reduce<ValuesByKey>(intersected, new Map());
}

/** `a = 'x'`, `'x' = a`, and `(a, b) = ('x', 'y')`. */
function equalitySets(left: Expression, right: Expression, compared: ColumnsCompared): ValuesByKey {
  const [first, second] = [unwrap(left), unwrap(right)];
  if (first.kind === 'row' && second.kind === 'row' && first.items.length === second.items.length) {
    return first.items
      .map((item, index) => {
        const other = second.items[index];
        return other === undefined
          ? new Map<string, readonly string[]>()
          : equalitySets(item, other, compared);
      })
      .reduce<ValuesByKey>(intersected, new Map());
  }
  const [column, value] = first.kind === 'column' ? [first, second] : [second, first];
  if (column.kind !== 'column') return new Map();
  return membershipSet(column, [value], compared);
}

function membershipSet(
  operand: Expression,
  items: readonly Expression[],
  compared: ColumnsCompared,
): ValuesByKey {
  const inner = unwrap(operand);
  const column = inner.kind === 'column' ? compared(inner) : undefined;
  if (column === undefined) return new Map();
  const values = items
    .filter((item) => !isNullLiteral(item))
    .map((item) => textEqualTo(column, item));
  if (values.includes(undefined)) return new Map();
  return new Map([[column.key, [...new Set(values.filter((value) => value !== undefined))]]]);
}

function isNullLiteral(expression: Expression): boolean {
  const inner = unwrap(expression);
  return inner.kind === 'literal' && inner.type === 'null';
}

function intersected(left: ValuesByKey, right: ValuesByKey): ValuesByKey {
  const result = new Map(left);
  for (const [key, values] of right) {
    const known = result.get(key);
    result.set(key, known === undefined ? values : known.filter((value) => values.includes(value)));
  }
  return result;
}

function united(left: ValuesByKey, right: ValuesByKey): ValuesByKey {
  const result = new Map<string, readonly string[]>();
  for (const [key, values] of left) {
    const others = right.get(key);
    if (others !== undefined) result.set(key, [...new Set([...values, ...others])]);
  }
  return result;
}
