/**
 * What a statement's names mean. Binding is a pure function of a statement and the catalog; offsets
 * are relative to the statement, as in its tree.
 */
import type { ResourceTable, TableColumn, TableInput, TableMethod } from '../../catalog/index.ts';
import type {
  ColumnExpression,
  CommonTable,
  DerivedTable,
  Expression,
  Name,
  ParsedStatement,
  QualifiedName,
  Query,
  QueryBody,
  ResultColumn,
  Span,
  StatementNode,
  TableFunction,
  TableReference,
} from '../syntax/index.ts';
import type { ProblemCode, ProblemSeverity } from './problem-codes.ts';
import type { ViewDefinition } from './views.ts';

export interface Problem {
  readonly code: ProblemCode;
  readonly severity: ProblemSeverity;
  readonly message: string;
  readonly span: Span;
  /** A text that would be right in place of `span`, where one is near. */
  readonly replacement?: string;
  /** How an editor may draw it: faded for what may go, struck through for what has a newer form. */
  readonly tags?: readonly ('unnecessary' | 'deprecated')[];
  /** Other places of the statement that explain it. */
  readonly related?: readonly { readonly message: string; readonly span: Span }[];
}

/** A column of a relation in scope: of a resource, or computed by a query. */
export interface BoundColumn {
  readonly name: string;
  readonly type: TableColumn['type'];
  /** Set for a column of a resource, and for a computed one that passes such a column through. */
  readonly column?: TableColumn;
  /** The expression or name that defines a computed column. */
  readonly definition?: Expression | Name;
  /**
   * The columns one level further in that a computed column passes through unchanged: one for a
   * plain query, one per arm for a set operation. Absent where any arm computes something.
   */
  readonly origins?: readonly ColumnOrigin[];
  /** Of a view's column that passes a resource's column on: that resource. It has no `origins`. */
  readonly source?: ResourceTable;
}

export interface ColumnOrigin {
  readonly relation: BoundRelation;
  readonly column: BoundColumn;
}

/**
 * A source of rows in one scope. `columns` is `undefined` where they cannot be known (an unknown
 * table, a template): then every name resolves silently.
 */
export interface BoundRelation {
  /** Unique in the statement, in text order from 0. */
  readonly id: number;
  /**
   * `event` is what Cloud Control answers a mutation with, in the scope of RETURNING; `excluded` the row
   * that an upsert could not insert.
   */
  readonly kind:
    'resource' | 'commonTable' | 'view' | 'derived' | 'function' | 'event' | 'excluded' | 'unknown';
  /** The alias, else the last part of the name; empty for an unnamed derived table. */
  readonly alias: string;
  readonly node: TableReference | DerivedTable | TableFunction;
  readonly columns: readonly BoundColumn[] | undefined;
  /** Set for `resource`. */
  readonly table?: ResourceTable;
  /** Set for `commonTable`. */
  readonly commonTable?: CommonTable;
  /** Set for `view`. Where it stands may have moved since: `ViewDefinitions` tells where it is now. */
  readonly view?: ViewDefinition;
  /**
   * Lower-case names of columns that a relation to the left gives in their place (USING, NATURAL):
   * an unqualified reference and `*` pass them over.
   */
  readonly coalesced?: ReadonlySet<string>;
}

/** One level of name resolution: a SELECT core, or the target of a mutation. */
export interface Scope {
  readonly node: QueryBody | StatementNode;
  readonly span: Span;
  readonly parent: Scope | undefined;
  /** Relations of this level, in FROM order. */
  readonly relations: readonly BoundRelation[];
  /** Common tables visible here, innermost first. */
  readonly commonTables: readonly CommonTable[];
}

/** A column name in an expression, resolved. */
export interface ColumnReference {
  readonly node: ColumnExpression;
  readonly scope: Scope;
  readonly relation: BoundRelation;
  /** Exactly one of the two is set, unless the relation's columns are unknown. */
  readonly column?: BoundColumn;
  readonly input?: TableInput;
}

/** An unqualified name that means an item of the select list: `ORDER BY total`. */
export interface AliasReference {
  readonly node: ColumnExpression;
  readonly scope: Scope;
  readonly result: ResultColumn;
}

/**
 * A bare name that means a column without being an expression: of an INSERT's column list, on the
 * left of `=` in SET, in USING (one reference per joined side), a parameter of EXEC.
 */
export interface NameReference {
  readonly node: Name;
  readonly role: 'insert' | 'assign' | 'using' | 'show' | 'parameter';
  readonly scope: Scope;
  readonly relation: BoundRelation;
  readonly column?: BoundColumn;
  readonly input?: TableInput;
}

/** What SHOW … IN, DESCRIBE, EXEC and the statements of views name, as far as it is known. */
export interface BoundTarget {
  readonly node: QualifiedName;
  readonly service?: string;
  readonly table?: ResourceTable;
  readonly method?: TableMethod;
  readonly view?: ViewDefinition;
}

export interface BoundStatement {
  readonly statement: ParsedStatement;
  /** The statement's tree, whose nodes all of the following are: it lives as long as they are in use. */
  readonly root: StatementNode;
  readonly scopes: readonly Scope[];
  readonly relations: readonly BoundRelation[];
  readonly references: readonly ColumnReference[];
  readonly aliasReferences: readonly AliasReference[];
  readonly nameReferences: readonly NameReference[];
  readonly target?: BoundTarget;
  /**
   * Whether a template stands where the tree has no place for one (`{% for … %}`, a templated
   * clause). Such a statement may become anything, so no name in it is judged.
   */
  readonly hasLooseTemplates: boolean;
  /** Syntax problems included. */
  readonly problems: readonly Problem[];
  /** The columns that each query gives, for hovers, completion and the editor's SQLite check. */
  readonly outputs: ReadonlyMap<Query, readonly BoundColumn[] | undefined>;
}
