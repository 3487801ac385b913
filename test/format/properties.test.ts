/** What holds for any text, any part of it and any options. */
import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  applyReplacements,
  formatDocument,
  formatOnType,
  formatRange,
  type FormatOptions,
  type TextReplacement,
} from '../../language/format/index.ts';
import { parseDocument, tokenize, walk } from '../../language/syntax/index.ts';
import {
  applyEdit,
  arbitraryBrokenStatement,
  arbitraryDocument,
  arbitraryEdits,
  arbitraryStatement,
  arbitraryText,
  checkProperty,
} from '../arbitraries/index.ts';

const root = resolve(import.meta.dirname, '../..');
const files = globSync('{test/corpus,samples}/*.iql', { cwd: root }).map((file) =>
  readFileSync(join(root, file), 'utf8'),
);
const statements = files.flatMap((file) =>
  parseDocument(file).statements.map(({ statement }) => statement.text),
);

const options: fc.Arbitrary<FormatOptions> = fc.record({
  keywordCase: fc.constantFrom('upper', 'lower', 'preserve'),
  commaPlace: fc.constantFrom('trailing', 'leading'),
  lineWidth: fc.constantFrom(20, 40, 80, 100),
  indent: fc.constantFrom('  ', '    ', '\t'),
  tabSize: fc.constantFrom(2, 4, 8),
  insertFinalNewline: fc.boolean(),
});

/** The white space of a text as somebody else would have it, with comments in between. */
const respaced = fc
  .tuple(
    fc.oneof(fc.constantFrom(...statements), arbitraryStatement()),
    fc.infiniteStream(
      fc.oneof(
        { weight: 6, arbitrary: fc.constant(undefined) },
        fc.constantFrom(
          ' ',
          '  ',
          '\n',
          '\n    ',
          '\n\n\n',
          '\t',
          '\r\n',
          ' -- c\n',
          '\n# c\n',
          '/* c */',
        ),
      ),
    ),
  )
  .map(([text, spaces]) => text.replace(/\s+/g, (space) => String(spaces.next().value ?? space)));

const edited = fc
  .tuple(fc.oneof(fc.constantFrom(...files), fc.constantFrom(...statements)), arbitraryEdits())
  .map(([text, edits]) => edits.reduce(applyEdit, text));

const texts = fc.oneof(
  arbitraryStatement(),
  arbitraryBrokenStatement(),
  arbitraryDocument(),
  arbitraryText(),
  respaced,
  respaced,
);

function format(text: string, chosen: FormatOptions): string {
  return applyReplacements(text, formatDocument(parseDocument(text), chosen));
}

/** The tokens of a text, comments or all others, words without their case. */
function tokensOf(text: string, comments: boolean): string {
  return tokenize(text)
    .filter(({ kind }) => kind !== 'whitespace' && (kind === 'comment') === comments)
    .map(({ kind, start, end }) => {
      const source = text.slice(start, end);
      return kind === 'word' ? source.toUpperCase() : source;
    })
    .join('\u0000');
}

/** What the text means: its nodes and the names in them. */
function shapeOf(text: string): string {
  const parts: string[] = [];
  for (const { statement } of parseDocument(text).statements) {
    if (statement.root.kind === 'empty') continue;
    walk(statement.root, (node) => {
      parts.push(node.kind === 'name' ? `name ${node.text}` : node.kind);
    });
  }
  return parts.join(' ');
}

function checkKept(before: string, after: string): void {
  expect(tokensOf(after, false)).toBe(tokensOf(before, false));
  expect(tokensOf(after, true)).toBe(tokensOf(before, true));
}

function checkFormatted(text: string, chosen: FormatOptions): void {
  const once = format(text, chosen);
  checkKept(text, once);
  expect(shapeOf(once)).toBe(shapeOf(text));
  expect(format(once, chosen)).toBe(once);
}

/** Generous: a busy machine takes several times as long as a quiet one. */
const timeout = 120_000;

describe('formatting', { timeout }, () => {
  it('keeps every token, comment and meaning of any text, and has nothing to do the second time', () => {
    checkProperty(fc.property(texts, options, checkFormatted), 9_000);
  });

  it('keeps them after any edits of a file', () => {
    checkProperty(fc.property(edited, options, checkFormatted), 1_500);
  });

  it('of a range is what lies in it of the whole', () => {
    const property = fc.property(texts, fc.nat(), fc.nat(), options, (text, one, other, chosen) => {
      const document = parseDocument(text);
      const [start = 0, end = 0] = [one % (text.length + 1), other % (text.length + 1)].toSorted(
        (left, right) => left - right,
      );
      const part = formatRange(document, { start, end }, chosen);
      const whole = formatDocument(document, chosen);
      const isInside = ({ span }: TextReplacement): boolean =>
        start <= span.start && span.end <= end;
      expect(part).toEqual(whole.filter(isInside));
      checkKept(text, applyReplacements(text, part));
    });
    checkProperty(property, 2_500);
  });

  it('while typing keeps every token, wherever the cursor is', () => {
    const property = fc.property(texts, fc.nat(), options, (text, place, chosen) => {
      const offset = place % (text.length + 1);
      const changes = formatOnType(parseDocument(text), offset, text.charAt(offset - 1), chosen);
      checkKept(text, applyReplacements(text, changes));
    });
    checkProperty(property, 2_500);
  });
});
