/** Fills the tables whose rows planning knows, before the first call. Between batches others have their turn. */
import type { SelectPlan } from '../plan/index.ts';
import type { TableEngine } from './ports.ts';

export async function fillConstants(
  engine: TableEngine,
  { constants = [] }: SelectPlan,
): Promise<void> {
  for (const { target, columns, rows } of constants) {
    await engine.createTable({ name: target, columns });
    for (const batch of rows()) await engine.insert(target, batch);
  }
}
