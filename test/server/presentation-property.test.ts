/** Whatever the text and wherever the cursor: hovers, signatures, colours, hints and lenses are sound. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../language/syntax/index.ts';
import { callsTitle, lensesOf } from '../../server/features/code-lens.ts';
import { withoutMarkup } from '../../server/features/documentation/markdown.ts';
import { hoverAt } from '../../server/features/hover.ts';
import { inlayHintsOf } from '../../server/features/inlay-hints.ts';
import {
  semanticTokensOf,
  tokenModifiers,
  tokenTypes,
} from '../../server/features/semantic-tokens.ts';
import { signatureHelpAt } from '../../server/features/signature-help.ts';
import { statementCursor } from '../../server/features/statement-cursor.ts';
import {
  arbitraryBrokenStatement,
  arbitraryDocument,
  arbitraryStatement,
  arbitraryText,
  checkProperty,
} from '../arbitraries/index.ts';
import { testLanguage } from './fixture.ts';

const settings = {
  defaultRegion: 'us-east-1',
  enabledRegions: ['us-east-1', 'eu-west-1'],
  inlayHints: { region: true, star: true, types: true, values: true },
};

function checkPresentation(text: string, from: number): void {
  const language = testLanguage();
  const { placed, offset } = statementCursor(parseDocument(text), Math.floor(from * text.length));
  const { statement } = placed;
  const { length } = statement.text;
  const bound = language.bind(statement);

  const hover = hoverAt(language, bound, offset, settings);
  if (hover !== undefined) {
    expect(hover.span.start).toBeLessThanOrEqual(offset);
    expect(hover.span.end).toBeGreaterThanOrEqual(offset);
    expect(hover.span.end).toBeLessThanOrEqual(length);
    expect(hover.markdown.trim()).not.toBe('');
    expect(withoutMarkup(hover.markdown).trim()).not.toBe('');
  }

  const help = signatureHelpAt(bound, offset);
  for (const { label, parameters } of help?.signatures ?? []) {
    for (const { start, end } of parameters) expect(label.slice(start, end)).not.toBe('');
  }
  if (help !== undefined) expect(help.signatures[help.activeSignature]).toBeDefined();

  let end = 0;
  for (const { span } of semanticTokensOf(bound, language.catalog)) {
    expect(span.start).toBeGreaterThanOrEqual(end);
    expect(span.end).toBeGreaterThan(span.start);
    expect(statement.text.slice(span.start, span.end)).not.toContain('\n');
    end = span.end;
  }
  expect(end).toBeLessThanOrEqual(length);

  for (const hint of inlayHintsOf(language, bound.statement, settings)) {
    expect(hint.offset).toBeGreaterThanOrEqual(0);
    expect(hint.offset).toBeLessThanOrEqual(length);
    expect(hint.label).not.toBe('');
    expect(hint.tooltip?.()).not.toBe('');
  }

  for (const { title, span } of lensesOf(statement)) {
    expect(span.end).toBeLessThanOrEqual(length);
    expect(title ?? callsTitle(language, bound, settings)).not.toBe('');
  }
}

const place = fc.double({ min: 0, max: 1, noNaN: true });

describe('hovers, signatures, colours, hints and lenses', () => {
  it.each([
    ['any text', arbitraryText(), 800],
    ['statements of the whole dialect', arbitraryStatement(), 1200],
    ['broken statements', arbitraryBrokenStatement(), 1200],
    ['documents', arbitraryDocument(), 200],
  ])('stand in %s where they belong', (_, texts, cases) => {
    checkProperty(fc.property(texts, place, checkPresentation), cases);
  });
});

describe('the scopes of semantic tokens in package.json', () => {
  const root = resolve(import.meta.dirname, '../..');
  const manifest = JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8')) as {
    readonly contributes: {
      readonly semanticTokenScopes: readonly {
        readonly scopes: Readonly<Record<string, readonly string[]>>;
      }[];
    };
  };
  const scopes = manifest.contributes.semanticTokenScopes[0]?.scopes ?? {};

  it('are there for every type, and name nothing else', () => {
    const [plain, modified] = [
      Object.keys(scopes).filter((selector) => !selector.includes('.')),
      Object.keys(scopes).filter((selector) => selector.includes('.')),
    ];
    expect(plain.toSorted()).toEqual(tokenTypes.toSorted());
    for (const selector of modified) {
      const [type, modifier] = selector.split('.');
      expect(tokenTypes).toContain(type);
      expect(tokenModifiers).toContain(modifier);
    }
  });

  it('are the grammar’s own, but for what only binding can tell', () => {
    const grammar = readFileSync(resolve(root, 'syntaxes/iql.tmLanguage.json'), 'utf8');
    const named = [...new Set(Object.values(scopes).flat())];
    expect(named.filter((scope) => !grammar.includes(`"${scope}"`))).toEqual([
      'variable.other.constant.column.iql',
      'constant.other.enum.iql',
    ]);
  });
});
