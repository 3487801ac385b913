/**
 * Rule: whose resources each table gives. A table whose `account` the statement does not mention is read
 * in the connection's own account; `=` and IN name profiles and roles; any other predicate, and one on
 * `account_id`, chooses among the accounts that are configured, before any call.
 */
import { accountsTable } from '../../../catalog/index.ts';
import type { TableInput } from '../../../catalog/index.ts';
import type { ColumnReference } from '../../../language/semantics/index.ts';
import { accountsOf } from '../constant-tables/account-rows.ts';
import type { FetchAccount } from '../plan.ts';
import { ownAccountOf, PlanError } from '../result.ts';
import { accountIdOfRole, checkAccountName, fetchAccount } from '../accounts.ts';
import { referencesIn } from '../facts.ts';
import { accountKeyPassed } from './inherit.ts';
import { confinedValues } from './confined-values.ts';
import type { Dimension } from './confined-values.ts';
import { accountIdKey, accountKey } from './keys.ts';
import { literalsOf } from './resolve-values.ts';
import type { Place } from './resolve-values.ts';
import type { Draft, Rule, TableUse } from './table-use.ts';

export const chooseAccounts: Rule = (draft) => {
  const { references } = draft.facts.bound;
  if (!references.some(({ input }) => input !== undefined && isAccount(input))) return draft;
  for (const use of draft.uses) checkNames(draft, use);
  return {
    ...draft,
    uses: draft.uses.map((use) => {
      const accounts = accountsFor(draft, use);
      return { ...use, accounts, accountIds: idsToFind(draft, use, accounts) };
    }),
  };
};

/** What a reader of the rows cannot see: a table of the connection's account where others are meant. */
export function accountNotices(draft: Draft): readonly string[] {
  const own = ownAccountOf(draft.context);
  const namesOthers = draft.uses.some(
    ({ accounts }) => accounts?.some(({ isOwn }) => isOwn !== true) === true,
  );
  return draft.uses
    .filter((use) => namesOthers || isAskedOutside(draft, use))
    .filter((use) => askedNames(draft, use) === undefined && askedIds(draft, use) === undefined)
    .map(
      ({ table, relation }) =>
        `\`${table.name}\` names no account, so it was read in \`${own}\` alone: add \`${relation.alias}.account = …\` to read it in others`,
    );
}

/** `undefined` where the statement says nothing of accounts, and shows none. */
function accountsFor(draft: Draft, use: TableUse): readonly FetchAccount[] | undefined {
  const { context } = draft;
  const names = askedNames(draft, use);
  const ids = askedIds(draft, use);
  if (names === undefined && ids === undefined) {
    return showsAccounts(draft, use) ? [fetchAccount(context, ownAccountOf(context))] : undefined;
  }
  return (names ?? namesInPlay(draft))
    .map((name) => fetchAccount(context, name))
    .filter((account) => ids === undefined || isAmong(ids, account));
}

function isAccount({ meaning }: TableInput): boolean {
  return meaning === 'account' || meaning === 'accountId';
}

/** Whether a query around the table's own asks for other accounts, too late to choose any by it. */
function isAskedOutside({ knowledge, facts }: Draft, { relation: own }: TableUse): boolean {
  return facts.bound.relations.some((relation) =>
    (relation.columns ?? []).some((column) => {
      if (accountKeyPassed(facts, column, own) === undefined) return false;
      const { conditions = [] } = knowledge.get(relation) ?? {};
      return conditions.some(({ expression }) =>
        referencesIn(facts, expression.span).some(
          (reference) => reference.relation === relation && reference.column === column,
        ),
      );
    }),
  );
}

function askedNames(
  draft: Draft,
  { relation }: Pick<TableUse, 'relation'>,
  visited?: ReadonlySet<string>,
): readonly string[] | undefined {
  return confinedValues(draft, byName(draft), { relation, key: accountKey }, visited);
}

