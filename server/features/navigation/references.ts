/** All the places that name the thing under the cursor, and which of them to light up in a document. */
import type { PlacedStatement } from '../../../language/syntax/index.ts';
import type { LanguageContext } from '../language-context.ts';
import type { Search } from '../search.ts';
import { finished } from '../search.ts';
import type { PlacedOccurrence, PlacedSymbol, SearchedDocument } from './places.ts';
import { occurrencesIn, reachOf, sameThings } from './places.ts';

/** In the order of the documents, this one first. `offset` counts in the statement. */
export function* referencesAt(
  language: LanguageContext,
  document: SearchedDocument,
  placed: PlacedStatement,
  offset: number,
  includeDeclaration: boolean,
): Search<readonly PlacedOccurrence[]> {
  const found: PlacedOccurrence[] = [];
  for (const { symbol } of occurrencesIn(language, placed).at(offset)) {
    const start = { document, placed, symbol };
    const documents = reachOf(language, document, symbol);
    for (const same of yield* sameThings(language, [start], documents)) {
      found.push(...occurrencesOfSymbol(same));
    }
  }
  return distinct(found).filter(
    ({ occurrence }) => includeDeclaration || occurrence.role !== 'definition',
  );
}

/**
 * A name that others share is lit up in so many statements before and after its own: what is further
 * away is out of sight, and a document may have thousands.
 */
const highlightReach = 250;

export function highlightsAt(
  language: LanguageContext,
  document: SearchedDocument,
  placed: PlacedStatement,
  offset: number,
): readonly PlacedOccurrence[] {
  const near = around(document, placed);
  const found = occurrencesIn(language, placed)
    .at(offset)
    .flatMap(({ symbol }) =>
      finished(sameThings(language, [{ document, placed, symbol }], () => [near])),
    );
  return distinct(found.flatMap(occurrencesOfSymbol));
}

function around({ uri, parsed }: SearchedDocument, placed: PlacedStatement): SearchedDocument {
  const { text, statements } = parsed;
  const index = statements.indexOf(placed);
  const from = Math.max(0, index - highlightReach);
  const near = statements.slice(from, index + highlightReach + 1);
  return { uri, parsed: { text, statements: near } };
}

function occurrencesOfSymbol({
  document,
  placed,
  symbol,
}: PlacedSymbol): readonly PlacedOccurrence[] {
  return symbol.occurrences.map((occurrence) => ({ document, placed, occurrence }));
}

/** A name that means two things, as in USING, and an expression that names itself, are one place. */
function distinct(places: readonly PlacedOccurrence[]): readonly PlacedOccurrence[] {
  const seen = new Map<string, Set<number>>();
  return places.filter(({ document, placed, occurrence: { span } }) => {
    const offsets = seen.get(document.uri) ?? new Set();
    seen.set(document.uri, offsets);
    const offset = placed.start + span.start;
    return !offsets.has(offset) && offsets.add(offset).size > 0;
  });
}
