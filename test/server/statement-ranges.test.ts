/** Positions that are counted inside statements are those that are counted in the whole document. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { parseDocument } from '../../language/syntax/index.ts';
import type { OpenDocument } from '../../server/lsp/documents.ts';
import { documentRange, rangeOf } from '../../server/lsp/positions.ts';
import { statementRanges } from '../../server/lsp/statement-ranges.ts';
import { arbitraryDocument, arbitraryText, checkProperty } from '../arbitraries/index.ts';

function opened(text: string): OpenDocument {
  const source = TextDocument.create('file:///a.iql', 'iql', 1, text);
  return { uri: source.uri, version: 1, source, parsed: parseDocument(text) };
}

function checkPositions(text: string): void {
  const document = opened(text);
  const ranges = statementRanges(document);
  for (const placed of document.parsed.statements) {
    for (let offset = 0; offset <= placed.statement.text.length; offset += 1) {
      const span = { start: offset, end: offset };
      const at = placed.start + offset;
      expect(ranges(placed, span)).toEqual(documentRange(document, { start: at, end: at }));
    }
  }
}

it('counts lines that end in a carriage return, a line feed or both', () => {
  checkPositions('SELECT 1;\r\nSELECT\r\n2;\rSELECT 3\n;\r\n\r\n');
  checkPositions("\r\n-- 😀 aside\r\nSELECT 'a\r\nb' ;SELECT 2\r");
});

it('counts in the text that was parsed, though the document has changed since', () => {
  const document = opened('SELECT 1;\nSELECT 2;');
  const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  TextDocument.update(document.source, [{ range, text: '\n\n' }], 2);
  const [, second] = document.parsed.statements;
  expect(second && rangeOf(document, second, { start: 0, end: 6 })).toEqual({
    start: { line: 1, character: 0 },
    end: { line: 1, character: 6 },
  });
});

it('counts in any text as the whole document does', () => {
  const lineBreaks = fc.constantFrom('\n', '\r\n', '\r');
  const texts = fc.oneof(arbitraryDocument(), arbitraryText());
  checkProperty(
    fc.property(texts, lineBreaks, (text, lineBreak) => {
      checkPositions(text.replaceAll('\n', lineBreak));
    }),
    60,
  );
});
