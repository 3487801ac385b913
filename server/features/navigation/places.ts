/** Where something is named in the whole workspace. */
import type {
  ParsedDocument,
  ParsedStatement,
  PlacedStatement,
} from '../../../language/syntax/index.ts';
import type { LanguageContext } from '../language-context.ts';
import type { Search } from '../search.ts';
import type { Occurrences } from './occurrences.ts';
import { occurrencesOf } from './occurrences.ts';
import type { NamedSymbol, Occurrence } from './symbol.ts';
import { wordOf } from './symbol.ts';

/** A document as navigation takes it: open or not, of any scheme. */
export interface SearchedDocument {
  readonly uri: string;
  /** Set where reading `parsed` is work that a look at the text may save. */
  readonly text?: string;
  readonly parsed: ParsedDocument;
}

export interface PlacedSymbol {
  readonly document: SearchedDocument;
  readonly placed: PlacedStatement;
  readonly symbol: NamedSymbol;
}

export interface PlacedOccurrence {
  readonly document: SearchedDocument;
  readonly placed: PlacedStatement;
  readonly occurrence: Occurrence;
}

const collected = new WeakSet<ParsedStatement>();

export function occurrencesIn(
  language: LanguageContext,
  { statement }: PlacedStatement,
): Occurrences {
  collected.add(statement);
  return occurrencesOf(language.bind(statement));
}

/**
 * The symbols that are the same thing as one of `start`, those included, in every statement of
 * `documents`: a view's column that another view passes on leads on to that view's readers.
 */
export function* sameThings(
  language: LanguageContext,
  start: readonly PlacedSymbol[],
  documents: () => Iterable<SearchedDocument>,
): Search<readonly PlacedSymbol[]> {
  const keys = new Set(start.flatMap(({ symbol }) => [...symbol.keys]));
  if (keys.size === 0) return start;
  for (;;) {
    const known = keys.size;
    const found: PlacedSymbol[] = [];
    const mayName = namesAnyOf(keys);
    for (const document of documents()) {
      yield undefined;
      if (document.text !== undefined && !mayName(document.text)) continue;
      for (const placed of document.parsed.statements) {
        const occurrences = occurrencesIfNamed(language, placed, mayName);
        if (occurrences === undefined) continue;
        yield undefined;
        for (const symbol of new Set([...keys].flatMap((key) => occurrences.ofKey(key)))) {
          for (const key of symbol.keys) keys.add(key);
          found.push({ document, placed, symbol });
        }
      }
    }
    if (keys.size === known) return found;
  }
}

/** A statement whose names were found before is not searched for words first. */
function occurrencesIfNamed(
  language: LanguageContext,
  placed: PlacedStatement,
  mayName: (text: string) => boolean,
): Occurrences | undefined {
  const { statement } = placed;
  return collected.has(statement) || mayName(statement.text)
    ? occurrencesIn(language, placed)
    : undefined;
}

/**
 * The documents in which a thing may be named. A variable that a template sets is its document's own; one
 * that gets its value from outside is the same in every document that does not set it.
 */
export function reachOf(
  language: LanguageContext,
  document: SearchedDocument,
  { kind, name }: NamedSymbol,
): () => Iterable<SearchedDocument> {
  const isOwn = (each: SearchedDocument): boolean =>
    kind === 'template' && setsVariable(language, each, name);
  if (isOwn(document)) return () => [document];
  return function* () {
    yield document;
    for (const each of language.workspace.documents()) {
      if (each.uri !== document.uri && !isOwn(each)) yield each;
    }
  };
}

/** Whether a document gives a template variable its value, or the variable whose member it is. */
export function setsVariable(
  language: LanguageContext,
  { text, parsed }: SearchedDocument,
  name: string,
): boolean {
  if (text?.includes('{%') === false) return false;
  const [whole] = name.split('.');
  return parsed.statements.some(
    (placed) =>
      placed.statement.text.includes('{%') &&
      occurrencesIn(language, placed).symbols.some(
        (symbol) =>
          symbol.kind === 'template' &&
          (symbol.name === name || symbol.name === whole) &&
          symbol.occurrences.some(({ role }) => role === 'definition'),
      ),
  );
}

/** Whether a text may name what one of the keys is of. */
export function namesAnyOf(keys: ReadonlySet<string>): (text: string) => boolean {
  const words = [...new Set([...keys].map(wordOf))];
  const pattern = new RegExp(words.map(escaped).join('|'), 'i');
  return (text) => pattern.test(text);
}

function escaped(word: string): string {
  return word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
