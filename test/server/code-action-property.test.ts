/** Whatever the text and wherever the cursor or the selection: actions are offered or not, and are sound. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../language/syntax/index.ts';
import type { Action } from '../../server/features/actions/action.ts';
import { actionsAt } from '../../server/features/actions/actions.ts';
import { applyReplacements } from '../../language/format/index.ts';
import {
  wholeDocumentActions,
  wholeDocumentEdits,
} from '../../server/features/actions/whole-document.ts';
import { finished } from '../../server/features/search.ts';
import { statementCursor } from '../../server/features/statement-cursor.ts';
import {
  arbitraryBrokenStatement,
  arbitraryDocument,
  arbitraryStatement,
  arbitraryText,
  checkProperty,
} from '../arbitraries/index.ts';
import { testLanguage } from './fixture.ts';

function checkActions(text: string, from: number, length: number): void {
  const language = testLanguage();
  const document = parseDocument(text);
  const offset = Math.floor(from * text.length);
  const { placed, offset: start } = statementCursor(document, offset);
  const { statement } = placed;
  const end = Math.min(statement.text.length, start + length);
  const actions = actionsAt(language, statement, { start, end });
  for (const action of actions) expectInStatement(action, statement.text.length);
  for (const { change } of wholeDocumentActions(actions)) {
    expect(
      typeof applyReplacements(text, finished(wholeDocumentEdits(language, document, change))),
    ).toBe('string');
  }
  const preferred = actions.filter(({ isPreferred }) => isPreferred === true);
  const fixed = preferred.flatMap(({ problem }) => problem ?? []);
  expect(new Set(fixed).size).toBe(fixed.length);
}

function expectInStatement({ edits, title }: Action, length: number): void {
  expect(title).not.toBe('');
  let last = 0;
  for (const { span } of edits) {
    expect(span.start).toBeGreaterThanOrEqual(last);
    expect(span.end).toBeGreaterThanOrEqual(span.start);
    last = span.end;
  }
  expect(last).toBeLessThanOrEqual(length);
}

const place = [fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(40)] as const;

describe('actions', () => {
  it.each([
    ['any text', arbitraryText(), 500],
    ['statements of the whole dialect', arbitraryStatement(), 800],
    ['broken statements', arbitraryBrokenStatement(), 800],
    ['documents', arbitraryDocument(), 150],
  ])('edit %s only where they stand', (_, texts, cases) => {
    checkProperty(fc.property(texts, ...place, checkActions), cases);
  });
});
