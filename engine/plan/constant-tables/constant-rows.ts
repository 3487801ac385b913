/**
 * The rows of the tables of what there is. Those of regions and accounts are few, and planning itself
 * looks at them; those of all resource types take the whole catalog, so nobody makes them before they
 * are read.
 */
import {
  accountsTable,
  regionsTable,
  resourceTypesTable,
  servicesTable,
} from '../../../catalog/index.ts';
import type { ResourceTable } from '../../../catalog/index.ts';
import type { ConstantRow } from '../plan.ts';
import type { PlanContext } from '../result.ts';
import { accountRows } from './account-rows.ts';
import { regionRows } from './region-rows.ts';
import { resourceTypeRows } from './resource-type-rows.ts';
import { serviceRows } from './service-rows.ts';

const small: ReadonlyMap<string, (context: PlanContext) => readonly ConstantRow[]> = new Map([
  [regionsTable.name, regionRows],
  [accountsTable.name, accountRows],
]);

/** Values in the order of the table's columns, in batches that are made as they are taken. */
export function constantRows(
  table: ResourceTable,
  context: PlanContext,
): Iterable<readonly ConstantRow[]> {
  switch (table.name) {
    case servicesTable.name:
      return [serviceRows(context.catalog)];
    case resourceTypesTable.name:
      return resourceTypeRows(context.catalog);
    default:
      return [small.get(table.name)?.(context) ?? []];
  }
}

/** The rows of a table that is small enough to plan by; `undefined` for any other. */
export function rowsToPlanBy(
  table: ResourceTable,
  context: PlanContext,
): readonly ConstantRow[] | undefined {
  return small.get(table.name)?.(context);
}
