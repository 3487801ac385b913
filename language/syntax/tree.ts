/**
 * The tree of one statement, as plain data tagged by `kind`.
 *
 * Every offset is relative to the statement's own text, so one tree serves every place and every
 * version of a document in which that text stands. A tree exists for any text: what could not be
 * read is a `missing` expression, an absent optional field, or an `opaque` statement, and the parser
 * lists it among the problems. Nodes hold no parents: `pathTo` in `visit.ts` gives ancestors.
 */
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

// ---------------------------------------------------------------- expressions

export interface Literal extends NodeBase {
  readonly kind: 'literal';
  readonly type: 'string' | 'number' | 'blob' | 'null' | 'boolean' | 'time';
  /** The value of a string (unescaped), the text of anything else. */
  readonly value: string;
  /** Spans of `{{ … }}` templates that stand inside a string. */
  readonly templates: readonly Span[];
}

export interface ColumnExpression extends NodeBase {
  readonly kind: 'column';
  readonly name: QualifiedName;
}

/** `*` or `t.*`, in a select list or in `count(*)`. */
export interface StarExpression extends NodeBase {
  readonly kind: 'star';
  readonly qualifier?: QualifiedName;
}

export interface ParameterExpression extends NodeBase {
  readonly kind: 'parameter';
  readonly text: string;
}

/** `{{ name }}` standing where a value, a name or a list could stand. */
export interface TemplateExpression extends NodeBase {
  readonly kind: 'template';
  readonly text: string;
}

export interface FunctionCall extends NodeBase {
  readonly kind: 'call';
  readonly name: Name;
  readonly distinct: boolean;
  readonly arguments: readonly Expression[];
  readonly orderBy: readonly OrderingTerm[];
  readonly filter?: Expression;
  readonly over?: Name | WindowDefinition;
  /** From the opening to the closing parenthesis, or to the end where it is not closed. */
  readonly argumentsSpan: Span;
}

export interface UnaryExpression extends NodeBase {
  readonly kind: 'unary';
  readonly operator: '-' | '+' | '~' | 'NOT';
  readonly operand: Expression;
}

/** Operators are upper case and normalised: `==` is `=`, `!=` is `<>`. */
export interface BinaryExpression extends NodeBase {
  readonly kind: 'binary';
  readonly operator: string;
  readonly operatorSpan: Span;
  readonly left: Expression;
  readonly right: Expression;
}

/** LIKE, GLOB, REGEXP, MATCH. */
export interface PatternExpression extends NodeBase {
  readonly kind: 'pattern';
  readonly operator: 'LIKE' | 'GLOB' | 'REGEXP' | 'MATCH';
  readonly negated: boolean;
  readonly operand: Expression;
  readonly pattern: Expression;
  readonly escape?: Expression;
}

export interface BetweenExpression extends NodeBase {
  readonly kind: 'between';
  readonly negated: boolean;
  readonly operand: Expression;
  readonly low: Expression;
  readonly high: Expression;
}

export interface InExpression extends NodeBase {
  readonly kind: 'in';
  readonly negated: boolean;
  readonly operand: Expression;
  /** A parenthesised list, a query, a table name, a table function, or a template. */
  readonly source:
    readonly Expression[] | Query | QualifiedName | TableFunction | TemplateExpression;
  /** Of the source with its parentheses; empty where nothing follows `IN`. */
  readonly sourceSpan: Span;
}

/** `x IS NULL`, `x ISNULL`, `x NOT NULL`, `x NOTNULL`, `x IS NOT NULL`. */
export interface NullTestExpression extends NodeBase {
  readonly kind: 'nullTest';
  readonly negated: boolean;
  readonly operand: Expression;
}

export interface CaseExpression extends NodeBase {
  readonly kind: 'case';
  readonly operand?: Expression;
  readonly branches: readonly { readonly when: Expression; readonly then: Expression }[];
  readonly otherwise?: Expression;
}

/** `CAST(x AS type)` and `x::type`. */
export interface CastExpression extends NodeBase {
  readonly kind: 'cast';
  readonly operand: Expression;
  readonly typeName: string;
}

