/** Where in the tree that can stand of which SQLite complains without telling the place. */
import { functionNamed } from '../../language/semantics/index.ts';
import type { BoundStatement } from '../../language/semantics/index.ts';
import type {
  FunctionCall,
  Query,
  QueryBody,
  Span,
  SyntaxNode,
} from '../../language/syntax/index.ts';
import { walk } from '../../language/syntax/index.ts';

/** Gives the place in one node where a complaint can be about it. `subject` is what the message names. */
type Place = (node: SyntaxNode, subject: string, bound: BoundStatement) => Span | undefined;

/** The first place of the first form that matches; `undefined` where nothing in the tree is like it. */
export function placeOfRefusal(bound: BoundStatement, reason: string): Span | undefined {
  for (const [form, ...places] of forms) {
    const match = form.exec(reason);
    if (match === null) continue;
    for (const place of places) {
      const span = firstPlace(bound, (node) => place(node, match[1] ?? '', bound));
      if (span !== undefined) return span;
    }
  }
  return undefined;
}

const forms: readonly (readonly [RegExp, ...Place[]])[] = [
  [/^wrong number of arguments to function ([^\s(]+)/, callOfWrongArity, callNamed],
  [
    /^misuse of (?:aliased )?(?:aggregate|window)(?: function)?:? ([^\s(]+)/,
    misplacedCall,
    callNamed,
  ],
  [/^([^\s(]+)\(\) may not be used as a window function/, windowCallNamed, callNamed],
  [/^ORDER BY may not be used with non-aggregate ([^\s(]+)/, orderedCallNamed],
  [/^FILTER clause/, filteredCall],
  [/^DISTINCT/, distinctCall],
  [/^sub-select returns (\d+) columns/, queryOfWidth],
  [/^row value misused/, rowValue, wideSubquery],
  [/^SELECTs to the left and right of (UNION ALL|\w+)/, armOfOtherWidth, armOf],
  [/^(\d+)\w\w ORDER BY term/, orderingTerm],
  [/^(\d+)\w\w GROUP BY term/, groupingTerm],
  [/^all VALUES must/, rowOfOtherWidth],
  [/^(?:a GROUP BY clause is required|HAVING clause)/, havingWithoutGroups],
  [/^aggregate functions are not allowed in the GROUP BY/, groupedAggregate],
  [/^no tables specified/, star],
  [
    /^(?:circular reference|duplicate WITH table name|multiple references to recursive table): (\S+)/,
    commonTableNamed,
  ],
  [/^recursive aggregate queries/, recursiveTable],
  [/^table (\S+) has \d+ values/, commonTableNamed],
  [/^no such (?:column|table|function|window|collation sequence|index): "?([^"\s]+)/, nameWritten],
  [/^ambiguous column name: (\S+)/, nameWritten],
  [/frame|RANGE with offset/, frame],
  [/^RAISE/, raise],
  [/^cannot override/, windowWithBase],
];

function firstPlace(
  bound: BoundStatement,
  place: (node: SyntaxNode) => Span | undefined,
): Span | undefined {
  let found: Span | undefined;
  walk(bound.statement.root, (node) => {
    found ??= place(node);
    return found === undefined;
  });
  return found;
}

function callNamed(node: SyntaxNode, name: string): Span | undefined {
  return isCallOf(node, name) ? node.name.span : undefined;
}

function isCallOf(node: SyntaxNode, name: string): node is FunctionCall {
  return node.kind === 'call' && node.name.text.toLowerCase() === name.toLowerCase();
}

function callOfWrongArity(node: SyntaxNode, name: string): Span | undefined {
  const known = functionNamed(name);
  if (!isCallOf(node, name) || known === undefined) return undefined;
  const { minimum, maximum = Infinity } = known.arity;
  const count = node.arguments.length;
  return count < minimum || count > maximum ? node.name.span : undefined;
}

/** An aggregate in a condition on rows or in another aggregate; a window function in any condition. */
function misplacedCall(node: SyntaxNode, name: string): Span | undefined {
  const places =
    node.kind === 'select'
      ? [node.where, ...node.groupBy]
      : node.kind === 'join'
        ? [node.on]
        : node.kind === 'call'
          ? [...node.arguments, node.filter]
          : [];
  for (const place of places) {
    const call = place && callInside(place, name);
    if (call !== undefined) return call.name.span;
  }
  return undefined;
}

/** Queries further in have conditions of their own. */
function callInside(root: SyntaxNode, name: string): FunctionCall | undefined {
  let found: FunctionCall | undefined;
  walk(root, (node) => {
    if (isCallOf(node, name)) found ??= node;
    return node.kind !== 'query';
  });
  return found;
}

function windowCallNamed(node: SyntaxNode, name: string): Span | undefined {
  return isCallOf(node, name) && node.over !== undefined ? node.name.span : undefined;
}

function orderedCallNamed(node: SyntaxNode, name: string): Span | undefined {
  return isCallOf(node, name) && node.orderBy.length > 0 ? node.name.span : undefined;
}

function filteredCall(node: SyntaxNode): Span | undefined {
  return node.kind === 'call' ? node.filter && node.name.span : undefined;
}

function distinctCall(node: SyntaxNode): Span | undefined {
  return node.kind === 'call' && node.distinct ? node.name.span : undefined;
}

function queryOfWidth(node: SyntaxNode, width: string, bound: BoundStatement): Span | undefined {
  const query = subqueryIn(node);
  const columns = query && bound.outputs.get(query);
  return String(columns?.length) === width ? query?.span : undefined;
}

function subqueryIn(node: SyntaxNode): Query | undefined {
  if (node.kind === 'subquery') return node.query;
  return node.kind === 'in' && 'kind' in node.source && node.source.kind === 'query'
    ? node.source
    : undefined;
}

function rowValue(node: SyntaxNode): Span | undefined {
  return node.kind === 'row' && node.items.length > 1 ? node.span : undefined;
}

function wideSubquery(node: SyntaxNode, _: string, bound: BoundStatement): Span | undefined {
  const query = subqueryIn(node);
  return query && (bound.outputs.get(query)?.length ?? 1) > 1 ? query.span : undefined;
}

function armOfOtherWidth(node: SyntaxNode, operator: string): Span | undefined {
  if (node.kind !== 'setOperation' || node.operator !== operator) return undefined;
  const [left, right] = [widthOf(node.left), widthOf(node.right)];
  return left !== undefined && right !== undefined && left !== right
    ? listOf(node.right)
    : undefined;
}

function armOf(node: SyntaxNode, operator: string): Span | undefined {
  return node.kind === 'setOperation' && node.operator === operator
    ? listOf(node.right)
    : undefined;
}

/** Of a body without `*`. */
function widthOf(body: QueryBody): number | undefined {
  switch (body.kind) {
    case 'select':
      return body.columns.some(({ expression }) => expression.kind === 'star')
        ? undefined
        : body.columns.length;
    case 'values':
      return body.rows[0]?.items.length;
    case 'setOperation':
      return widthOf(body.left);
  }
}

function listOf(body: QueryBody): Span {
  if (body.kind === 'setOperation') return listOf(body.left);
  const parts = body.kind === 'select' ? body.columns : body.rows;
  const [first, last] = [parts[0], parts.at(-1)];
  return first && last ? { start: first.span.start, end: last.span.end } : body.span;
}

function orderingTerm(node: SyntaxNode, position: string): Span | undefined {
  return node.kind === 'query' ? node.orderBy[Number(position) - 1]?.span : undefined;
}

function groupingTerm(node: SyntaxNode, position: string): Span | undefined {
  return node.kind === 'select' ? node.groupBy[Number(position) - 1]?.span : undefined;
}

function rowOfOtherWidth(node: SyntaxNode): Span | undefined {
  if (node.kind !== 'values') return undefined;
  const width = node.rows[0]?.items.length;
  return node.rows.find(({ items }) => items.length !== width)?.span;
}

function havingWithoutGroups(node: SyntaxNode): Span | undefined {
  return node.kind === 'select' && node.groupBy.length === 0 ? node.having?.span : undefined;
}

function groupedAggregate(node: SyntaxNode): Span | undefined {
  if (node.kind !== 'select') return undefined;
  for (const term of node.groupBy) {
    let found: Span | undefined;
    walk(term, (each) => {
      const isAggregate =
        each.kind === 'call' && functionNamed(each.name.text)?.kind === 'aggregate';
      if (isAggregate) found ??= each.name.span;
      return each.kind !== 'query';
    });
    if (found !== undefined) return found;
  }
  return undefined;
}

function star(node: SyntaxNode): Span | undefined {
  if (node.kind !== 'select' || node.from !== undefined) return undefined;
  return node.columns.find(({ expression }) => expression.kind === 'star')?.span;
}

function commonTableNamed(node: SyntaxNode, name: string): Span | undefined {
  if (node.kind !== 'with') return undefined;
  return node.tables.findLast((table) => table.name.text.toLowerCase() === name.toLowerCase())?.name
    .span;
}

function recursiveTable(node: SyntaxNode): Span | undefined {
  return node.kind === 'with' && node.recursive ? node.tables[0]?.name.span : undefined;
}

function nameWritten(node: SyntaxNode, name: string): Span | undefined {
  const last = name.split('.').at(-1) ?? name;
  return node.kind === 'name' && node.text.toLowerCase() === last.toLowerCase()
    ? node.span
    : undefined;
}

function frame(node: SyntaxNode): Span | undefined {
  return node.kind === 'windowFrame' ? node.span : undefined;
}

function raise(node: SyntaxNode): Span | undefined {
  return node.kind === 'raise' ? node.span : undefined;
}

function windowWithBase(node: SyntaxNode): Span | undefined {
  return node.kind === 'window' ? node.base?.span : undefined;
}
