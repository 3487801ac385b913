/** Fills the tables whose rows planning knows, before the first call. */
import type { SelectPlan } from '../plan/index.ts';
import type { TableEngine } from './ports.ts';

export async function fillConstants(
  engine: TableEngine,
  { constants = [] }: SelectPlan,
): Promise<void> {
  for (const { target, columns, rows } of constants) {
    await engine.createTable({ name: target, columns });
    await engine.insert(target, rows());
  }
}