export interface CollateExpression extends NodeBase {
  readonly kind: 'collate';
  readonly operand: Expression;
  readonly collation: Name;
}

export interface ExistsExpression extends NodeBase {
  readonly kind: 'exists';
  readonly query: Query;
}

export interface SubqueryExpression extends NodeBase {
  readonly kind: 'subquery';
  readonly query: Query;
}

/** `(a, b)`, and `(a)` as a row of one: parentheses are kept. */
export interface RowExpression extends NodeBase {
  readonly kind: 'row';
  readonly items: readonly Expression[];
}

/** A hole: an expression was expected here and none was found. Its span is empty. */
export interface MissingExpression extends NodeBase {
  readonly kind: 'missing';
}

export type Expression =
  | Literal
  | ColumnExpression
  | StarExpression
  | ParameterExpression
  | TemplateExpression
  | FunctionCall
  | UnaryExpression
  | BinaryExpression
  | PatternExpression
  | BetweenExpression
  | InExpression
  | NullTestExpression
  | CaseExpression
  | CastExpression
  | CollateExpression
  | ExistsExpression
  | SubqueryExpression
  | RowExpression
  | MissingExpression;

// -------------------------------------------------------------------- queries

export interface WindowDefinition extends NodeBase {
  readonly kind: 'window';
  readonly base?: Name;
  readonly partitionBy: readonly Expression[];
  readonly orderBy: readonly OrderingTerm[];
  readonly frame?: Span;
}

export interface OrderingTerm extends NodeBase {
  readonly kind: 'orderingTerm';
  readonly expression: Expression;
  readonly direction?: 'ASC' | 'DESC';
  readonly nulls?: 'FIRST' | 'LAST';
}

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

/** A parenthesised join, whose parentheses are kept. */
export interface ParenthesisedRelation extends NodeBase {
  readonly kind: 'parenthesisedRelation';
  readonly relation: Relation;
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

interface StatementBase extends NodeBase {
  readonly hints: readonly Hint[];
}

export interface SelectStatement extends StatementBase {
  readonly kind: 'selectStatement';
  readonly query: Query;
}

export interface InsertStatement extends StatementBase {
  readonly kind: 'insert';
  readonly verb: 'INSERT' | 'REPLACE';
  readonly with?: With;
  readonly table?: TableReference;
  readonly columns: readonly Name[];
  readonly source?: Query;
  readonly returning: readonly ResultColumn[];
  readonly clauses: readonly Clause[];
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
  readonly table?: TableReference;
  readonly assignments: readonly Assignment[];
  readonly from?: Relation;
  readonly where?: Expression;
  readonly returning: readonly ResultColumn[];
  readonly clauses: readonly Clause[];
}

export interface DeleteStatement extends StatementBase {
  readonly kind: 'delete';
  readonly with?: With;
  readonly table?: TableReference;
  readonly where?: Expression;
  readonly returning: readonly ResultColumn[];
  readonly clauses: readonly Clause[];
}

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
  readonly statement: StatementNode;
}

/** A statement that has no tree of its own yet, or none that could be read: tokens only. */
export interface OpaqueStatement extends StatementBase {
  readonly kind: 'opaque';
  /** Its first words, upper case, as far as they are words: `REGISTRY LIST`. */
  readonly verb: string;
}

/** White space, comments or an anchor with no statement after it. */
export interface EmptyStatement extends StatementBase {
  readonly kind: 'empty';
}

export type StatementNode =
  | SelectStatement
  | InsertStatement
  | UpdateStatement
  | DeleteStatement
  | ShowStatement
  | DescribeStatement
  | ExplainStatement
  | OpaqueStatement
  | EmptyStatement;

/** Any node of the tree. */
export type SyntaxNode =
  | Name
  | QualifiedName
  | Expression
  | WindowDefinition
  | OrderingTerm
  | ResultColumn
  | Relation
  | QueryBody
  | CommonTable
  | With
  | Query
  | Hint
  | Assignment
  | StatementNode;
