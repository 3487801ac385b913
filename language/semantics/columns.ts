/** The columns and inputs of one relation, found by any of their spellings, without case. */
import type { ResourceTable, TableInput } from '../../catalog/index.ts';
import type { BoundColumn, BoundRelation } from './bound.ts';
import { hiddenFunctionColumns } from './table-functions.ts';

/**
 * `rank`: 0 for the canonical name, 1 for another spelling, 2 for an input, 3 for the account of a row,
 * which any other meaning of the word goes before, an alias of the select list included.
 */
export type ColumnMatch =
  | { readonly kind: 'column'; readonly column: BoundColumn; readonly rank: 0 | 1 }
  | { readonly kind: 'input'; readonly input: TableInput; readonly rank: 2 | 3 };

const tableColumns = new WeakMap<ResourceTable, readonly BoundColumn[]>();
const tableMatches = new WeakMap<ResourceTable, ReadonlyMap<string, ColumnMatch>>();
const computedMatches = new WeakMap<readonly BoundColumn[], ReadonlyMap<string, ColumnMatch>>();

/** What `name` means in `relation`, or `undefined`: also where its columns are unknown. */
export function columnNamed(relation: BoundRelation, name: string): ColumnMatch | undefined {
  const key = name.toLowerCase();
  if (relation.kind === 'resource' && relation.table !== undefined) {
    return matchesOfTable(relation.table).get(key);
  }
  if (relation.columns === undefined) return undefined;
  const match = matchesOfColumns(relation.columns).get(key);
  if (match !== undefined || relation.node.kind !== 'tableFunction') return match;
  const column = hiddenFunctionColumns(relation.node.name.text).find((each) => each.name === key);
  return column && { kind: 'column', column, rank: 0 };
}

/** The name, without case, of the column that `name` means in `relation`, or `name` itself. */
export function columnKey(relation: BoundRelation, name: string): string {
  const match = columnNamed(relation, name);
  return (match?.kind === 'column' ? match.column.name : name).toLowerCase();
}

/** Whether a join gives the column, in whichever spelling, from the table left of this one. */
export function isCoalesced(relation: BoundRelation, name: string): boolean {
  return relation.coalesced?.has(columnKey(relation, name)) === true;
}

/** The columns that `SELECT *` gives of a resource: one array per table, for comparing by identity. */
export function columnsOfTable(table: ResourceTable): readonly BoundColumn[] {
  const known = tableColumns.get(table);
  if (known !== undefined) return known;
  const columns = table.columns.map((column): BoundColumn => ({
    name: column.name,
    type: column.type,
    column,
  }));
  tableColumns.set(table, columns);
  return columns;
}

function matchesOfTable(table: ResourceTable): ReadonlyMap<string, ColumnMatch> {
  const known = tableMatches.get(table);
  if (known !== undefined) return known;
  const matches = new Map<string, ColumnMatch>();
  addColumns(matches, columnsOfTable(table));
  for (const input of table.inputs)
    addIfAbsent(matches, input.name, { kind: 'input', input, rank: rankOf(input) });
  tableMatches.set(table, matches);
  return matches;
}

function rankOf({ meaning }: TableInput): 2 | 3 {
  return meaning === 'account' || meaning === 'accountId' ? 3 : 2;
}

function matchesOfColumns(columns: readonly BoundColumn[]): ReadonlyMap<string, ColumnMatch> {
  const known = computedMatches.get(columns);
  if (known !== undefined) return known;
  const matches = new Map<string, ColumnMatch>();
  addColumns(matches, columns);
  computedMatches.set(columns, matches);
  return matches;
}

/** Canonical names win over other spellings, and the first of two equal ones over the second. */
function addColumns(matches: Map<string, ColumnMatch>, columns: readonly BoundColumn[]): void {
  for (const column of columns)
    addIfAbsent(matches, column.name, { kind: 'column', column, rank: 0 });
  for (const column of columns) {
    const spellings = [...(column.column?.aliases ?? []), column.column?.property?.name];
    for (const spelling of spellings) {
      if (spelling !== undefined)
        addIfAbsent(matches, spelling, { kind: 'column', column, rank: 1 });
    }
  }
}

function addIfAbsent(matches: Map<string, ColumnMatch>, name: string, match: ColumnMatch): void {
  const key = name.toLowerCase();
  if (!matches.has(key)) matches.set(key, match);
}
