/** The three formatting requests, over the wire. */
import type { TextEdit } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSession, type Session } from './session.ts';

const editor = { tabSize: 2, insertSpaces: true };

let session: Session;

beforeAll(async () => {
  session = await startSession();
});

afterAll(async () => {
  await session.close();
});

/** What the text becomes by the answer to a request, and the answer. */
async function check(text: string, method: string, parameters: object, own = session) {
  const document = await own.open(text);
  const edits = await document.ask<TextEdit[]>(method, { options: editor, ...parameters });
  const source = TextDocument.create(document.uri, 'iql', 1, text);
  return { edits, text: TextDocument.applyEdits(source, edits) };
}

describe('formatting over the wire', () => {
  it('answers for a document with small edits', async () => {
    const { edits, text } = await check('SELECT a,b FROM t\nwhere x=1;\n', 'formatting', {});
    expect(text).toBe('SELECT a, b\nFROM t\nWHERE x = 1;\n');
    expect(edits[0]).toEqual({
      range: { start: { line: 0, character: 9 }, end: { line: 0, character: 9 } },
      newText: ' ',
    });
  });

  it('answers for a range, with the indentation of the editor and the settings', async () => {
    const own = await startSession({
      initializationOptions: {
        format: { keywordCase: 'lower', commaPlace: 'leading', lineWidth: 80 },
      },
    });
    const range = { start: { line: 1, character: 0 }, end: { line: 3, character: 0 } };
    const options = { tabSize: 4, insertSpaces: false };
    const before = 'select   1;\nselect a,\nb from t;\n';
    const { text } = await check(before, 'rangeFormatting', { range, options }, own);
    expect(text).toBe('select   1;\nselect\n\ta\n\t, b\nfrom t;\n');
    await own.close();
  });

  it('answers while typing', async () => {
    const typed = { position: { line: 0, character: 18 }, ch: ';' };
    const { text } = await check('select a,b from t;', 'onTypeFormatting', typed);
    expect(text).toBe('SELECT a, b FROM t;');
  });

  it('adds a last line break only where the editor wants one', async () => {
    expect((await check('SELECT 1;', 'formatting', {})).edits).toEqual([]);
    const options = { ...editor, insertFinalNewline: true };
    expect((await check('SELECT 1;', 'formatting', { options })).text).toBe('SELECT 1;\n');
  });
});
