/**
 * Columns that a grouped SELECT gives without grouping by them: SQLite takes the value of some row, and
 * every other engine wants that said. With `min` or `max` SQLite takes the row that these find, which
 * has no counterpart.
 */
import type { BoundStatement, ColumnReference } from '../semantics/index.ts';
import type { Expression, FunctionCall, SelectCore, SyntaxNode } from '../syntax/index.ts';
import { childrenOf, walk } from '../syntax/index.ts';

const aggregates = new Set(
  ['avg', 'count', 'sum', 'total', 'min', 'max', 'group_concat', 'string_agg'].concat([
    'json_group_array',
    'json_group_object',
    'median',
  ]),
);

export function isAggregate(call: FunctionCall): boolean {
  const name = call.name.text.toLowerCase();
  const isScalar = (name === 'min' || name === 'max') && call.arguments.length > 1;
  return aggregates.has(name) && !isScalar && call.over === undefined;
}

/** The references that are neither grouped nor aggregated, in every SELECT of the statement. */
export function looseColumns(bound: BoundStatement): ReadonlySet<SyntaxNode> {
  const references = new Map<SyntaxNode, ColumnReference>(
    bound.references.map((reference) => [reference.node, reference]),
  );
  const aliases = new Map<SyntaxNode, Expression>(
    bound.aliasReferences.map(({ node, result }) => [node, result.expression]),
  );
  const loose = new Set<SyntaxNode>();
  walk(bound.statement.root, (node) => {
    if (node.kind === 'select') collect(node);
  });
  return loose;

  function collect(select: SelectCore): void {
    const results = select.columns.map((column) => column.expression);
    const isGrouped = select.groupBy.length > 0 || results.some(holdsAggregate);
    if (!isGrouped) return;
    const keys = new Set(
      select.groupBy.map((each) => {
        const byPlace = each.kind === 'literal' ? results[Number(each.value) - 1] : undefined;
        return keyOf(byPlace ?? aliases.get(each) ?? each);
      }),
    );
    for (const part of [...results, ...(select.having ? [select.having] : [])]) {
      visit(part, keys);
    }
  }

  function visit(node: SyntaxNode, keys: ReadonlySet<string>): void {
    if (keys.has(keyOf(node)) || node.kind === 'query') return;
    if (node.kind === 'call' && isAggregate(node)) return;
    if (node.kind === 'column') {
      if (references.has(node)) loose.add(node);
      return;
    }
    for (const child of childrenOf(node)) visit(child, keys);
  }

  /** Equal for expressions that are equal but for case, spaces and qualifiers. */
  function keyOf(node: SyntaxNode): string {
    const reference = references.get(node);
    if (reference !== undefined) {
      const { relation, column, input } = reference;
      const written = reference.node.name.parts.at(-1)?.text;
      return `${relation.id}.${column?.name ?? input?.name ?? written ?? ''}`.toLowerCase();
    }
    const { start, end } = node.span;
    return bound.statement.text.slice(start, end).replaceAll(/\s+/g, '').toLowerCase();
  }
}

function holdsAggregate(node: SyntaxNode): boolean {
  if (node.kind === 'query') return false;
  return (node.kind === 'call' && isAggregate(node)) || childrenOf(node).some(holdsAggregate);
}
