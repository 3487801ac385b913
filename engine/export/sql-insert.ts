/** INSERT statements, of as many rows each as any engine takes. */
import type { WriteRows } from './exported-rows.ts';
import { distinctNames } from './exported-rows.ts';
import { sqlLiteral, sqlName } from './sql-literal.ts';

const rowsPerStatement = 500;

/** The table is called as the rows are. */
export const writeInserts: WriteRows = async function* ({ columns, rows }, { title }) {
  const names = distinctNames(columns.map(({ name }) => name)).map(sqlName);
  const head = `INSERT INTO ${sqlName(title)} (${names.join(', ')}) VALUES\n`;
  for await (const portion of rows()) {
    const tuples = portion.map((row) => {
      const values = row.map((cell, index) => sqlLiteral(cell, columns[index]?.type ?? 'any'));
      return `  (${values.join(', ')})`;
    });
    for (let start = 0; start < tuples.length; start += rowsPerStatement) {
      yield `${head}${tuples.slice(start, start + rowsPerStatement).join(',\n')};\n`;
    }
  }
};
