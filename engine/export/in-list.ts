/** The distinct values of cells as what stands behind IN. */
import type { WriteRows } from './exported-rows.ts';
import { sqlLiteral } from './sql-literal.ts';

/**
 * `('a', 'b')` of one column, `(VALUES ('a', 1), ('b', 2))` of more. A row with a NULL is left out: IN
 * never finds it, and NOT IN would find nothing beside it.
 */
export const writeInList: WriteRows = async function* ({ columns, rows }) {
  const given = new Set<string>();
  yield columns.length === 1 ? '(' : '(VALUES ';
  for await (const portion of rows()) {
    for (const row of portion) {
      if (row.includes(null)) {
        continue;
      }
      const values = row.map((cell, index) => sqlLiteral(cell, columns[index]?.type ?? 'any'));
      const item = columns.length === 1 ? values.join('') : `(${values.join(', ')})`;
      if (!given.has(item)) {
        yield given.size === 0 ? item : `, ${item}`;
        given.add(item);
      }
    }
  }
  yield ')';
};
