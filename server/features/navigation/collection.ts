/** What the collectors of a statement's names share, and the symbols that more than one of them need. */
import type {
  BoundColumn,
  BoundRelation,
  BoundStatement,
  ColumnReference,
} from '../../../language/semantics/index.ts';
import type {
  ColumnExpression,
  CommonTable,
  DerivedTable,
  Name,
  ResultColumn,
  Span,
  TableFunction,
  TableReference,
} from '../../../language/syntax/index.ts';
import type { GrowingSymbol, GrowingSymbols } from './growing-symbols.ts';
import { addKey, growingSymbols } from './growing-symbols.ts';
import type { ColumnName, OutputNames } from './output-names.ts';
import { outputNames } from './output-names.ts';
import { keyOf } from './symbol.ts';

export interface Collection {
  readonly bound: BoundStatement;
  readonly symbols: GrowingSymbols;
  readonly names: OutputNames;
  readonly references: ReadonlyMap<ColumnExpression, ColumnReference>;
}

export function startCollection(bound: BoundStatement): Collection {
  const references = new Map(bound.references.map((reference) => [reference.node, reference]));
  return { bound, symbols: growingSymbols(), names: outputNames(bound, references), references };
}

type Source = TableReference | DerivedTable | TableFunction;

export function aliasSymbol({ symbols }: Collection, node: Source, alias: Name): GrowingSymbol {
  return symbols.of(node, 'alias', alias.text);
}

export function commonTableSymbol({ symbols }: Collection, node: CommonTable): GrowingSymbol {
  return symbols.of(node, 'commonTable', node.name.text);
}

export function viewSymbol({ symbols }: Collection, name: string): GrowingSymbol {
  const key = keyOf.view(name);
  const symbol = symbols.of(key, 'view', name);
  addKey(symbol, key);
  return symbol;
}

/** The thing that a relation reads: a resource, a common table, a view or a function. */
export function sourceSymbol(
  collection: Collection,
  relation: BoundRelation,
): GrowingSymbol | undefined {
  const { symbols } = collection;
  const { table, commonTable, view, node } = relation;
  if (table !== undefined) {
    const key = keyOf.resource(table);
    const symbol = symbols.of(key, 'resource', table.name, { table });
    addKey(symbol, key);
    return symbol;
  }
  if (commonTable !== undefined) return commonTableSymbol(collection, commonTable);
  if (view !== undefined) return viewSymbol(collection, view.name);
  return node.kind === 'tableFunction' ? functionSymbol(collection, node.name) : undefined;
}

export function functionSymbol({ symbols }: Collection, name: Name): GrowingSymbol {
  const key = `function ${name.text.toLowerCase()}`;
  return symbols.of(key, 'function', name.text);
}

/** The symbol of a column of some relation; `undefined` where it is not known where it comes from. */
export function columnSymbol(
  collection: Collection,
  relation: BoundRelation,
  column: BoundColumn,
): GrowingSymbol | undefined {
  const name = collection.names.ofColumn(relation, column);
  return name && nameSymbol(collection, name);
}

export function nameSymbol(collection: Collection, name: ColumnName): GrowingSymbol {
  const { symbols } = collection;
  switch (name.kind) {
    case 'written':
      return symbols.of(name.name, 'column', name.name.text);
    case 'implied':
      return impliedSymbol(collection, name.result);
    case 'given':
      return givenSymbol(collection, name.relation, name.column);
  }
}

/** The end of an expression without an alias is where its column gets its name. */
function impliedSymbol({ symbols, bound }: Collection, result: ResultColumn): GrowingSymbol {
  const { expression } = result;
  const name = expression.kind === 'column' ? expression.name.parts.at(-1) : undefined;
  const span: Span = name?.span ?? expression.span;
  const text = name?.text ?? bound.statement.text.slice(span.start, span.end);
  const symbol = symbols.of(result, 'column', text);
  symbols.add(symbol, span, 'definition', { form: 'implied', whole: result.span });
  return symbol;
}

function givenSymbol(
  collection: Collection,
  relation: BoundRelation,
  column: BoundColumn,
): GrowingSymbol {
  const { symbols } = collection;
  if (relation.kind === 'event') return symbols.of(`event ${column.name}`, 'event', column.name);
  if (relation.table !== undefined && column.column !== undefined) {
    const { table } = relation;
    const key = keyOf.resourceColumn(table, column.column);
    const resource = { table, column: column.column };
    const symbol = symbols.of(key, 'resourceColumn', column.name, resource);
    addKey(symbol, key);
    return symbol;
  }
  if (relation.view !== undefined) {
    const key = keyOf.viewColumn(relation.view.name, column.name);
    const symbol = symbols.of(key, 'column', column.name);
    addKey(symbol, key);
    return symbol;
  }
  return symbols.of(`${relation.id} ${column.name}`, 'functionColumn', column.name);
}
