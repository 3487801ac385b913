/** What the relations of a statement are called in the SQL that SQLite runs. */
import type { BoundRelation } from '../../../language/semantics/index.ts';
import type { ColumnExpression } from '../../../language/syntax/index.ts';
import type { StatementFacts } from '../facts.ts';

export interface Naming {
  /** The SQLite table of a resource, once it has one. */
  readonly targets: ReadonlyMap<BoundRelation, string>;
  /** The name by which columns of a relation are qualified. */
  readonly aliases: ReadonlyMap<BoundRelation, string>;
  /** The column that holds what a row was asked for by; absent where no reference needs it. */
  readonly identifierColumns: ReadonlyMap<BoundRelation, string>;
  /** The columns that hold a row's account; absent where no reference needs them. */
  readonly accountColumns?: ReadonlyMap<BoundRelation, AccountColumns>;
  /** References that mean one part of a composite identifier, counted from 1. */
  readonly identifierParts?: ReadonlyMap<ColumnExpression, number>;
}

export interface AccountColumns {
  /** What the account is called. */
  readonly account?: string;
  readonly accountId?: string;
}

/** Whether the table has columns that `*` must leave out. */
export function hasHiddenColumns(naming: Naming, relation: BoundRelation): boolean {
  return naming.identifierColumns.has(relation) || naming.accountColumns?.has(relation) === true;
}

/**
 * Aliases as written. Two tables of one scope that are named by the same last word, without aliases
 * of their own, and derived tables without a name get a name that nobody could write by chance.
 */
export function aliasesOf(facts: StatementFacts): ReadonlyMap<BoundRelation, string> {
  const aliases = new Map<BoundRelation, string>();
  for (const scope of facts.bound.scopes) {
    const taken = new Set<string>();
    for (const relation of scope.relations) {
      const written = relation.alias.toLowerCase();
      const clashes = taken.has(written) && relation.node.alias === undefined;
      const unnamed = relation.alias === '';
      aliases.set(
        relation,
        clashes || unnamed ? `${relation.alias}#${String(relation.id)}` : relation.alias,
      );
      taken.add(written);
    }
  }
  return aliases;
}

/** Unique among the tables of a plan, so that no NATURAL join finds it on two sides. */
export function identifierColumnOf(tableIndex: number): string {
  return `identifier#${String(tableIndex + 1)}`;
}

/** The same for the columns of a row's account, of which `meanings` are needed. */
export function accountColumnsOf(
  tableIndex: number,
  meanings: readonly ('account' | 'accountId')[],
): AccountColumns {
  const suffix = `#${String(tableIndex + 1)}`;
  return {
    ...(meanings.includes('account') && { account: `account${suffix}` }),
    ...(meanings.includes('accountId') && { accountId: `account_id${suffix}` }),
  };
}
