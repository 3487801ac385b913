/** All the places that name the thing under the cursor, and which of them to light up in a document. */
import type { PlacedStatement } from '../../../language/syntax/index.ts';
import type { LanguageContext } from '../language-context.ts';
import type { PlacedOccurrence, PlacedSymbol, Search, SearchedDocument } from './places.ts';
import { finished, occurrencesIn, reachOf, sameThings } from './places.ts';

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

export function highlightsAt(
  language: LanguageContext,
  document: SearchedDocument,
  placed: PlacedStatement,
  offset: number,
): readonly PlacedOccurrence[] {
  const found = occurrencesIn(language, placed)
    .at(offset)
    .flatMap(({ symbol }) =>
      finished(sameThings(language, [{ document, placed, symbol }], () => [document])),
    );
  return distinct(found.flatMap(occurrencesOfSymbol));
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
  const seen = new Set<string>();
  return places.filter(({ document, placed, occurrence: { span } }) => {
    const place = `${placed.start + span.start} ${document.uri}`;
    return !seen.has(place) && seen.add(place).size > 0;
  });
}
