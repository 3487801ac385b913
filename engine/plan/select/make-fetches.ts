/**
 * Turns the chosen accesses into fetches and SQL. Uses come in an order in which each stands after
 * those that it reads values from, so every value query can name its tables. Two uses that ask for
 * the same rows share one fetch.
 */
import type { BoundRelation } from '../../../language/semantics/index.ts';
import type { Query } from '../../../language/syntax/index.ts';
import { constantTablesOf } from '../constant-tables/tables-read.ts';
import type { Access, Fetch, Hydration, SelectPlan } from '../plan.ts';
import { accountColumnsOf, aliasesOf, identifierColumnOf } from '../sql/naming.ts';
import type { AccountColumns, Naming } from '../sql/naming.ts';
import { render } from '../sql/render.ts';
import type { Edit } from '../sql/render.ts';
import { statementEdits } from '../sql/statement-edits.ts';
import { accessOf } from './access-of.ts';
import { accountNotices } from './choose-accounts.ts';
import { regionNotices } from './choose-regions.ts';
import { fetchColumnsOf } from './fetch-columns.ts';
import { growthOf } from './growth.ts';
import { identifierPartsOf } from './identifiers.ts';
import { accountIdKey, accountKey, identifierKey, isGeneric } from './keys.ts';
import type { ColumnKey, Draft, TableUse } from './table-use.ts';
import type { SqlText } from './value-sql.ts';

interface Assembly {
  readonly fetches: readonly Fetch[];
  readonly fetchOf: ReadonlyMap<BoundRelation, number>;
  readonly naming: Naming;
}

/** `query` is the part of the statement that SQLite runs. */
export function makeSelectPlan(draft: Draft, query: Query): SelectPlan {
  const empty: Assembly = {
    fetches: [],
    fetchOf: new Map(),
    naming: {
      targets: namesOfUnread(draft),
      aliases: aliasesOf(draft.facts),
      identifierColumns: new Map(),
      identifierParts: identifierPartsOf(draft),
    },
  };
  const { fetches, fetchOf, naming } = draft.uses.reduce(
    (assembly, use) => withUse(draft, assembly, use),
    empty,
  );
  const edits = statementEdits(draft.facts, naming, 'refused');
  const notices = [...accountNotices(draft), ...regionNotices(draft)];
  const constants = constantTablesOf(draft.facts, draft.context);
  const growth = growthOf(draft.facts, query, fetches, fetchOf);
  return {
    kind: 'select',
    ...(constants.length > 0 && { constants }),
    fetches,
    ...render(draft.facts.text, query.span, edits),
    ...(growth !== undefined && { growth }),
    ...(notices.length > 0 && { notices }),
  };
}

/** A table of constants, and one that SQLite reads over: no fetch fills them, and both need a name. */
function namesOfUnread({ facts, uses }: Draft): ReadonlyMap<BoundRelation, string> {
  const read = new Set(uses.map(({ relation }) => relation));
  return new Map(
    facts.bound.relations.flatMap((relation) =>
      relation.table === undefined || read.has(relation) ? [] : [[relation, relation.table.name]],
    ),
  );
}

function withUse(draft: Draft, assembly: Assembly, use: TableUse): Assembly {
  const { naming } = assembly;
  let made: readonly Edit[] | undefined;
  const edits = (): readonly Edit[] => (made ??= statementEdits(draft.facts, naming, 'refused'));
  const fetch = newFetch(draft, assembly, { naming, edits }, use);
  const same = assembly.fetches.find((other) => asksTheSame(other, fetch));
  const used =
    same === undefined ? fetch : { ...same, access: mergedAccess(same.access, fetch.access) };
  const fetches =
    same === undefined
      ? [...assembly.fetches, used]
      : assembly.fetches.map((other) => (other === same ? used : other));
  return {
    fetches,
    fetchOf: new Map([...assembly.fetchOf, [use.relation, used.id]]),
    naming: named(naming, use.relation, used, hiddenColumnsOf(draft, use, used.id)),
  };
}

function named(
  naming: Naming,
  relation: BoundRelation,
  { target }: Fetch,
  { identifier, accounts }: HiddenColumns,
): Naming {
  const { identifierColumns, accountColumns = new Map<BoundRelation, AccountColumns>() } = naming;
  return {
    ...naming,
    targets: new Map([...naming.targets, [relation, target]]),
    identifierColumns:
      identifier === undefined
        ? identifierColumns
        : new Map([...identifierColumns, [relation, identifier]]),
    accountColumns:
      accounts === undefined ? accountColumns : new Map([...accountColumns, [relation, accounts]]),
  };
}

function newFetch(draft: Draft, assembly: Assembly, text: SqlText, use: TableUse): Fetch {
  const id = assembly.fetches.length;
  const namesakes = assembly.fetches.filter((fetch) => fetch.table.name === use.table.name).length;
  const target = namesakes === 0 ? use.table.name : `${use.table.name}#${String(namesakes + 1)}`;
  const hidden = hiddenColumnsOf(draft, use, id);
  const { node } = use.relation;
  return {
    id,
    table: use.table,
    typeName: use.typeName,
    target,
    columns: fetchColumnsOf(use.table, hidden.identifier, hidden.accounts),
    regions: use.regions,
    ...(use.home !== undefined && { home: use.home }),
    ...(use.accounts !== undefined && { accounts: use.accounts }),
    ...(use.accountIds !== undefined && { accountIds: use.accountIds }),
    access: accessOf({ draft, text, fetchOf: assembly.fetchOf }, use),
    ...(use.limit !== undefined && { limit: use.limit }),
    ...(use.isImpossible && { isImpossible: true }),
    span: node.kind === 'table' ? node.name.span : node.span,
  };
}

interface HiddenColumns {
  readonly identifier: string | undefined;
  readonly accounts: AccountColumns | undefined;
}

/** Where one use of a table needs such a column, every use has it: so they can still share rows. */
function hiddenColumnsOf(draft: Draft, { table }: TableUse, id: number): HiddenColumns {
  const isUsed = (key: ColumnKey): boolean =>
    draft.uses.some((other) => other.table.name === table.name && other.usedColumns.has(key));
  const meanings = [
    ...(isUsed(accountKey) ? (['account'] as const) : []),
    ...(isUsed(accountIdKey) ? (['accountId'] as const) : []),
  ];
  return {
    identifier: isUsed(identifierKey) && !isGeneric(table) ? identifierColumnOf(id) : undefined,
    accounts: meanings.length === 0 ? undefined : accountColumnsOf(id, meanings),
  };
}

function asksTheSame(left: Fetch, right: Fetch): boolean {
  const questionOf = ({
    table,
    typeName,
    regions,
    home,
    accounts,
    accountIds,
    limit,
    isImpossible,
    access,
  }: Fetch): string =>
    JSON.stringify([
      table.name,
      typeName,
      regions,
      home,
      accounts,
      accountIds,
      limit,
      isImpossible,
      access.kind === 'list' ? access.inputs : access,
    ]);
  return left.access.kind === right.access.kind && questionOf(left) === questionOf(right);
}

function mergedAccess(left: Access, right: Access): Access {
  if (left.kind !== 'list' || right.kind !== 'list') return left;
  return { ...left, hydrate: mergedHydration(left.hydrate, right.hydrate) };
}

function mergedHydration(left: Hydration, right: Hydration): Hydration {
  if (left.kind === 'always' || right.kind === 'never') return left;
  if (right.kind === 'always' || left.kind === 'never') return right;
  return { kind: 'ifAbsent', properties: [...new Set([...left.properties, ...right.properties])] };
}
