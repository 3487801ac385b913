/** The state of one statement's binding, and the small operations that every part of it shares. */
import type { Catalog } from '../../catalog/index.ts';
import type {
  ColumnExpression,
  CommonTable,
  ParsedStatement,
  Query,
  QueryBody,
  ResultColumn,
  Span,
  StatementNode,
} from '../syntax/index.ts';
import { looseTemplates } from '../syntax/index.ts';
import type {
  AliasReference,
  BoundColumn,
  BoundRelation,
  ColumnReference,
  NameReference,
  Problem,
  Scope,
} from './bound.ts';
import type { LookUpView } from './views.ts';

/** While a statement is bound, relations are still being given their number and what they hide. */
export type GrowingRelation = { -readonly [Key in keyof BoundRelation]: BoundRelation[Key] };

export interface GrowingScope extends Scope {
  readonly parent: GrowingScope | undefined;
  readonly relations: GrowingRelation[];
  /** Set where something unreadable may bring further relations: then no name is unknown. */
  open: boolean;
  /** The select list's aliases, once they may be used. */
  aliases: ReadonlyMap<string, ResultColumn> | undefined;
}

/** One common table. Its query is bound at its first use, which may stand before it. */
export interface CommonTableEntry {
  readonly node: CommonTable;
  readonly environment: Environment;
  readonly parent: GrowingScope | undefined;
  state: 'unbound' | 'binding' | 'bound';
  /** While `binding`: what the arms read so far give, for a recursive reference. */
  columns: readonly BoundColumn[] | undefined;
}

/** The common tables visible at one place, innermost first. */
export interface Environment {
  readonly entries: ReadonlyMap<string, CommonTableEntry>;
  readonly outer: Environment | undefined;
}

export type BindQuery = (
  binding: Binding,
  query: Query,
  parent: GrowingScope | undefined,
  environment: Environment | undefined,
) => readonly BoundColumn[] | undefined;

export interface Binding {
  readonly statement: ParsedStatement;
  readonly catalog: Catalog;
  /** Queries and expressions hold one another: this is how an expression binds its queries. */
  readonly bindQuery: BindQuery;
  readonly lookUpView: LookUpView;
  readonly scopes: GrowingScope[];
  readonly relations: GrowingRelation[];
  readonly references: ColumnReference[];
  readonly referenceOf: Map<ColumnExpression, ColumnReference>;
  readonly aliasReferences: AliasReference[];
  readonly nameReferences: NameReference[];
  readonly problems: Problem[];
  readonly outputs: Map<Query, readonly BoundColumn[] | undefined>;
  /** How many common tables are being bound within one another. */
  commonTableDepth: number;
  /**
   * Whether a template stands where the tree has no place for one (`{% for … %}`, a templated
   * clause). Such a statement's text may become anything, so no name in it is judged.
   */
  readonly hasLooseTemplates: boolean;
}

export function startBinding(
  statement: ParsedStatement,
  catalog: Catalog,
  bindQuery: BindQuery,
  lookUpView: LookUpView,
): Binding {
  return {
    statement,
    catalog,
    bindQuery,
    lookUpView,
    scopes: [],
    relations: [],
    references: [],
    referenceOf: new Map(),
    aliasReferences: [],
    nameReferences: [],
    problems: [],
    outputs: new Map(),
    commonTableDepth: 0,
    hasLooseTemplates: looseTemplates(statement).length > 0,
  };
}

export function openScope(
  binding: Binding,
  node: QueryBody | StatementNode,
  span: Span,
  parent: GrowingScope | undefined,
  environment: Environment | undefined,
): GrowingScope {
  const scope: GrowingScope = {
    node,
    span: { start: span.start, end: endOfTrivia(binding.statement, span.end) },
    parent,
    relations: [],
    commonTables: commonTablesOf(environment),
    open: false,
    aliases: undefined,
  };
  binding.scopes.push(scope);
  return scope;
}

export function commonTableNamed(
  environment: Environment | undefined,
  name: string,
): CommonTableEntry | undefined {
  const key = name.toLowerCase();
  for (let level = environment; level !== undefined; level = level.outer) {
    const entry = level.entries.get(key);
    if (entry !== undefined) return entry;
  }
  return undefined;
}

export function commonTablesOf(environment: Environment | undefined): readonly CommonTable[] {
  const tables: CommonTable[] = [];
  for (let level = environment; level !== undefined; level = level.outer) {
    for (const entry of level.entries.values()) tables.push(entry.node);
  }
  return tables;
}

/** Whether any template stands in `span`, inside a string or a name included. */
export function hasTemplate(binding: Binding, span: Span): boolean {
  const text = binding.statement.text.slice(span.start, span.end);
  return text.includes('{{') || text.includes('{%') || text.includes('<<<');
}

/** The text as written. */
export function textOf(binding: Binding, span: Span): string {
  return binding.statement.text.slice(span.start, span.end);
}

/** A cursor in the blanks or comments after a query still means that query. */
function endOfTrivia(statement: ParsedStatement, end: number): number {
  const { tokens } = statement;
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens[middle]?.start ?? Infinity) < end) low = middle + 1;
    else high = middle;
  }
  let reached = end;
  for (let index = low; index < tokens.length; index++) {
    const token = tokens[index];
    if (token === undefined || (token.kind !== 'whitespace' && token.kind !== 'comment')) break;
    reached = token.end;
  }
  return reached;
}
