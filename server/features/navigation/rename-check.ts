/**
 * Whether every name still means the same after a rename. The statements are bound again as they would
 * be, and their names grouped by what they name: another grouping is a collision.
 */
import type { TextReplacement } from '../../../language/format/index.ts';
import { applyReplacements } from '../../../language/format/index.ts';
import type { BoundStatement } from '../../../language/semantics/index.ts';
import { countingView, createBinder, viewNameOf } from '../../../language/semantics/index.ts';
import type { ParsedStatement } from '../../../language/syntax/index.ts';
import { parseStatement } from '../../../language/syntax/index.ts';
import type { WorkspaceViews } from '../../workspace/views.ts';
import type { LanguageContext } from '../language-context.ts';
import type { Search } from '../search.ts';
import { occurrencesOf } from './occurrences.ts';
import type { PlacedSymbol } from './places.ts';
import { namesAnyOf } from './places.ts';
import type { StatementEdit } from './rename.ts';
import type { NamedSymbol, Occurrence } from './symbol.ts';

/** A function from the new name to what is wrong with it; `undefined` where nothing is. */
export function* findChangedMeaning(
  language: LanguageContext,
  edits: readonly StatementEdit[],
  renamed: readonly PlacedSymbol[],
): Search<((newName: string) => string) | undefined> {
  const after = new Map<ParsedStatement, ParsedStatement>();
  for (const { placed, replacements } of edits) {
    after.set(
      placed.statement,
      parseStatement(applyReplacements(placed.statement.text, replacements)),
    );
    yield undefined;
  }
  const taken = newViewCollision(language, edits, after);
  if (taken !== undefined) return taken;
  const bind = createBinder(language.catalog, () => viewsAfter(language.views(), after));
  const symbolsOf = Map.groupBy(renamed, ({ placed }) => placed);
  for (const { placed, replacements } of edits) {
    const before = language.bind(placed.statement);
    const statement = after.get(placed.statement);
    if (statement === undefined) continue;
    const own = new Set(symbolsOf.get(placed)?.map(({ symbol }) => symbol));
    const collision = compare(before, bind(statement), replacements, own);
    if (collision !== undefined) return collision;
    yield undefined;
  }
  for (const statement of yield* readers(language, renamed, after)) {
    const collision = compare(language.bind(statement), bind(statement), [], new Set());
    if (collision !== undefined) return collision;
    yield undefined;
  }
  return undefined;
}

/** The statements that read a renamed view and hold none of its renamed names: one may hide another now. */
function* readers(
  { workspace }: LanguageContext,
  renamed: readonly PlacedSymbol[],
  edited: ReadonlyMap<ParsedStatement, ParsedStatement>,
): Search<ReadonlySet<ParsedStatement>> {
  const found = new Set<ParsedStatement>();
  const ofViews = renamed.filter(({ symbol: { kind } }) => kind === 'view' || kind === 'column');
  const keys = new Set(ofViews.flatMap(({ symbol }) => symbol.keys));
  if (keys.size === 0) return found;
  const mayName = namesAnyOf(keys);
  for (const document of workspace.documents()) {
    yield undefined;
    if (!mayName(document.text)) continue;
    for (const { statement } of document.parsed.statements) {
      if (mayName(statement.text) && !edited.has(statement)) found.add(statement);
    }
  }
  return found;
}

function compare(
  before: BoundStatement,
  after: BoundStatement,
  replacements: readonly TextReplacement[],
  renamed: ReadonlySet<NamedSymbol>,
): ((newName: string) => string) | undefined {
  const shift = shiftOf(replacements);
  const expected = grouped(before, (occurrence) =>
    placeAfter(occurrence, shift, renamed.has(occurrence.symbol)),
  );
  const found = grouped(after, ({ span }) => span.start);
  const different = [...expected].find(([place, group]) => found.get(place) !== group);
  if (different !== undefined || expected.size !== found.size) {
    return (newName) =>
      `\`${newName}\` already means something else here: choose a name that no column, alias or table in sight has.`;
  }
  const alarms = problemCount(after) - problemCount(before);
  if (alarms > 0 || columnCounts(before) !== columnCounts(after)) {
    return (newName) =>
      `With the name \`${newName}\` the statement would no longer mean the same: choose another name.`;
  }
  return undefined;
}

/** Each place that names something, with the first place that names the same. */
function grouped(
  bound: BoundStatement,
  placeOf: (occurrence: Occurrence) => number,
): ReadonlyMap<number, string> {
  const groups = new Map<number, string>();
  for (const { occurrences } of occurrencesOf(bound).symbols) {
    const places = occurrences.map(placeOf);
    const first = places.reduce((least, place) => Math.min(least, place), Infinity);
    for (const place of places) {
      groups.set(place, [groups.get(place), String(first)].filter(Boolean).sort().join(' '));
    }
  }
  return groups;
}

/** Where an offset of the text before stands in the text after. */
type Shift = (offset: number) => number;

function shiftOf(replacements: readonly TextReplacement[]): Shift {
  let sum = 0;
  const sums = replacements.map(({ span, text }) => (sum += text.length - (span.end - span.start)));
  return (offset) => {
    let low = 0;
    let high = replacements.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((replacements[middle]?.span.start ?? Infinity) < offset) low = middle + 1;
      else high = middle;
    }
    return offset + (sums[low - 1] ?? 0);
  };
}

function placeAfter({ span, form, whole }: Occurrence, shift: Shift, isRenamed: boolean): number {
  return form === 'implied' && isRenamed
    ? shift(whole?.end ?? span.end) + ' AS '.length
    : shift(span.start);
}

function problemCount({ problems }: BoundStatement): number {
  return problems.filter(({ severity }) => severity === 'error').length;
}

/**
 * How many columns each query gives and each relation shares with another. NATURAL joins by whatever
 * names two sides share, and `x.*` is of every relation with that alias: no name tells of either.
 */
function columnCounts({ relations, outputs }: BoundStatement): string {
  const shared = relations.map(({ coalesced }) => coalesced?.size ?? 0);
  const given = [...outputs.values()].map((columns) => columns?.length ?? -1);
  return [...shared, ...given].join(' ');
}

function viewsAfter(
  views: WorkspaceViews,
  after: ReadonlyMap<ParsedStatement, ParsedStatement>,
): WorkspaceViews {
  const all = [...views.all()].map((view) => {
    const statement = after.get(view.statement);
    return statement === undefined
      ? view
      : { ...view, statement, name: viewNameOf(statement) ?? view.name };
  });
  return {
    version: 0,
    named: (name) =>
      countingView(all.filter((view) => view.name.toLowerCase() === name.toLowerCase())),
    all: () => all,
  };
}

/** Another view of the new name would be hidden, or would hide the renamed one. */
function newViewCollision(
  { views }: LanguageContext,
  edits: readonly StatementEdit[],
  after: ReadonlyMap<ParsedStatement, ParsedStatement>,
): ((newName: string) => string) | undefined {
  const isTaken = edits.some(({ placed: { statement } }) => {
    const made = after.get(statement);
    const name = made && viewNameOf(made);
    const isOther = name !== undefined && name !== viewNameOf(statement);
    const other = isOther ? views().named(name) : undefined;
    return other !== undefined && !after.has(other.statement);
  });
  return isTaken
    ? (newName) => `There is a view \`${newName}\` already: choose another name.`
    : undefined;
}
