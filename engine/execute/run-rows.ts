/** Rows that planning itself made, through SQLite like any others, so that they can be filtered. */
import type { RowsPlan } from '../plan/index.ts';
import type { ResultShape } from './ports.ts';
import type { Run } from './run.ts';

const declaredTypes: Readonly<Record<RowsPlan['columns'][number]['type'], string>> = {
  text: 'TEXT',
  integer: 'INTEGER',
  boolean: 'BOOLEAN',
};

export async function runRows(run: Run, plan: RowsPlan): Promise<ResultShape> {
  const { engine } = run.ports;
  const columns = plan.columns.map(({ name, type }) => ({
    name,
    declaredType: declaredTypes[type],
  }));
  await engine.createTable({ name: 'rows', columns });
  await engine.insert('rows', plan.rows);
  return engine.materialize(plan.sql ?? 'SELECT * FROM rows', run.limits.rowLimit);
}
