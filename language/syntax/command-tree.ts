/**
 * The nodes of the statements that StackQL has beside SQL's four, and of SQL's statements that neither
 * read nor change a resource. `tree.ts` says what holds for every node.
 */
import type { Expression, Literal } from './expression-tree.ts';
import type { Name, NodeBase, QualifiedName, Query, StatementBase, StatementNode } from './tree.ts';

export interface ShowStatement extends StatementBase {
  readonly kind: 'show';
  readonly extended: boolean;
  /** Upper case: PROVIDERS, SERVICES, RESOURCES, METHODS, INSERT, VERSION, …; empty while untyped. */
  readonly subject: string;
  readonly target?: QualifiedName;
  readonly columns: readonly Name[];
  readonly like?: Literal;
  readonly where?: Expression;
}

export interface DescribeStatement extends StatementBase {
  readonly kind: 'describe';
  readonly extended: boolean;
  readonly method: boolean;
  readonly target?: QualifiedName;
}

export interface ExplainStatement extends StatementBase {
  readonly kind: 'explain';
  /** EXPLAIN, EXPLAIN ANALYZE, EXPLAIN QUERY PLAN. */
  readonly mode: 'plan' | 'analyze' | 'queryPlan';
  /** `empty` while untyped. */
  readonly statement: StatementNode;
}

/** `PLAN SELECT …`. */
export interface PlanStatement extends StatementBase {
  readonly kind: 'plan';
  /** `empty` while untyped. */
  readonly statement: StatementNode;
}

/** `EXEC aws.ec2.instances.start @InstanceId = 'i-1', @region = 'us-east-1' @@json = '{…}'`. */
export interface ExecStatement extends StatementBase {
  readonly kind: 'exec';
  /** The method's full name: provider, service, resource and method. */
  readonly method?: QualifiedName;
  readonly parameters: readonly ExecParameter[];
  /** `@@json = '…'`: the body of the request. */
  readonly payload?: ExecParameter;
}

/** `@name = value`. */
export interface ExecParameter extends NodeBase {
  readonly kind: 'execParameter';
  /** Without the `@` or `@@` before it; empty while untyped. */
  readonly name: Name;
  readonly value: Expression;
}

/** `CREATE [OR REPLACE] [TEMP] [MATERIALIZED] VIEW [IF NOT EXISTS] v [(a, b)] AS …`. */
export interface CreateViewStatement extends StatementBase {
  readonly kind: 'createView';
  readonly orReplace: boolean;
  readonly temporary: boolean;
  readonly materialized: boolean;
  readonly ifNotExists: boolean;
  readonly name?: QualifiedName;
  readonly columns?: readonly Name[];
  readonly query?: Query;
}

/** `DROP [MATERIALIZED] VIEW [IF EXISTS] v`. */
export interface DropViewStatement extends StatementBase {
  readonly kind: 'dropView';
  readonly materialized: boolean;
  readonly ifExists: boolean;
  readonly name?: QualifiedName;
}

/** `REFRESH MATERIALIZED VIEW v`. */
export interface RefreshViewStatement extends StatementBase {
  readonly kind: 'refreshView';
  readonly name?: QualifiedName;
}

/** `USE aws`. */
export interface UseStatement extends StatementBase {
  readonly kind: 'use';
  readonly provider?: Name;
}

/** `REGISTRY LIST [aws]`, `REGISTRY PULL aws [v24.07.00246]`. */
export interface RegistryStatement extends StatementBase {
  readonly kind: 'registry';
  /** Absent while untyped. */
  readonly action?: 'LIST' | 'PULL';
  readonly provider?: Name;
  /** All of it is one name, dots included. */
  readonly version?: Name;
}

/** `AUTH LOGIN aws [INTERACTIVE | SERVICE_ACCOUNT 'file']`, `AUTH REVOKE aws`. */
export interface AuthStatement extends StatementBase {
  readonly kind: 'auth';
  /** Absent while untyped. */
  readonly action?: 'LOGIN' | 'REVOKE';
  readonly provider?: Name;
  /** How to log in, as written. */
  readonly method?: Name;
  readonly keyFile?: Expression;
}

/** `SLEEP 5000`: milliseconds. */
export interface SleepStatement extends StatementBase {
  readonly kind: 'sleep';
  readonly duration: Expression;
}

/** `BEGIN`, `COMMIT` (also written `END`), `ROLLBACK [TO s]`, `SAVEPOINT s`, `RELEASE s`. */
export interface TransactionStatement extends StatementBase {
  readonly kind: 'transaction';
  readonly action: 'BEGIN' | 'COMMIT' | 'ROLLBACK' | 'SAVEPOINT' | 'RELEASE';
  readonly mode?: 'DEFERRED' | 'IMMEDIATE' | 'EXCLUSIVE';
  readonly savepoint?: Name;
}

/** A statement that has no tree of its own, or none that could be read: tokens only. */
export interface OpaqueStatement extends StatementBase {
  readonly kind: 'opaque';
  /** Its first words, upper case, as far as they are words: `ALTER TABLE`. */
  readonly verb: string;
}

/** White space, comments or an anchor with no statement after it. */
export interface EmptyStatement extends StatementBase {
  readonly kind: 'empty';
}

/** Every statement but SELECT, INSERT, UPDATE and DELETE. */
export type CommandNode =
  | ShowStatement
  | DescribeStatement
  | ExplainStatement
  | PlanStatement
  | ExecStatement
  | CreateViewStatement
  | DropViewStatement
  | RefreshViewStatement
  | UseStatement
  | RegistryStatement
  | AuthStatement
  | SleepStatement
  | TransactionStatement
  | OpaqueStatement
  | EmptyStatement;
