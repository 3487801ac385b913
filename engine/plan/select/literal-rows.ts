/**
 * Values of several columns that belong together: `(a, b) IN ((1, 2), (3, 4))` and
 * `a = 1 AND b = 2 OR a = 3 AND b = 4` name two pairs, not four.
 */
import type { Expression } from '../../../language/syntax/index.ts';
import { textEqualTo } from './compared-column.ts';
import type { ColumnsCompared } from './compared-column.ts';
import { conjunctsOf, unwrap } from './constants.ts';
import { listedRows, literalSets } from './literal-sets.ts';
import type { ValuesByKey } from './literal-sets.ts';
import type { ColumnKey } from './table-use.ts';

/** Where the condition is true, the columns of `keys` hold one of the rows, each value at its key. */
export interface LiteralRows {
  readonly keys: readonly ColumnKey[];
  readonly rows: readonly (readonly string[])[];
}

/** More rows than these are left to the columns' own sets of values. */
const mostRows = 10_000;

export function literalRows(
  condition: Expression,
  compared: ColumnsCompared,
): readonly LiteralRows[] {
  const expression = unwrap(condition);
  if (expression.kind === 'in') return rowsOfList(expression, compared);
  if (expression.kind !== 'binary') return [];
  if (expression.operator === 'AND')
    return conjunctsOf(expression).flatMap((conjunct) => literalRows(conjunct, compared));
  return expression.operator === 'OR' ? rowsOfAlternatives(expression, compared) : [];
}

function rowsOfList(
  expression: Extract<Expression, { kind: 'in' }>,
  compared: ColumnsCompared,
): readonly LiteralRows[] {
  const operand = unwrap(expression.operand);
  const items = listedRows(expression);
  if (expression.negated || operand.kind !== 'row' || items === undefined) return [];
  const keyed = operand.items.flatMap((item, index) => {
    const inner = unwrap(item);
    const column = inner.kind === 'column' ? compared(inner) : undefined;
    return column === undefined ? [] : [{ column, index }];
  });
  const rows = items.map((row) =>
    keyed.map(({ column, index }) => {
      const item = row[index];
      return item && textEqualTo(column, item);
    }),
  );
  const known = rows.filter((row) => row.every((value) => value !== undefined));
  if (keyed.length < 2 || known.length < rows.length || known.length > mostRows) return [];
  return [{ keys: keyed.map(({ column }) => column.key), rows: known }];
}

function rowsOfAlternatives(
  expression: Expression,
  compared: ColumnsCompared,
): readonly LiteralRows[] {
  const sets = alternativesOf(expression).map((arm) => literalSets(arm, compared));
  const keys = [...(sets[0]?.keys() ?? [])].filter((key) => sets.every((set) => set.has(key)));
  if (keys.length < 2) return [];
  const rows = sets.flatMap((set) => combinationsOf(keys, set));
  return rows.length > mostRows ? [] : [{ keys, rows }];
}

/** The conditions that OR joins. */
function alternativesOf(expression: Expression): readonly Expression[] {
  const inner = unwrap(expression);
  if (inner.kind !== 'binary' || inner.operator !== 'OR') return [inner];
  return [...alternativesOf(inner.left), ...alternativesOf(inner.right)];
}

function combinationsOf(keys: readonly string[], set: ValuesByKey): readonly (readonly string[])[] {
  return keys.reduce<readonly (readonly string[])[]>(
    (prefixes, key) =>
      prefixes.flatMap((prefix) => (set.get(key) ?? []).map((value) => [...prefix, value])),
    [[]],
  );
}
