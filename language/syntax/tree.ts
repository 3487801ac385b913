/**
 * The tree of one statement, as plain data tagged by `kind`.
 *
 * Every offset is relative to the statement's own text, so one tree serves every place and every
 * version of a document in which that text stands. A tree exists for any text: what could not be
 * read is a `missing` expression, an absent optional field, or an `opaque` statement, and the parser
 * lists it among the problems. Nodes hold no parents: `pathTo` in `visit.ts` gives ancestors.
 */
import type { CommandNode, ExecParameter } from './command-tree.ts';
import type {
  Expression,
  FrameBound,
  OrderingTerm,
  RowExpression,
  WindowDefinition,
  WindowFrame,
} from './expression-tree.ts';
import type { Span } from './span.ts';

export interface NodeBase {
  readonly span: Span;
}

/** An identifier as written. `text` is its value: without quotes, with doubled quotes folded. */
export interface Name extends NodeBase {
  readonly kind: 'name';
  readonly text: string;
  readonly quoted: boolean;
  /** Set where the name is, or holds, a template: `{{ table }}`, `bucket_{{ env }}`. */
  readonly template?: true;
}

/** `aws.s3.buckets`, `t.region`, `region`. A trailing dot leaves a last part with empty text. */
export interface QualifiedName extends NodeBase {
  readonly kind: 'qualifiedName';
  readonly parts: readonly Name[];
}

// -------------------------------------------------------------------- queries

/** One item of a select list or of RETURNING. */
export interface ResultColumn extends NodeBase {
  readonly kind: 'resultColumn';
  readonly expression: Expression;
  readonly alias?: Name;
}

export interface TableReference extends NodeBase {
  readonly kind: 'table';
  readonly name: QualifiedName;
  readonly alias?: Name;
  /** `INDEXED BY x`. */
  readonly indexedBy?: Name;
  /** `NOT INDEXED`. */
  readonly notIndexed?: true;
}

export interface DerivedTable extends NodeBase {
  readonly kind: 'derivedTable';
  readonly query: Query;
  readonly alias?: Name;
}

/** `json_each(t.tags)`, `generate_series(1, 3)`. */
export interface TableFunction extends NodeBase {
  readonly kind: 'tableFunction';
  readonly name: Name;
  readonly arguments: readonly Expression[];
  /** From the opening to the closing parenthesis, or to the end where it is not closed. */
  readonly argumentsSpan: Span;
  readonly alias?: Name;
}

export interface Join extends NodeBase {
  readonly kind: 'join';
  readonly type: 'inner' | 'cross' | 'comma' | 'left' | 'right' | 'full';
  readonly natural: boolean;
  readonly left: Relation;
  readonly right: Relation;
  readonly on?: Expression;
  readonly using?: readonly Name[];
}

/** A parenthesised join, whose parentheses are kept. With an alias it is one relation of that name. */
export interface ParenthesisedRelation extends NodeBase {
  readonly kind: 'parenthesisedRelation';
  readonly relation: Relation;
  readonly alias?: Name;
}

/** A hole after FROM, JOIN or a comma. Its span is empty. */
export interface MissingRelation extends NodeBase {
  readonly kind: 'missingRelation';
}

export type Relation =
  TableReference | DerivedTable | TableFunction | Join | ParenthesisedRelation | MissingRelation;

export interface SelectCore extends NodeBase {
  readonly kind: 'select';
  readonly distinct: boolean;
  readonly columns: readonly ResultColumn[];
  readonly from?: Relation;
  readonly where?: Expression;
  readonly groupBy: readonly Expression[];
  readonly having?: Expression;
  readonly windows: readonly { readonly name: Name; readonly definition: WindowDefinition }[];
  /**
   * Where each clause stands, from its keyword to the start of the next: for a cursor in a gap. The
   * last one reaches to the token that ends the query, white space included, and so may end after
   * the node itself does: `extentOf` in `visit.ts` is the union of the two.
   */
  readonly clauses: readonly Clause[];
}

export type ClauseKind =
  | 'select'
  | 'from'
  | 'where'
  | 'groupBy'
  | 'having'
  | 'window'
  | 'orderBy'
  | 'limit'
  | 'into'
  | 'update'
  | 'set'
  | 'values'
  | 'columns'
  | 'onConflict'
  | 'returning';

export interface Clause {
  readonly kind: ClauseKind;
  readonly keyword: Span;
  readonly span: Span;
}

export interface Values extends NodeBase {
  readonly kind: 'values';
  readonly rows: readonly RowExpression[];
}

