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
import { narrowingOf } from './place-sources.ts';
import type { ColumnKey, Draft, TableUse } from './table-use.ts';
import { readByEither, withUnread } from './unread-columns.ts';
import type { SqlText } from './value-sql.ts';

/** What is made so far. It grows use by use, within `makeSelectPlan` alone. */
interface Assembly {
  readonly fetches: Fetch[];
  /** The place among them of the first that asks what the text says. */
  readonly asked: Map<string, number>;
  readonly fetchesOf: Map<BoundRelation, readonly number[]>;
  readonly targets: Map<BoundRelation, string>;
  readonly identifierColumns: Map<BoundRelation, string>;
  readonly accountColumns: Map<BoundRelation, AccountColumns>;
  /** The same maps, as the SQL that is made on the way reads them. */
  readonly naming: Naming;
}

/** `query` is the part of the statement that SQLite runs. */
export function makeSelectPlan(draft: Draft, query: Query): SelectPlan {
  const { fetches, fetchesOf, naming } = assembled(draft);
  const edits = statementEdits(draft.facts, naming, 'refused');
  const notices = [...accountNotices(draft), ...regionNotices(draft)];
  const constants = constantTablesOf(draft.facts, draft.context);
  const growth = growthOf(draft.facts, query, fetches, onlyFetches(fetchesOf));
  return {
    kind: 'select',
    ...(constants.length > 0 && { constants }),
    fetches,
    ...render(draft.facts.text, query.span, edits),
    ...(growth !== undefined && { growth }),
    ...(notices.length > 0 && { notices }),
  };
}

function assembled(draft: Draft): Assembly {
  const targets = namesOfUnread(draft);
  const identifierColumns = new Map<BoundRelation, string>();
  const accountColumns = new Map<BoundRelation, AccountColumns>();
  const assembly: Assembly = {
    fetches: [],
    asked: new Map(),
    fetchesOf: new Map(),
    targets,
    identifierColumns,
    accountColumns,
    naming: {
      targets,
      aliases: aliasesOf(draft.facts),
      identifierColumns,
      accountColumns,
      identifierParts: identifierPartsOf(draft),
    },
  };
  for (const use of draft.uses) addUse(draft, assembly, use);
  return assembly;
}

/** A table of constants, and one that SQLite reads over: no fetch fills them, and both need a name. */
function namesOfUnread({ facts, uses }: Draft): Map<BoundRelation, string> {
  const read = new Set(uses.map(({ relation }) => relation));
  return new Map(
    facts.bound.relations.flatMap((relation) =>
      relation.table === undefined || read.has(relation) ? [] : [[relation, relation.table.name]],
    ),
  );
}

/** A table that several fetches fill grows with each of them. */
function onlyFetches(
  fetchesOf: ReadonlyMap<BoundRelation, readonly number[]>,
): ReadonlyMap<BoundRelation, number> {
  return new Map(
    [...fetchesOf].flatMap(([relation, [first, ...others]]) =>
      first === undefined || others.length > 0 ? [] : [[relation, first]],
    ),
  );
}

function addUse(draft: Draft, assembly: Assembly, use: TableUse): void {
  const { fetches, asked, fetchesOf, naming } = assembly;
  const { relation } = use;
  let made: readonly Edit[] | undefined;
  const edits = (): readonly Edit[] => (made ??= statementEdits(draft.facts, naming, 'refused'));
  const fetch = newFetch(draft, assembly, { naming, edits }, use);
  const isAlone = draft.uses.every((other) => other === use || other.relation !== relation);
  const question = questionOf(fetch);
  const place = isAlone ? (asked.get(question) ?? -1) : -1;
  const same = fetches[place];
  const used = same === undefined ? fetch : merged(same, fetch);
  if (!asked.has(question)) asked.set(question, fetches.length);
  fetches[same === undefined ? fetches.length : place] = used;
  const earlier = fetchesOf.get(relation) ?? [];
  fetchesOf.set(relation, [...earlier, used.id]);
  if (earlier.length === 0) name(draft, assembly, use, used);
}

function name(
  draft: Draft,
  { targets, identifierColumns, accountColumns }: Assembly,
  use: TableUse,
  { id, target }: Fetch,
): void {
  const { relation } = use;
  const { identifier, accounts } = hiddenColumnsOf(draft, use, id);
  targets.set(relation, target);
  if (identifier !== undefined) identifierColumns.set(relation, identifier);
  if (accounts !== undefined) accountColumns.set(relation, accounts);
}

function newFetch(draft: Draft, assembly: Assembly, text: SqlText, use: TableUse): Fetch {
  const { fetches, fetchesOf } = assembly;
  const [first] = fetchesOf.get(use.relation) ?? [];
  const hidden = hiddenColumnsOf(draft, use, first ?? fetches.length);
  const { node } = use.relation;
  const surroundings = { draft, text, fetchesOf };
  const narrowing = narrowingOf(surroundings, use);
  return {
    id: fetches.length,
    table: use.table,
    typeName: use.typeName,
    target: targetOf(assembly, use),
    columns: withUnread(fetchColumnsOf(use.table, hidden.identifier, hidden.accounts), use),
    regions: use.regions,
    ...(use.home !== undefined && { home: use.home }),
    ...(use.accounts !== undefined && { accounts: use.accounts }),
    ...(use.accountIds !== undefined && { accountIds: use.accountIds }),
    ...(narrowing !== undefined && { narrowing }),
    access: accessOf(surroundings, use),
    ...(use.limit !== undefined && { limit: use.limit }),
    ...(use.isImpossible && { isImpossible: true }),
    span: node.kind === 'table' ? node.name.span : node.span,
  };
}

/** The types of a generic table fill one table together. */
function targetOf({ fetches, targets }: Assembly, { relation, table }: TableUse): string {
  const own = targets.get(relation);
  if (own !== undefined) return own;
  const taken = new Set(
    fetches.filter((fetch) => fetch.table.name === table.name).map(({ target }) => target),
  );
  return taken.size === 0 ? table.name : `${table.name}#${String(taken.size + 1)}`;
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

/** Two fetches of one question have the same rows, though one may complete more of them. */
function questionOf({
  table,
  typeName,
  regions,
  home,
  accounts,
  accountIds,
  narrowing,
  limit,
  isImpossible,
  access,
}: Fetch): string {
  return JSON.stringify([
    table.name,
    typeName,
    regions,
    home,
    accounts,
    accountIds,
    narrowing,
    limit,
    isImpossible,
    access.kind,
    access.kind === 'list' ? access.inputs : access,
  ]);
}

function merged(left: Fetch, right: Fetch): Fetch {
  return {
    ...left,
    access: mergedAccess(left.access, right.access),
    columns: readByEither(left.columns, right.columns),
  };
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