function askedIds(
  draft: Draft,
  { relation }: Pick<TableUse, 'relation'>,
  visited?: ReadonlySet<string>,
): readonly string[] | undefined {
  return confinedValues(draft, byId(draft), { relation, key: accountIdKey }, visited);
}

/** An account whose number nobody knows yet is asked for it first, where that can save its other calls. */
function idsToFind(
  draft: Draft,
  use: TableUse,
  accounts: readonly FetchAccount[] | undefined,
): readonly string[] | undefined {
  const isOpen = accounts?.some(({ accountId }) => accountId === undefined) === true;
  return isOpen ? literalsOf(draft, accountIdPlace(use)) : undefined;
}

/** Where one use of a table shows them, every use has them: so they can still share rows. */
function showsAccounts(draft: Draft, { table }: TableUse): boolean {
  return draft.uses.some(
    ({ table: other, usedColumns }) =>
      other === table && (usedColumns.has(accountKey) || usedColumns.has(accountIdKey)),
  );
}

/** A number confines the name of its row's account, as far as the numbers are known. */
function byName(draft: Draft): Dimension {
  const { context } = draft;
  const column = accountsTable.columns.find(({ name }) => name === 'account');
  return {
    candidates: accountsOf(context).map(({ name }) => name),
    others: namesInPlay(draft),
    isHeldBy: (reference) => holds(reference, 'account', column),
    leftAt({ relation, key }, visited) {
      const ids = key === accountKey ? askedIds(draft, { relation }, visited) : undefined;
      return ids && ((name) => isAmong(ids, fetchAccount(context, name)));
    },
  };
}

/** Every number counts where a name's own is not known. */
function byId(draft: Draft): Dimension {
  const { context } = draft;
  const column = accountsTable.columns.find(({ name }) => name === 'account_id');
  return {
    candidates: namesInPlay(draft).flatMap((name) => fetchAccount(context, name).accountId ?? []),
    isHeldBy: (reference) => holds(reference, 'accountId', column),
    leftAt({ relation, key }, visited) {
      const names = key === accountIdKey ? askedNames(draft, { relation }, visited) : undefined;
      const ids = names?.map((name) => fetchAccount(context, name).accountId);
      return ids && ((id) => ids.includes(undefined) || ids.includes(id));
    },
  };
}

/** A number that nobody knows yet may be any. */
function isAmong(ids: readonly string[], { accountId }: FetchAccount): boolean {
  return accountId === undefined || ids.includes(accountId);
}

/** The configured accounts, and the roles that the statement names: a number may mean either. */
function namesInPlay({ context, knowledge }: Draft): readonly string[] {
  const named = [...knowledge.values()].flatMap(({ restrictions }) =>
    restrictions.flatMap((restriction) =>
      restriction.kind === 'literals' && restriction.key === accountKey ? restriction.values : [],
    ),
  );
  const roles = named.filter((name) => accountIdOfRole(name) !== undefined);
  return [...new Set([...accountsOf(context).map(({ name }) => name), ...roles])];
}

function holds(
  { input, column }: ColumnReference,
  meaning: 'account' | 'accountId',
  constant: (typeof accountsTable.columns)[number] | undefined,
): boolean {
  return input === undefined
    ? column?.column !== undefined && column.column === constant
    : input.meaning === meaning;
}

function accountPlace(use: TableUse): Place {
  return { relation: use.relation, key: accountKey };
}

function accountIdPlace(use: TableUse): Place {
  return { relation: use.relation, key: accountIdKey };
}

function checkNames(draft: Draft, use: TableUse): void {
  for (const name of literalsOf(draft, accountPlace(use)) ?? []) {
    const problem = checkAccountName(draft.context, name);
    const { node } = use.relation;
    const { span } = node.kind === 'table' ? node.name : node;
    if (problem !== undefined) throw new PlanError('plan', problem, span);
  }
}