export interface SetOperation extends NodeBase {
  readonly kind: 'setOperation';
  readonly operator: 'UNION' | 'UNION ALL' | 'INTERSECT' | 'EXCEPT';
  readonly left: QueryBody;
  readonly right: QueryBody;
}

export type QueryBody = SelectCore | Values | SetOperation;

export interface CommonTable extends NodeBase {
  readonly kind: 'commonTable';
  readonly name: Name;
  readonly columns?: readonly Name[];
  readonly materialized?: boolean;
  readonly query: Query;
}

export interface With extends NodeBase {
  readonly kind: 'with';
  readonly recursive: boolean;
  readonly tables: readonly CommonTable[];
}

export interface Query extends NodeBase {
  readonly kind: 'query';
  readonly with?: With;
  readonly body: QueryBody;
  readonly orderBy: readonly OrderingTerm[];
  readonly limit?: Expression;
  readonly offset?: Expression;
  /** The ORDER BY and LIMIT clauses. */
  readonly clauses: readonly Clause[];
}

// ----------------------------------------------------------------- statements

export interface Hint extends NodeBase {
  readonly kind: 'hint';
  /** `AWAIT`, `SHOWRESULTS`, … as written, trimmed. */
  readonly text: string;
}

export interface StatementBase extends NodeBase {
  readonly hints: readonly Hint[];
}

export interface SelectStatement extends StatementBase {
  readonly kind: 'selectStatement';
  readonly query: Query;
}

/** What `OR …` after INSERT and UPDATE says to do with a row that breaks a constraint. */
export type ConflictResolution = 'ROLLBACK' | 'ABORT' | 'REPLACE' | 'FAIL' | 'IGNORE';

export interface InsertStatement extends StatementBase {
  readonly kind: 'insert';
  readonly verb: 'INSERT' | 'REPLACE';
  readonly with?: With;
  readonly conflict?: ConflictResolution;
  readonly table?: TableReference;
  readonly columns: readonly Name[];
  readonly source?: Query;
  /** Set for `DEFAULT VALUES`, which stands in place of a source. */
  readonly defaultValues?: true;
  readonly upserts: readonly Upsert[];
  readonly returning: readonly ResultColumn[];
  readonly clauses: readonly Clause[];
}

/** `ON CONFLICT [(a, b) [WHERE …]] DO NOTHING | DO UPDATE SET … [WHERE …]`. */
export interface Upsert extends NodeBase {
  readonly kind: 'upsert';
  /** The columns or expressions of a unique index; empty where any conflict is meant. */
  readonly target: readonly OrderingTerm[];
  readonly targetWhere?: Expression;
  /** Absent while untyped. */
  readonly action?: 'nothing' | 'update';
  /** Empty unless the action is `update`. */
  readonly assignments: readonly Assignment[];
  readonly where?: Expression;
}

export interface Assignment extends NodeBase {
  readonly kind: 'assignment';
  readonly column: Name;
  /** Set for `(a, b) = …`: all of the columns, of which `column` is the first. */
  readonly columns?: readonly Name[];
  readonly value: Expression;
}

export interface UpdateStatement extends StatementBase {
  readonly kind: 'update';
  readonly with?: With;
  readonly conflict?: ConflictResolution;
  readonly table?: TableReference;
  readonly assignments: readonly Assignment[];
  readonly from?: Relation;
  readonly where?: Expression;
  readonly returning: readonly ResultColumn[];
  /** SQLite has ORDER BY and LIMIT here where it is built with them. */
  readonly orderBy: readonly OrderingTerm[];
  readonly limit?: Expression;
  readonly offset?: Expression;
  readonly clauses: readonly Clause[];
}

export interface DeleteStatement extends StatementBase {
  readonly kind: 'delete';
  readonly with?: With;
  readonly table?: TableReference;
  readonly where?: Expression;
  readonly returning: readonly ResultColumn[];
  /** SQLite has ORDER BY and LIMIT here where it is built with them. */
  readonly orderBy: readonly OrderingTerm[];
  readonly limit?: Expression;
  readonly offset?: Expression;
  readonly clauses: readonly Clause[];
}

export type StatementNode =
  SelectStatement | InsertStatement | UpdateStatement | DeleteStatement | CommandNode;

/** Any node of the tree. */
export type SyntaxNode =
  | Name
  | QualifiedName
  | Expression
  | WindowDefinition
  | WindowFrame
  | FrameBound
  | OrderingTerm
  | ResultColumn
  | Relation
  | QueryBody
  | CommonTable
  | With
  | Query
  | Hint
  | Assignment
  | Upsert
  | ExecParameter
  | StatementNode;
