/**
 * Renaming what a person has named: aliases, common tables, computed columns, views, windows,
 * parameters and template variables, in every statement that knows them.
 *
 * A column that queries pass on without an alias goes by one name everywhere, so all of it is renamed,
 * up to where an alias begins another name. Where the name is a resource's own, an alias is written
 * behind it. Afterwards every name has to mean what it meant before: a rename that would change that is
 * refused.
 */
import type { TextReplacement } from '../../../language/format/index.ts';
import type { PlacedStatement, Span } from '../../../language/syntax/index.ts';
import type { LanguageContext } from '../language-context.ts';
import type { Search } from '../search.ts';
import { isPossibleName, meantName, nameInPlaceOf } from './new-name.ts';
import type { PlacedSymbol, SearchedDocument } from './places.ts';
import { occurrencesIn, reachOf, sameThings } from './places.ts';
import { findChangedMeaning } from './rename-check.ts';
import type { Refusal } from './rename-refusals.ts';
import { described, hasHiddenUse, reasonAgainst, refusal } from './rename-refusals.ts';
import type { NamedSymbol, Occurrence } from './symbol.ts';

export interface RenamePlace {
  readonly kind: 'place';
  /** The name under the cursor, relative to the statement. */
  readonly span: Span;
  readonly placeholder: string;
}

export interface Rename {
  readonly kind: 'rename';
  readonly edits: readonly StatementEdit[];
}

export interface StatementEdit {
  readonly document: SearchedDocument;
  readonly placed: PlacedStatement;
  /** In text order, relative to the statement, none touching another. */
  readonly replacements: readonly TextReplacement[];
}

/** Whether the thing under the cursor can be renamed, and what it is called now. */
export function prepareRename(
  language: LanguageContext,
  document: SearchedDocument,
  placed: PlacedStatement,
  offset: number,
): RenamePlace | Refusal {
  const found = occurrencesIn(language, placed).at(offset);
  const [first] = found;
  if (first === undefined) {
    return refusal(
      'Nothing to rename here: put the cursor on an alias, a common table or its column.',
    );
  }
  for (const { symbol } of found) {
    const reason = reasonAgainst(language, document, symbol);
    if (reason !== undefined) return refusal(reason);
  }
  return { kind: 'place', span: first.span, placeholder: first.symbol.name };
}

export function* renameAt(
  language: LanguageContext,
  document: SearchedDocument,
  placed: PlacedStatement,
  offset: number,
  typedName: string,
): Search<Rename | Refusal> {
  const newName = meantName(typedName);
  const prepared = prepareRename(language, document, placed, offset);
  if (prepared.kind === 'refusal') return prepared;
  const start = occurrencesIn(language, placed)
    .at(offset)
    .map(({ symbol }) => ({ document, placed, symbol }));
  const symbols = yield* boundTogether(language, start);
  for (const { document: where, symbol } of symbols) {
    const reason = reasonAgainst(language, where, symbol);
    if (reason !== undefined) return refusal(reason);
  }
  const unfit = symbols.find(({ symbol }) => !isPossibleName(newName, symbol.kind));
  if (unfit !== undefined) {
    return refusal(
      `\`${newName}\` is no name for ${described(unfit.symbol)}: use letters, digits and \`_\`.`,
    );
  }
  const hidden = symbols.find((each) => hasHiddenUse(language, each));
  if (hidden !== undefined) {
    const { name } = hidden.symbol;
    return refusal(
      `What \`${name}\` means is hidden in one place by a template or by an unknown table: rename it by hand.`,
    );
  }
  const edits = editsOf(symbols, newName);
  const changed = yield* findChangedMeaning(language, edits, symbols);
  return changed === undefined ? { kind: 'rename', edits } : refusal(changed(newName));
}

/**
 * The symbols that have to be renamed with these: the same in other statements, and those that share
 * a place with one of them, as both sides of USING do.
 */
function* boundTogether(
  language: LanguageContext,
  start: readonly PlacedSymbol[],
): Search<readonly PlacedSymbol[]> {
  const found = new Map<string, PlacedSymbol>();
  /** One search for a key finds everything that has it. */
  const searched = new Set<string>();
  const pending = [...start];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (found.has(identityOf(next))) continue;
    found.set(identityOf(next), next);
    const { document, placed, symbol } = next;
    if (symbol.keys.some((key) => !searched.has(key)) && !isHiddenView(language, next)) {
      const same = yield* sameThings(language, [next], reachOf(language, document, symbol));
      for (const key of [next, ...same].flatMap((each) => each.symbol.keys)) searched.add(key);
      pending.push(...same.filter((each) => !isHiddenView(language, each)));
    }
    const places = new Set(writtenPlaces(symbol));
    for (const each of occurrencesIn(language, placed).symbols) {
      if (each !== symbol && writtenPlaces(each).some((place) => places.has(place))) {
        pending.push({ document, placed, symbol: each });
      }
    }
  }
  return [...found.values()];
}

/** Whether it is a view that another one of its name hides: what reads the name is none of its readers. */
function isHiddenView(
  { views }: LanguageContext,
  { placed: { statement }, symbol }: PlacedSymbol,
): boolean {
  const clashing = symbol.kind === 'view' ? views().clashing?.(symbol.name) : undefined;
  return (
    clashing?.some((view) => view.statement === statement) === true &&
    views().named(symbol.name)?.statement !== statement
  );
}

/** Where the name itself is written. An implied name is not: there an alias is added. */
function writtenPlaces({ occurrences }: NamedSymbol): readonly number[] {
  return occurrences.filter(({ form }) => form !== 'implied').map(({ span }) => span.start);
}

const symbolNumbers = new WeakMap<NamedSymbol, number>();
let lastNumber = 0;

function identityOf({ document, placed, symbol }: PlacedSymbol): string {
  let number = symbolNumbers.get(symbol);
  if (number === undefined) {
    lastNumber += 1;
    number = lastNumber;
    symbolNumbers.set(symbol, number);
  }
  return `${number} ${placed.start} ${document.uri}`;
}

function editsOf(symbols: readonly PlacedSymbol[], newName: string): readonly StatementEdit[] {
  const edits = new Map<
    string,
    { readonly at: PlacedSymbol; readonly texts: Map<number, TextReplacement> }
  >();
  for (const at of symbols) {
    const { document, placed, symbol } = at;
    const key = `${placed.start} ${document.uri}`;
    const edit = edits.get(key) ?? { at, texts: new Map<number, TextReplacement>() };
    edits.set(key, edit);
    for (const occurrence of symbol.occurrences) {
      const replacement = replacementOf(occurrence, newName, placed.statement.text);
      edit.texts.set(replacement.span.start, replacement);
    }
  }
  return [...edits.values()].map(({ at: { document, placed }, texts }) => ({
    document,
    placed,
    replacements: [...texts.values()].sort((left, right) => left.span.start - right.span.start),
  }));
}

function replacementOf(
  { span, form, whole }: Occurrence,
  newName: string,
  text: string,
): TextReplacement {
  switch (form) {
    case 'name':
      return { span, text: nameInPlaceOf(text.slice(span.start, span.end), newName) };
    case 'implied': {
      const end = whole?.end ?? span.end;
      return { span: { start: end, end }, text: ` AS ${nameInPlaceOf('', newName)}` };
    }
    case 'bare':
      return { span, text: newName };
  }
}
