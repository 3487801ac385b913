/** The names of columns where they are used, and the qualifiers before them. */
import type {
  BoundRelation,
  ColumnReference,
  NameReference,
} from '../../../language/semantics/index.ts';
import { createdView } from '../../../language/semantics/index.ts';
import type { QualifiedName } from '../../../language/syntax/index.ts';
import type { Collection } from './collection.ts';
import { aliasSymbol, columnSymbol, nameSymbol, sourceSymbol } from './collection.ts';
import type { GrowingSymbol } from './growing-symbols.ts';
import { addKey } from './growing-symbols.ts';
import { keyOf } from './symbol.ts';

export function collectColumns(collection: Collection): void {
  const { bound, symbols, names } = collection;
  for (const reference of bound.references) {
    const name = reference.node.name.parts.at(-1);
    const symbol = meaningOf(collection, reference);
    if (name !== undefined && symbol !== undefined) symbols.add(symbol, name.span, 'read');
    collectQualifier(collection, reference.node.name, reference.relation);
  }
  for (const { node, result } of bound.aliasReferences) {
    const name = node.name.parts.at(-1);
    if (name === undefined) continue;
    symbols.add(nameSymbol(collection, names.ofResult(result)), name.span, 'read');
  }
  for (const reference of bound.nameReferences) {
    const symbol = meaningOf(collection, reference);
    const isWritten = reference.role === 'insert' || reference.role === 'assign';
    if (symbol !== undefined) {
      symbols.add(symbol, reference.node.span, isWritten ? 'write' : 'read');
    }
  }
  collectViewColumns(collection);
}

function meaningOf(
  collection: Collection,
  {
    relation,
    column,
    input,
  }: Pick<ColumnReference | NameReference, 'relation' | 'column' | 'input'>,
): GrowingSymbol | undefined {
  if (column !== undefined) return columnSymbol(collection, relation, column);
  const { table } = relation;
  if (input === undefined || table === undefined) return undefined;
  const key = keyOf.input(table, input);
  const symbol = collection.symbols.of(key, 'input', input.name, { table, input });
  addKey(symbol, key);
  return symbol;
}

/** `b` of `b.region`; of `aws.s3.buckets.region` the resource's name. */
export function collectQualifier(
  collection: Collection,
  { parts }: QualifiedName,
  relation: BoundRelation,
): void {
  const qualifier = parts.at(-2);
  if (qualifier === undefined) return;
  const { alias } = relation.node;
  const symbol =
    alias !== undefined && parts.length === 2
      ? aliasSymbol(collection, relation.node, alias)
      : sourceSymbol(collection, relation);
  if (symbol !== undefined) collection.symbols.add(symbol, qualifier.span, 'read');
}

/** What a view gives is known to other statements by the view's name. */
function collectViewColumns(collection: Collection): void {
  const { bound, names } = collection;
  const created = createdView(bound.statement.root);
  const view = created?.name?.parts.at(-1)?.text;
  if (created?.query === undefined || view === undefined) return;
  const { query, columns: written } = created;
  const outputs = bound.outputs.get(query) ?? [];
  outputs.forEach((output, index) => {
    const renamed = written?.[index];
    const name = renamed
      ? ({ kind: 'written', name: renamed } as const)
      : names.ofOutput(query, index);
    // A `*` over a resource gives AWS's own names: nothing in this statement spells them.
    if (name === undefined || (name.kind === 'given' && name.relation.kind !== 'view')) return;
    const symbol = nameSymbol(collection, name);
    addKey(symbol, keyOf.viewColumn(view, renamed?.text ?? output.name));
  });
}
