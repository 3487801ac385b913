/**
 * Parts of a statement that SQLite never looks into: common tables that nothing reads, or only such
 * tables read, windows that nothing uses, what an empty list is compared with, and AND with a written 0
 * or an IN of an empty list. It accepts whatever names stand in them.
 */
import type {
  CommonTable,
  Expression,
  InExpression,
  Name,
  Query,
  QueryBody,
  SelectCore,
  Span,
  SyntaxNode,
} from '../syntax/index.ts';
import { walk } from '../syntax/index.ts';
import type { BoundStatement } from './bound.ts';

interface Reading {
  readonly table: CommonTable;
  readonly span: Span;
}

/**
 * In text order. A table counts as read once something reads it that is itself read, or is no part of a
 * common table; the innermost table around a reading is the last one in the text that holds it.
 */
export function unreadCommonTables(bound: BoundStatement): readonly CommonTable[] {
  const tables = nodesIn(bound, (node) => (node.kind === 'commonTable' ? node : undefined));
  if (tables.length === 0) return [];
  const readings = [...readingsInFrom(bound), ...readingsByIn(bound, tables)];
  const readIn = Map.groupBy(readings, ({ span }) =>
    tables.findLast((table) => isInside(span, table.span)),
  );
  const read = new Set<CommonTable>();
  const pending: (CommonTable | undefined)[] = [undefined];
  while (pending.length > 0) {
    for (const { table } of readIn.get(pending.pop()) ?? []) {
      if (read.has(table)) continue;
      read.add(table);
      pending.push(table);
    }
  }
  return tables.filter((table) => !read.has(table));
}

export function unreadSpans(bound: BoundStatement): readonly Span[] {
  return [
    ...unreadCommonTables(bound).map(({ span }) => span),
    ...nodesIn(bound, (node) => (node.kind === 'query' ? node : undefined)).flatMap(unusedWindows),
    ...nodesIn(bound, (node) =>
      node.kind === 'in' && isEmptyList(node)
        ? node.operand.span
        : node.kind === 'binary' && isWrittenFalse(node)
          ? node.span
          : undefined,
    ),
  ];
}

function isEmptyList({ source }: InExpression): boolean {
  return Array.isArray(source) && source.length === 0;
}

function isWrittenFalse(expression: Expression): boolean {
  switch (expression.kind) {
    case 'literal':
      return expression.type === 'number' && Number(expression.value) === 0;
    case 'in':
      return !expression.negated && isEmptyList(expression);
    case 'row':
      return expression.items.length === 1 && expression.items.every(isWrittenFalse);
    case 'binary':
      return (
        expression.operator === 'AND' &&
        (isWrittenFalse(expression.left) || isWrittenFalse(expression.right))
      );
    default:
      return false;
  }
}

function readingsInFrom({ relations }: BoundStatement): readonly Reading[] {
  return relations.flatMap(({ commonTable, node }) =>
    commonTable === undefined ? [] : [{ table: commonTable, span: node.span }],
  );
}

/** `x IN c` reads a table without naming it in FROM. */
function readingsByIn(bound: BoundStatement, tables: readonly CommonTable[]): readonly Reading[] {
  const names = nodesIn(bound, (node) =>
    node.kind === 'in' && 'kind' in node.source && node.source.kind === 'qualifiedName'
      ? node.source
      : undefined,
  );
  return names.flatMap(({ parts, span }) =>
    tables
      .filter(({ name }) => name.text.toLowerCase() === parts.at(-1)?.text.toLowerCase())
      .map((table) => ({ table, span })),
  );
}

/** A window may use another one, or, in an expression of its own, itself. */
function unusedWindows(query: Query): readonly Span[] {
  return coresOf(query.body).flatMap((core) =>
    core.windows.length === 0 ? [] : unusedWindowsOf(core, core === query.body ? query : core),
  );
}

function coresOf(body: QueryBody): readonly SelectCore[] {
  if (body.kind === 'setOperation') return [...coresOf(body.left), ...coresOf(body.right)];
  return body.kind === 'select' ? [body] : [];
}

/**
 * `around` holds the ORDER BY too, where that belongs to this SELECT alone. A query further in has windows
 * of its own and does not see these.
 */
function unusedWindowsOf(core: SelectCore, around: SyntaxNode): readonly Span[] {
  const uses: Name[] = [];
  walk(around, (node) => {
    if (node.kind === 'call' && node.over?.kind === 'name') uses.push(node.over);
    if (node.kind === 'window' && node.base) uses.push(node.base);
    return node === around || node.kind !== 'query';
  });
  let unused = core.windows;
  for (let before = -1; before !== unused.length;) {
    before = unused.length;
    const reached = uses.filter(
      ({ span }) => !unused.some(({ definition }) => isInside(span, definition.span)),
    );
    unused = unused.filter(
      ({ name }) => !reached.some(({ text }) => text.toLowerCase() === name.text.toLowerCase()),
    );
  }
  return unused.map(({ definition }) => definition.span);
}

function nodesIn<Node>(
  { statement }: BoundStatement,
  choose: (node: SyntaxNode) => Node | undefined,
): readonly Node[] {
  const nodes: Node[] = [];
  walk(statement.root, (node) => {
    const chosen = choose(node);
    if (chosen !== undefined) nodes.push(chosen);
  });
  return nodes;
}

function isInside(inner: Span, outer: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
