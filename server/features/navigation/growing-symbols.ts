/** The symbols of one statement while its names are collected. */
import type { Span } from '../../../language/syntax/index.ts';
import type { NamedSymbol, Occurrence, ResourceReference, SymbolKind } from './symbol.ts';

export interface GrowingSymbol extends NamedSymbol {
  keys: readonly string[];
  readonly occurrences: Occurrence[];
}

export interface GrowingSymbols {
  /** The symbol of an identity: a node of the tree, or a key. Made where it is asked for first. */
  of(
    identity: object | string,
    kind: SymbolKind,
    name: string,
    resource?: ResourceReference,
  ): GrowingSymbol;
  add(
    symbol: GrowingSymbol,
    span: Span,
    role: Occurrence['role'],
    more?: Partial<Pick<Occurrence, 'form' | 'whole'>>,
  ): void;
  readonly all: readonly GrowingSymbol[];
}

/** Most symbols have no key, and a large document has tens of thousands of symbols. */
const noKeys: readonly string[] = [];

export function addKey(symbol: GrowingSymbol, key: string): void {
  if (!symbol.keys.includes(key)) symbol.keys = [...symbol.keys, key];
}

export function growingSymbols(): GrowingSymbols {
  const byIdentity = new Map<object | string, GrowingSymbol>();
  const all: GrowingSymbol[] = [];
  const seen = new Map<GrowingSymbol, Set<string>>();
  return {
    all,
    of(identity, kind, name, resource) {
      const known = byIdentity.get(identity);
      if (known !== undefined) return known;
      const symbol: GrowingSymbol = {
        kind,
        name,
        keys: noKeys,
        occurrences: [],
        ...(resource && { resource }),
      };
      byIdentity.set(identity, symbol);
      all.push(symbol);
      seen.set(symbol, new Set());
      return symbol;
    },
    add(symbol, span, role, more) {
      if (span.end <= span.start) return;
      const place = `${role} ${span.start}`;
      const places = seen.get(symbol);
      if (places?.has(place) === true) return;
      places?.add(place);
      symbol.occurrences.push({ symbol, span, role, form: 'name', ...more });
    },
  };
}
