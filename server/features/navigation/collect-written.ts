/**
 * The names that are read from the tree alone: where aliases, common tables, their columns, windows
 * and views are made, and the uses that binding has no word for.
 */
import { relationNamed, scopeAt } from '../../../language/semantics/index.ts';
import type {
  FunctionCall,
  Name,
  QualifiedName,
  SelectCore,
  SyntaxNode,
} from '../../../language/syntax/index.ts';
import { childrenOf } from '../../../language/syntax/index.ts';
import { collectQualifier } from './collect-columns.ts';
import type { Collection } from './collection.ts';
import { commonTableSymbol, functionSymbol, viewSymbol } from './collection.ts';

/** The windows of the SELECT around a node, by lower-case name. */
type Windows = ReadonlyMap<string, Name>;

const noWindows: Windows = new Map();

/** It keeps its own stack: a predicate of thousands of terms is a tree of thousands of levels. */
export function collectWritten(collection: Collection): void {
  const pending: { readonly node: SyntaxNode; readonly windows: Windows }[] = [
    { node: collection.bound.statement.root, windows: noWindows },
  ];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { node } = next;
    const windows = windowsIn(node, next.windows);
    collectNode(collection, node, windows);
    for (const child of childrenOf(node)) pending.push({ node: child, windows });
  }
}

/** ORDER BY stands outside its SELECT and sees its windows. */
function windowsIn(node: SyntaxNode, around: Windows): Windows {
  const core = node.kind === 'query' ? node.body : node;
  if (core.kind !== 'select') return node.kind === 'query' ? noWindows : around;
  return new Map(core.windows.map(({ name }) => [name.text.toLowerCase(), name]));
}

function collectNode(collection: Collection, node: SyntaxNode, windows: Windows): void {
  const { symbols } = collection;
  switch (node.kind) {
    case 'resultColumn':
      if (node.alias !== undefined) defineColumn(collection, node.alias, node);
      break;
    case 'commonTable': {
      const symbol = commonTableSymbol(collection, node);
      symbols.add(symbol, node.name.span, 'definition', { whole: node.span });
      for (const name of node.columns ?? []) defineColumn(collection, name, name);
      break;
    }
    case 'select':
      defineWindows(collection, node);
      break;
    case 'window':
      if (node.base !== undefined) useWindow(collection, node.base, windows);
      break;
    case 'call':
      collectCall(collection, node, windows);
      break;
    case 'column':
      if (!collection.references.has(node)) collectLooseQualifier(collection, node.name);
      break;
    case 'star':
      if (node.qualifier !== undefined) collectStar(collection, node.qualifier);
      break;
    case 'in':
      if ('kind' in node.source && node.source.kind === 'qualifiedName') {
        collectInSource(collection, node.source);
      }
      break;
    case 'parameter':
      collectParameter(collection, node.text, node.span.start);
      break;
    case 'createView':
    case 'dropView':
    case 'refreshView': {
      const name = node.name?.parts.at(-1);
      if (name === undefined || name.text === '' || name.template === true) break;
      const isDefinition = node.kind === 'createView';
      const symbol = viewSymbol(collection, name.text);
      symbols.add(symbol, name.span, isDefinition ? 'definition' : 'write', { whole: node.span });
      if (isDefinition) {
        for (const column of node.columns ?? []) defineColumn(collection, column, column);
      }
      break;
    }
    default:
  }
}

function defineColumn({ symbols }: Collection, name: Name, whole: SyntaxNode): void {
  if (name.template === true) return;
  const symbol = symbols.of(name, 'column', name.text);
  symbols.add(symbol, name.span, 'definition', { whole: whole.span });
}

function defineWindows({ symbols }: Collection, { windows }: SelectCore): void {
  for (const { name, definition } of windows) {
    const symbol = symbols.of(name, 'window', name.text);
    const whole = { start: name.span.start, end: definition.span.end };
    symbols.add(symbol, name.span, 'definition', { whole });
  }
}

function useWindow({ symbols }: Collection, name: Name, windows: Windows): void {
  const definition = windows.get(name.text.toLowerCase());
  if (definition !== undefined) {
    symbols.add(symbols.of(definition, 'window', definition.text), name.span, 'read');
  }
}

function collectCall(collection: Collection, { name, over }: FunctionCall, windows: Windows): void {
  if (name.text !== '' && name.template !== true) {
    collection.symbols.add(functionSymbol(collection, name), name.span, 'read');
  }
  if (over?.kind === 'name') useWindow(collection, over, windows);
}

/** The column is unknown or half typed; its qualifier is known all the same. */
function collectLooseQualifier(collection: Collection, name: QualifiedName): void {
  const qualifier = name.parts.at(-2);
  if (qualifier === undefined || name.parts.length !== 2) return;
  const relation = relationNamed(scopeAt(collection.bound, name.span.start), qualifier.text);
  if (relation !== undefined) collectQualifier(collection, name, relation);
}

function collectStar(collection: Collection, { parts, span }: QualifiedName): void {
  const [only, ...others] = parts.filter(({ text }) => text !== '');
  if (only === undefined || others.length > 0) return;
  const scope = scopeAt(collection.bound, span.start);
  const relation = scope?.relations.find(
    (each) => each.alias.toLowerCase() === only.text.toLowerCase(),
  );
  if (relation === undefined) return;
  const star = { kind: 'name', text: '', quoted: false, span: { start: span.end, end: span.end } };
  collectQualifier(
    collection,
    { kind: 'qualifiedName', parts: [only, star as Name], span },
    relation,
  );
}

/** `x IN recent` reads a common table. */
function collectInSource(collection: Collection, { parts, span }: QualifiedName): void {
  const [only, ...others] = parts;
  if (only === undefined || others.length > 0) return;
  const table = scopeAt(collection.bound, span.start)?.commonTables.find(
    (each) => each.name.text.toLowerCase() === only.text.toLowerCase(),
  );
  if (table !== undefined) {
    collection.symbols.add(commonTableSymbol(collection, table), only.span, 'read');
  }
}

/** `?` has no name, and the number of `?2` is one. */
function collectParameter({ symbols }: Collection, text: string, start: number): void {
  const sign = /^(?:@@|[:@$])(?=[\w$\u0080-\uffff])/.exec(text)?.[0];
  if (sign === undefined) return;
  const name = text.slice(sign.length);
  const span = { start: start + sign.length, end: start + text.length };
  symbols.add(symbols.of(`parameter ${text}`, 'parameter', name), span, 'read', { form: 'bare' });
}
