/**
 * Which name a computed column goes by, through all the queries that pass it on. A column that is
 * passed on without an alias keeps its name, and so the name that was written first is the one that
 * a rename has to change; an alias, or a name in a common table's column list, begins another.
 */
import type {
  BoundColumn,
  BoundRelation,
  BoundStatement,
  ColumnReference,
} from '../../../language/semantics/index.ts';
import type {
  ColumnExpression,
  Expression,
  Name,
  Query,
  QueryBody,
  ResultColumn,
  SelectCore,
} from '../../../language/syntax/index.ts';

/** Where a column's name was written, or what it was taken from. */
export type ColumnName =
  /** An alias, or a name of a column list. */
  | { readonly kind: 'written'; readonly name: Name; readonly result?: ResultColumn }
  /** An expression without an alias, which is its own name. */
  | { readonly kind: 'implied'; readonly result: ResultColumn }
  /** A column of a relation that no query of the statement computes: of a resource, a view, … */
  | { readonly kind: 'given'; readonly relation: BoundRelation; readonly column: BoundColumn };

export interface OutputNames {
  /** `undefined` where it cannot be known. */
  ofColumn(relation: BoundRelation, column: BoundColumn): ColumnName | undefined;
  /** The name of a query's column, counted from 0. */
  ofOutput(query: Query, index: number): ColumnName | undefined;
  ofResult(result: ResultColumn): ColumnName;
}

export function outputNames(
  bound: BoundStatement,
  references: ReadonlyMap<ColumnExpression, ColumnReference>,
): OutputNames {
  const known = new Map<Query, Map<number, ColumnName | undefined>>();
  const results = new Map<Query, ReadonlyMap<Expression, ResultColumn>>();

  const ofColumn = (relation: BoundRelation, column: BoundColumn): ColumnName | undefined => {
    const query = queryOf(relation);
    if (query === undefined) return { kind: 'given', relation, column };
    const index = relation.columns?.indexOf(column) ?? -1;
    if (index === -1) return undefined;
    const name = relation.commonTable?.columns?.[index];
    return name === undefined ? ofOutput(query, index) : { kind: 'written', name };
  };

  const ofOutput = (query: Query, index: number): ColumnName | undefined => {
    const found = known.get(query) ?? new Map<number, ColumnName | undefined>();
    known.set(query, found);
    // A query that reads itself finds its own column unknown, and stops.
    if (!found.has(index)) {
      found.set(index, undefined);
      found.set(index, findOutput(query, index));
    }
    return found.get(index);
  };

  const findOutput = (query: Query, index: number): ColumnName | undefined => {
    const output = bound.outputs.get(query)?.[index];
    if (output === undefined) return undefined;
    const { definition, origins } = output;
    const result = definition && resultsOf(query).get(definition as Expression);
    if (result !== undefined) return ofResult(result);
    const [origin] = origins ?? [];
    return origin && ofColumn(origin.relation, origin.column);
  };

  const ofResult = (result: ResultColumn): ColumnName => {
    const { alias, expression } = result;
    if (alias !== undefined) return { kind: 'written', name: alias, result };
    const reference = expression.kind === 'column' ? references.get(expression) : undefined;
    const passed = reference?.column && ofColumn(reference.relation, reference.column);
    const isNamedByUser =
      passed !== undefined && (passed.kind !== 'given' || passed.relation.kind === 'view');
    return isNamedByUser ? passed : { kind: 'implied', result };
  };

  const resultsOf = (query: Query): ReadonlyMap<Expression, ResultColumn> => {
    const before = results.get(query);
    if (before !== undefined) return before;
    const columns = firstCore(query.body)?.columns ?? [];
    const made = new Map(columns.map((result) => [result.expression, result]));
    results.set(query, made);
    return made;
  };

  return { ofColumn, ofOutput, ofResult };
}

/** The names of a set operation's columns are those of its first arm. */
function firstCore(body: QueryBody): SelectCore | undefined {
  switch (body.kind) {
    case 'select':
      return body;
    case 'setOperation':
      return firstCore(body.left);
    case 'values':
      return undefined;
  }
}

function queryOf(relation: BoundRelation): Query | undefined {
  if (relation.commonTable !== undefined) return relation.commonTable.query;
  return relation.node.kind === 'derivedTable' ? relation.node.query : undefined;
}
