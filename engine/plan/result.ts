/** What planning takes beside the statement, and what it gives: a plan, or one failure. */
import type { Catalog } from '../../catalog/index.ts';
import type { BoundStatement } from '../../language/semantics/index.ts';
import type { ParsedStatement, Span } from '../../language/syntax/index.ts';
import type { Plan } from './plan.ts';

/** An account that a statement can name. Nothing of it is secret. */
export interface ConfiguredAccount {
  /** The profile's name, or the name that the settings give to a role. */
  readonly name: string;
  /** Twelve digits; absent where the configuration does not tell. */
  readonly accountId?: string;
  readonly region?: string;
  readonly roleArn?: string;
  /** The profile whose credentials assume the role. */
  readonly sourceProfile?: string;
  readonly ssoStartUrl?: string;
  readonly ssoRegion?: string;
  readonly ssoRoleName?: string;
}

export interface PlanContext {
  readonly catalog: Catalog;
  /** Where a table is read whose statement says nothing of `region`. */
  readonly defaultRegion: string;
  /** The account's regions: what a predicate such as `region LIKE 'eu-%'` chooses from. */
  readonly enabledRegions: readonly string[];
  /** The accounts that a statement can name; absent where nobody knows them, as in a browser. */
  readonly accounts?: readonly ConfiguredAccount[];
  /** What the connection's own account is called among them; `default` where absent. */
  readonly ownAccount?: string;
  /**
   * Binds statements with the same views around them as the planned one was bound with; absent where
   * there are none.
   */
  readonly bind?: (statement: ParsedStatement) => BoundStatement;
  /** The plan will be shown: it then says what became of each condition. */
  readonly explains?: true;
  /** IQL's own, which `SHOW VERSION` and `SHOW PROVIDERS` say: its providers come with it. */
  readonly version?: string;
}

/** `plan`: the statement cannot mean anything; `unsupported`: it can, and IQL cannot run it yet. */
export interface PlanFailure {
  readonly kind: 'plan' | 'unsupported';
  readonly message: string;
  readonly span?: Span;
}

/** What rows of the connection's own account hold in `account`. */
export function ownAccountOf({ ownAccount = 'default' }: PlanContext): string {
  return ownAccount;
}

export type PlanResult =
  | { readonly kind: 'planned'; readonly plan: Plan }
  | { readonly kind: 'failed'; readonly failure: PlanFailure };

/** Ends planning from within a rule; `planStatement` alone catches it, so no caller ever sees it. */
export class PlanError extends Error {
  override readonly name = 'PlanError';
  readonly failure: PlanFailure;
  constructor(kind: PlanFailure['kind'], message: string, span?: Span) {
    super(message);
    this.failure = { kind, message, ...(span !== undefined && { span }) };
  }
}
