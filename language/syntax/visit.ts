/** Ways through a tree. Nodes hold no parents, so these start at a root. */
import type { Span } from './span.ts';
import { touches } from './span.ts';
import type { Clause, SyntaxNode } from './tree.ts';

/** The nodes right below `node`, in text order. */
export function childrenOf(node: SyntaxNode): readonly SyntaxNode[] {
  switch (node.kind) {
    case 'qualifiedName':
      return node.parts;
    case 'column':
      return [node.name];
    case 'star':
      return present(node.qualifier);
    case 'call':
      return present(node.name, node.arguments, node.orderBy, node.filter, node.over);
    case 'unary':
    case 'nullTest':
    case 'cast':
      return [node.operand];
    case 'binary':
      return [node.left, node.right];
    case 'pattern':
      return present(node.operand, node.pattern, node.escape);
    case 'between':
      return [node.operand, node.low, node.high];
    case 'in':
      return present(node.operand, node.source);
    case 'case':
      return present(
        node.operand,
        node.branches.flatMap((branch) => [branch.when, branch.then]),
        node.otherwise,
      );
    case 'collate':
      return [node.operand, node.collation];
    case 'exists':
    case 'subquery':
      return [node.query];
    case 'row':
      return node.items;
    case 'raise':
      return present(node.message);
    case 'window':
      return present(node.base, node.partitionBy, node.orderBy, node.frame);
    case 'windowFrame':
      return present(node.from, node.to);
    case 'frameBound':
      return present(node.offset);
    case 'orderingTerm':
      return [node.expression];
    case 'resultColumn':
      return present(node.expression, node.alias);
    case 'table':
      return present(node.name, node.alias, node.indexedBy);
    case 'derivedTable':
      return present(node.query, node.alias);
    case 'tableFunction':
      return present(node.name, node.arguments, node.alias);
    case 'join':
      return present(node.left, node.right, node.on, node.using);
    case 'parenthesisedRelation':
      return present(node.relation, node.alias);
    case 'select':
      return present(
        node.columns,
        node.from,
        node.where,
        node.groupBy,
        node.having,
        node.windows.flatMap((window) => [window.name, window.definition]),
      );
    case 'values':
      return node.rows;
    case 'setOperation':
      return [node.left, node.right];
    case 'commonTable':
      return present(node.name, node.columns, node.query);
    case 'with':
      return node.tables;
    case 'query':
      return present(node.with, node.body, node.orderBy, node.limit, node.offset);
    case 'assignment':
      return present(node.columns ?? node.column, node.value);
    case 'selectStatement':
      return present(node.hints, node.query);
    case 'insert':
      return present(
        ...[node.with, node.hints, node.table, node.columns, node.source],
        ...[node.upserts, node.returning],
      );
    case 'upsert':
      return present(node.target, node.targetWhere, node.assignments, node.where);
    case 'update':
      return present(
        ...[node.with, node.hints, node.table, node.assignments, node.from, node.where],
        ...[node.returning, node.orderBy, node.limit, node.offset],
      );
    case 'delete':
      return present(
        ...[node.with, node.hints, node.table, node.where],
        ...[node.returning, node.orderBy, node.limit, node.offset],
      );
    case 'show':
      return present(node.hints, node.target, node.columns, node.like, node.where);
    case 'describe':
      return present(node.hints, node.target);
    case 'explain':
    case 'plan':
      return present(node.hints, node.statement);
    case 'exec':
      return present(node.hints, node.method, node.parameters, node.payload);
    case 'execParameter':
      return [node.name, node.value];
    case 'createView':
      return present(node.hints, node.name, node.columns, node.query);
    case 'dropView':
    case 'refreshView':
      return present(node.hints, node.name);
    case 'use':
      return present(node.hints, node.provider);
    case 'registry':
      return present(node.hints, node.provider, node.version);
    case 'auth':
      return present(node.hints, node.provider, node.method, node.keyFile);
    case 'sleep':
      return present(node.hints, node.duration);
    case 'transaction':
      return present(node.hints, node.savepoint);
    case 'opaque':
    case 'empty':
      return node.hints;
    case 'name':
    case 'literal':
    case 'parameter':
    case 'template':
    case 'missing':
    case 'missingRelation':
    case 'hint':
      return [];
  }
}

type Part = SyntaxNode | readonly SyntaxNode[] | undefined;

/**
 * In text order, which is not always the order of the grammar: broken text has clauses in any order,
 * and `LIMIT offset, limit` has its two the other way round. Lists are appended one by one: a list may
 * be longer than a call's arguments may be.
 */
function present(...parts: readonly Part[]): readonly SyntaxNode[] {
  const nodes: SyntaxNode[] = [];
  for (const part of parts) {
    if (part === undefined) continue;
    if ('kind' in part) nodes.push(part);
    else for (const node of part) nodes.push(node);
  }
  for (let index = 1; index < nodes.length; index += 1) {
    if (startOf(nodes[index]) < startOf(nodes[index - 1])) {
      return nodes.sort((left, right) => left.span.start - right.span.start);
    }
  }
  return nodes;
}

function startOf(node: SyntaxNode | undefined): number {
  return node?.span.start ?? 0;
}

/** Calls `visit` with `node` and all below it, parents first; below a node only where it returns not false. */
export function walk(node: SyntaxNode, visit: (node: SyntaxNode) => unknown): void {
  if (visit(node) === false) return;
  for (const child of childrenOf(node)) walk(child, visit);
}

/**
 * Where a node is the one that a cursor means: its span, and for a query or a statement also the
 * white space after its last clause, in which a person may be about to type.
 */
export function extentOf(node: SyntaxNode): Span {
  const { start } = node.span;
  let { end } = node.span;
  for (const clause of clausesOf(node)) end = Math.max(end, clause.span.end);
  switch (node.kind) {
    case 'query':
      end = Math.max(end, extentOf(node.body).end);
      break;
    case 'setOperation':
      end = Math.max(end, extentOf(node.right).end);
      break;
    case 'selectStatement':
      end = Math.max(end, extentOf(node.query).end);
      break;
    case 'insert':
      if (node.source !== undefined) end = Math.max(end, extentOf(node.source).end);
      break;
    case 'explain':
    case 'plan':
      end = Math.max(end, extentOf(node.statement).end);
      break;
    case 'createView':
      if (node.query !== undefined) end = Math.max(end, extentOf(node.query).end);
      break;
    default:
  }
  return { start, end };
}

function clausesOf(node: SyntaxNode): readonly Clause[] {
  switch (node.kind) {
    case 'select':
    case 'query':
    case 'insert':
    case 'update':
    case 'delete':
      return node.clauses;
    default:
      return [];
  }
}

/**
 * The nodes that a cursor at `offset` stands in or touches: `root` first, whatever its extent, then
 * one of its children and so on. Between two that touch, the one that starts at the cursor gives way
 * to the one that ends there, as a person goes on typing at the end of a word.
 */
export function pathTo(root: SyntaxNode, offset: number): readonly SyntaxNode[] {
  const path: SyntaxNode[] = [root];
  for (let node: SyntaxNode | undefined = root; node !== undefined;) {
    node = childAt(node, offset);
    if (node !== undefined) path.push(node);
  }
  return path;
}

function childAt(node: SyntaxNode, offset: number): SyntaxNode | undefined {
  const children = childrenOf(node);
  return (
    children.find((child) => touches(child.span, offset)) ??
    children.find((child) => touches(extentOf(child), offset))
  );
}
