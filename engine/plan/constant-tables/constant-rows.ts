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

type MakeRows = (context: PlanContext) => readonly ConstantRow[];

const small: ReadonlyMap<string, MakeRows> = new Map([
  [regionsTable.name, regionRows],
  [accountsTable.name, accountRows],
]);

const large: ReadonlyMap<string, MakeRows> = new Map([
  [servicesTable.name, ({ catalog }) => serviceRows(catalog)],
  [resourceTypesTable.name, ({ catalog }) => resourceTypeRows(catalog)],
]);

/** Values in the order of the table's columns. */
export function constantRows(table: ResourceTable, context: PlanContext): readonly ConstantRow[] {
  const make = small.get(table.name) ?? large.get(table.name);
  return make === undefined ? [] : make(context);
}

/** The rows of a table that is small enough to plan by; `undefined` for any other. */
export function rowsToPlanBy(
  table: ResourceTable,
  context: PlanContext,
): readonly ConstantRow[] | undefined {
  return small.get(table.name)?.(context);
}
