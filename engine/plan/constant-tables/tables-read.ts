/** The tables of what there is that a statement reads, each once, with their rows still to be made. */
import { isConstant } from '../../../catalog/index.ts';
import type { StatementFacts } from '../facts.ts';
import type { ConstantTable } from '../plan.ts';
import type { PlanContext } from '../result.ts';
import { fetchColumnsOf } from '../select/fetch-columns.ts';
import { constantRows } from './constant-rows.ts';

export function constantTablesOf(
  facts: StatementFacts,
  context: PlanContext,
): readonly ConstantTable[] {
  const tables = facts.bound.relations.flatMap(({ table }) =>
    table !== undefined && isConstant(table) ? [table] : [],
  );
  return [...new Set(tables)].map((table) => ({
    table,
    target: table.name,
    columns: fetchColumnsOf(table, undefined).map(({ name, declaredType }) => ({
      name,
      declaredType,
    })),
    rows: () => constantRows(table, context),
  }));
}
