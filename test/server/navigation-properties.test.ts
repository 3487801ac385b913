/** What holds of navigation for any text and any cursor. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyReplacements } from '../../language/format/index.ts';
import type { BoundStatement } from '../../language/semantics/index.ts';
import { nameValue, parseDocument, parseStatement } from '../../language/syntax/index.ts';
import { definitionsAt } from '../../server/features/navigation/definition.ts';
import type { OutlineItem } from '../../server/features/navigation/document-symbols.ts';
import { outlineOf } from '../../server/features/navigation/document-symbols.ts';
import { foldsAcross, foldsOf } from '../../server/features/navigation/folding.ts';
import { linksOf } from '../../server/features/navigation/links.ts';
import { occurrencesOf } from '../../server/features/navigation/occurrences.ts';
import { finished } from '../../server/features/search.ts';
import { highlightsAt, referencesAt } from '../../server/features/navigation/references.ts';
import { renameAt } from '../../server/features/navigation/rename.ts';
import { selectionsAt } from '../../server/features/navigation/selection.ts';
import { statementCursor } from '../../server/features/statement-cursor.ts';
import {
  arbitraryDocument,
  arbitraryStatement,
  arbitraryText,
  checkProperty,
} from '../arbitraries/index.ts';
import { testLanguage } from './fixture.ts';

const language = testLanguage();

interface Spanned {
  readonly start: number;
  readonly end: number;
}

function within({ start, end }: Spanned, outer: Spanned): boolean {
  return outer.start <= start && start <= end && end <= outer.end;
}

/** Columns and resources have several spellings; what a person names has the one that they gave it. */
const spelledAlike: ReadonlySet<string> = new Set(['alias', 'commonTable', 'view', 'window']);

/** Asks everything at one place, and checks that what comes back lies where it should. */
function askEverything(text: string, at: number): void {
  const parsed = parseDocument(text);
  const document = { uri: 'any', parsed };
  const { placed, offset } = statementCursor(parsed, at);
  const { statement } = placed;
  const all = { start: 0, end: statement.text.length };
  const bound = language.bind(statement);

  for (const { span, symbol, form, whole = span } of occurrencesOf(bound).all) {
    expect(within(span, all) && span.start < span.end).toBe(true);
    expect(within(whole, all)).toBe(true);
    if (form === 'name' && spelledAlike.has(symbol.kind)) {
      const source = statement.text.slice(span.start, span.end);
      const written = /^["'`[]/.test(source) ? nameValue(source) : source;
      expect(written.toLowerCase()).toBe(symbol.name.toLowerCase());
    }
  }
  definitionsAt(language, document, placed, offset);
  const references = finished(referencesAt(language, document, placed, offset, true));
  const highlights = highlightsAt(language, document, placed, offset);
  expect(highlights.length).toBe(references.length);
  const renamed = finished(renameAt(language, document, placed, offset, 'fresh_name'));
  if (renamed.kind === 'rename') {
    for (const { placed: edited, replacements } of renamed.edits) {
      let last = 0;
      for (const { span } of replacements) {
        expect(within(span, { start: last, end: edited.statement.text.length })).toBe(true);
        last = span.end;
      }
    }
  }
  let inner: Spanned = { start: at, end: at };
  for (const span of selectionsAt(parsed, placed, offset)) {
    expect(within(inner, span) || inner.start === inner.end).toBe(true);
    inner = span;
  }
  const outline = outlineOf(statement);
  if (outline !== undefined) checkOutline(outline, all);
  for (const { span } of [...foldsOf(statement), ...linksOf(language.catalog, statement)]) {
    expect(within(span, all)).toBe(true);
  }
  for (const { span } of foldsAcross(parsed)) {
    expect(within(span, { start: 0, end: text.length })).toBe(true);
  }
}

/** LSP wants a selection inside its range; a child outside of its parent would make no path. */
function checkOutline({ name, span, selection, children }: OutlineItem, outer: Spanned): void {
  expect(name).not.toBe('');
  expect(within(span, outer)).toBe(true);
  expect(within(selection, span)).toBe(true);
  for (const child of children) checkOutline(child, span);
}

/** What each name of a statement means, without the names. */
function shapeOf({
  relations,
  references,
  aliasReferences,
  nameReferences,
}: BoundStatement): unknown {
  return {
    relations: relations.map(({ kind, columns, coalesced }) => [
      kind,
      columns?.length,
      coalesced?.size,
    ]),
    references: references.map(({ relation, column, input }) => [
      relation.id,
      column === undefined ? -1 : relation.columns?.indexOf(column),
      input?.name,
    ]),
    aliases: aliasReferences.length,
    names: nameReferences.map(({ relation, role }) => [relation.id, role]),
  };
}

/** Milliseconds, many times what a machine takes that does nothing else. */
const timeout = 120_000;

describe('navigation', { timeout }, () => {
  it('answers at any place of any document', () => {
    checkProperty(
      fc.property(fc.oneof(arbitraryDocument(), arbitraryText()), fc.nat(), (text, seed) => {
        askEverything(text, seed % (text.length + 1));
      }),
      1_000,
    );
  });

  it('leaves every name its meaning when one is renamed', () => {
    let renames = 0;
    checkProperty(
      fc.property(arbitraryStatement(), fc.nat(), (text, seed) => {
        const statement = parseStatement(text);
        const before = language.bind(statement);
        const places = occurrencesOf(before).all;
        const place = places[seed % Math.max(1, places.length)];
        if (place === undefined) return;
        const parsed = { text, statements: [{ start: 0, statement }] };
        const [placed] = parsed.statements;
        if (placed === undefined) return;
        const document = { uri: 'any', parsed };
        const result = finished(
          renameAt(language, document, placed, place.span.start, 'fresh_name'),
        );
        if (result.kind === 'refusal') {
          // A name that nothing else has collides with nothing, where what it replaces had no twin.
          const names = occurrencesOf(before).symbols.map(({ name }) => name.toLowerCase());
          const hasTwins = new Set(names).size < names.length;
          if (!hasTwins) expect(result.message).not.toMatch(/already|no longer|is no name/);
          return;
        }
        renames += 1;
        const [edit] = result.edits;
        const after = language.bind(
          parseStatement(applyReplacements(text, edit?.replacements ?? [])),
        );
        expect(shapeOf(after)).toEqual(shapeOf(before));
      }),
      1_000,
    );
    expect(renames).toBeGreaterThan(10);
  });
});
