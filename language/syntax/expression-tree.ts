/** The nodes of expressions. `tree.ts` says what holds for every node. */
import type { Span } from './span.ts';
import type { Name, NodeBase, QualifiedName, Query, TableFunction } from './tree.ts';

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
  /** Inside the parentheses, or those of `WITHIN GROUP (ORDER BY …)`. */
  readonly orderBy: readonly OrderingTerm[];
  readonly withinGroup?: true;
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

/** `RAISE(IGNORE)`, `RAISE(ABORT, 'message')`: SQLite has it in triggers only. */
export interface RaiseExpression extends NodeBase {
  readonly kind: 'raise';
  readonly action: 'IGNORE' | 'ROLLBACK' | 'ABORT' | 'FAIL';
  readonly message?: Expression;
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
  | RaiseExpression
  | MissingExpression;

export interface WindowDefinition extends NodeBase {
  readonly kind: 'window';
  readonly base?: Name;
  readonly partitionBy: readonly Expression[];
  readonly orderBy: readonly OrderingTerm[];
  readonly frame?: WindowFrame;
}

/** `ROWS BETWEEN 1 PRECEDING AND CURRENT ROW EXCLUDE TIES`, `RANGE UNBOUNDED PRECEDING`. */
export interface WindowFrame extends NodeBase {
  readonly kind: 'windowFrame';
  readonly type: 'ROWS' | 'RANGE' | 'GROUPS';
  readonly from: FrameBound;
  /** Set for BETWEEN … AND …; without it the frame ends at the current row. */
  readonly to?: FrameBound;
  readonly exclude?: 'NO OTHERS' | 'CURRENT ROW' | 'GROUP' | 'TIES';
}

export interface FrameBound extends NodeBase {
  readonly kind: 'frameBound';
  /** Absent while untyped. */
  readonly type?:
    'UNBOUNDED PRECEDING' | 'PRECEDING' | 'CURRENT ROW' | 'FOLLOWING' | 'UNBOUNDED FOLLOWING';
  /** Set for `n PRECEDING` and `n FOLLOWING`. */
  readonly offset?: Expression;
}

export interface OrderingTerm extends NodeBase {
  readonly kind: 'orderingTerm';
  readonly expression: Expression;
  readonly direction?: 'ASC' | 'DESC';
  readonly nulls?: 'FIRST' | 'LAST';
}
