/** Where the thing under the cursor is defined: in a document, or on the page of a resource. */
import { jsonPathAt, sourceOf } from '../../../language/semantics/index.ts';
import type { PlacedStatement, Span } from '../../../language/syntax/index.ts';
import { touches } from '../../../language/syntax/index.ts';
import type { LanguageContext } from '../language-context.ts';
import { finished } from '../search.ts';
import type { PlacedSymbol, SearchedDocument } from './places.ts';
import { occurrencesIn, reachOf, sameThings } from './places.ts';
import type { NamedSymbol, ResourceReference } from './symbol.ts';

export type DefinitionTarget =
  | {
      readonly kind: 'place';
      readonly document: SearchedDocument;
      readonly placed: PlacedStatement;
      /** The name, and all that it defines; relative to the statement. */
      readonly span: Span;
      readonly whole: Span;
    }
  | { readonly kind: 'page'; readonly resource: ResourceReference };

export interface Definitions {
  /** The name under the cursor. */
  readonly origin: Span;
  readonly targets: readonly DefinitionTarget[];
}

/** `undefined` where nothing is named. `offset` counts in the statement. */
export function definitionsAt(
  language: LanguageContext,
  document: SearchedDocument,
  placed: PlacedStatement,
  offset: number,
): Definitions | undefined {
  const found = occurrencesIn(language, placed).at(offset);
  const [first] = found;
  if (first === undefined) return memberDefinition(language, placed, offset);
  const targets = found.flatMap(({ symbol }) => targetsOf(language, { document, placed, symbol }));
  return { origin: first.span, targets };
}

/** A member that a JSON path names is documented with the type that has it. */
function memberDefinition(
  language: LanguageContext,
  { statement }: PlacedStatement,
  offset: number,
): Definitions | undefined {
  const path = jsonPathAt(language.bind(statement), language.catalog, offset);
  const step = path?.steps.find(({ span }) => touches(span, offset));
  const { column, relation } = path?.reference ?? {};
  const table = column && sourceOf(column, relation);
  if (step?.owner === undefined || table === undefined) return undefined;
  const resource = { table, nestedType: step.owner.name };
  return { origin: step.span, targets: [{ kind: 'page', resource }] };
}

function targetsOf(language: LanguageContext, named: PlacedSymbol): readonly DefinitionTarget[] {
  const { resource } = named.symbol;
  if (resource !== undefined) return [{ kind: 'page', resource }];
  const own = definitionsIn(named);
  return own.length > 0 ? own : elsewhere(language, named);
}

function definitionsIn({ document, placed, symbol }: PlacedSymbol): readonly DefinitionTarget[] {
  return symbol.occurrences
    .filter(({ role }) => role === 'definition')
    .map(({ span, whole = span }) => ({ kind: 'place', document, placed, span, whole }));
}

/** In another statement: of this document, or the one that creates a view. */
function elsewhere(language: LanguageContext, named: PlacedSymbol): readonly DefinitionTarget[] {
  const { document, symbol } = named;
  const documents = isOfView(symbol)
    ? () => viewDocuments(language, document)
    : reachOf(language, document, symbol);
  return finished(sameThings(language, [named], documents)).flatMap(definitionsIn);
}

function isOfView({ kind }: NamedSymbol): boolean {
  return kind === 'view' || kind === 'column';
}

/** Only the statements that create views can define anything of one. */
function* viewDocuments(
  { views, workspace }: LanguageContext,
  own: SearchedDocument,
): Iterable<SearchedDocument> {
  for (const { uri, start, statement } of views().all()) {
    const document = uri === own.uri ? own : workspace.get(uri);
    if (document === undefined) continue;
    const { text } = document.parsed;
    yield { uri, parsed: { text, statements: [{ start, statement }] } };
  }
}
