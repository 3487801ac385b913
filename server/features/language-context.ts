/** What every feature works with: the catalog, and statements bound against it, each bound once. */
import type { Catalog } from '../../catalog/index.ts';
import type { BoundStatement } from '../../language/semantics/index.ts';
import { createBinder } from '../../language/semantics/index.ts';
import type { ParsedStatement } from '../../language/syntax/index.ts';

/**
 * SQLite's opinion of a text, prepared against empty tables: `undefined` where it accepts it. The
 * engine's own check has this shape; it is declared here so that a browser build can do without.
 */
export interface StatementCheck {
  check(
    sql: string,
    tables: readonly CheckedTable[],
  ): { readonly message: string; readonly offset?: number } | undefined;
}

export interface CheckedTable {
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly declaredType: string }[];
}

/** What the server needs of its surroundings. `statementCheck` is absent where there is no SQLite. */
export interface LanguageEnvironment {
  readonly catalog: Catalog;
  readonly statementCheck?: StatementCheck;
}

export interface LanguageContext {
  readonly catalog: Catalog;
  readonly statementCheck: StatementCheck | undefined;
  /** Binding is pure, so a statement that two versions of a document share is bound once. */
  readonly bind: (statement: ParsedStatement) => BoundStatement;
}

export function createLanguageContext({
  catalog,
  statementCheck,
}: LanguageEnvironment): LanguageContext {
  return { catalog, statementCheck, bind: createBinder(catalog) };
}
