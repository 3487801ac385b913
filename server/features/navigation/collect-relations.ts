/** The names of FROM, of mutations' targets, and of SHOW, DESCRIBE and EXEC. */
import type { Name, StatementNode } from '../../../language/syntax/index.ts';
import type { Collection } from './collection.ts';
import { aliasSymbol, sourceSymbol } from './collection.ts';
import { addKey } from './growing-symbols.ts';
import { keyOf } from './symbol.ts';

export function collectRelations(collection: Collection): void {
  const { bound, symbols } = collection;
  const target = targetOf(bound.statement.root);
  for (const relation of bound.relations) {
    const { node, kind } = relation;
    // What a mutation is answered with stands at its target, which is a relation of its own.
    if (kind === 'event') continue;
    if (node.alias !== undefined && node.alias.text !== '') {
      const symbol = aliasSymbol(collection, node, node.alias);
      symbols.add(symbol, node.alias.span, 'definition', { whole: node.span });
    }
    const symbol = sourceSymbol(collection, relation);
    const name = nameOf(node);
    if (symbol !== undefined && name !== undefined) {
      symbols.add(symbol, name.span, node === target ? 'write' : 'read');
    }
  }
  collectTarget(collection);
}

function nameOf(node: Collection['bound']['relations'][number]['node']): Name | undefined {
  switch (node.kind) {
    case 'table':
      return node.name.parts.at(-1);
    case 'tableFunction':
      return node.name;
    case 'derivedTable':
      return undefined;
  }
}

function targetOf(root: StatementNode): unknown {
  switch (root.kind) {
    case 'explain':
    case 'plan':
      return targetOf(root.statement);
    case 'insert':
    case 'update':
    case 'delete':
      return root.table;
    default:
      return undefined;
  }
}

function collectTarget({ bound, symbols }: Collection): void {
  const { target } = bound;
  const table = target?.table;
  if (target === undefined || table === undefined) return;
  const [, , resource, method] = target.node.parts;
  if (resource !== undefined) {
    const key = keyOf.resource(table);
    const symbol = symbols.of(key, 'resource', table.name, { table });
    addKey(symbol, key);
    symbols.add(symbol, resource.span, 'read');
  }
  if (method !== undefined && target.method !== undefined) {
    const key = keyOf.method(table, target.method);
    const symbol = symbols.of(key, 'method', target.method.name, { table, method: target.method });
    addKey(symbol, key);
    symbols.add(symbol, method.span, 'read');
  }
}
