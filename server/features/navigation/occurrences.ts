/**
 * Every name of a statement with what it names: the one source of definitions, references, highlights
 * and renames. Found once for each bound statement.
 */
import type { BoundStatement } from '../../../language/semantics/index.ts';
import { isSameSpan, touches } from '../../../language/syntax/index.ts';
import { variablesOf } from '../../workspace/template-variables.ts';
import { collectColumns } from './collect-columns.ts';
import { collectRelations } from './collect-relations.ts';
import { collectWritten } from './collect-written.ts';
import { startCollection } from './collection.ts';
import type { GrowingSymbol } from './growing-symbols.ts';
import { addKey } from './growing-symbols.ts';
import type { NamedSymbol, Occurrence } from './symbol.ts';
import { keyOf } from './symbol.ts';

export interface Occurrences {
  readonly symbols: readonly NamedSymbol[];
  /** In text order; a name that means two things, as in USING, occurs twice. */
  readonly all: readonly Occurrence[];
  /** What stands under a cursor: all the meanings of one name. */
  at(offset: number): readonly Occurrence[];
  /** The symbols that other statements know by a key. */
  ofKey(key: string): readonly NamedSymbol[];
}

const known = new WeakMap<BoundStatement, Occurrences>();

export function occurrencesOf(bound: BoundStatement): Occurrences {
  const before = known.get(bound);
  if (before !== undefined) return before;
  const found = collect(bound);
  known.set(bound, found);
  return found;
}

function collect(bound: BoundStatement): Occurrences {
  const collection = startCollection(bound);
  const { symbols } = collection;
  collectRelations(collection);
  collectColumns(collection);
  collectWritten(collection);
  for (const { name, span, defines } of variablesOf(bound.statement)) {
    const key = keyOf.template(name);
    const symbol = symbols.of(key, 'template', name);
    addKey(symbol, key);
    symbols.add(symbol, span, defines ? 'definition' : 'read', { form: 'bare' });
  }
  return occurrencesIn(symbols.all);
}

/** Apart from `collect`, so that nothing of the collection stays in memory. */
function occurrencesIn(symbols: readonly GrowingSymbol[]): Occurrences {
  const used = symbols.filter(({ occurrences }) => occurrences.length > 0);
  for (const { occurrences } of used) occurrences.sort(inTextOrder);
  const all = used.flatMap(({ occurrences }) => occurrences).sort(inTextOrder);
  const shared = used.filter(({ keys }) => keys.length > 0);
  return {
    symbols: used,
    all,
    at: (offset) => occurrencesAt(all, offset),
    ofKey: (key) => shared.filter(({ keys }) => keys.includes(key)),
  };
}

function occurrencesAt(all: readonly Occurrence[], offset: number): readonly Occurrence[] {
  const touched = all.filter(({ span }) => touches(span, offset));
  // Between two names that touch, the one that starts at the cursor is meant; inside another, the
  // inner one.
  const [meant] = touched.toSorted((left, right) => rank(left, offset) - rank(right, offset));
  if (meant === undefined) return [];
  const same = touched.filter(({ span }) => isSameSpan(span, meant.span));
  const written = same.filter(({ form }) => form !== 'implied');
  return written.length > 0 ? written : same;
}

function rank({ span }: Occurrence, offset: number): number {
  return span.end - span.start + (offset === span.end ? 0.5 : 0);
}

function inTextOrder(left: Occurrence, right: Occurrence): number {
  return left.span.start - right.span.start || left.span.end - right.span.end;
}
