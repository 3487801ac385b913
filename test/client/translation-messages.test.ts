import { describe, expect, it } from 'vitest';
import { translationDocument, translationMessage } from '../../client/translate/messages.ts';
import type { TranslationAnswer } from '../../protocol/index.ts';

function check(answer: TranslationAnswer): string {
  const { severity, text } = translationMessage(answer, 'Trino');
  return `${severity}: ${text}`;
}

const translated = { kind: 'translated', sql: 'SELECT 1', checked: true } as const;
const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };

describe('the message about a copy for another engine', () => {
  it('is short where there is nothing to say', () => {
    expect(check({ ...translated, notes: [] })).toBe('information: Copied for Trino.');
  });

  it('has the first note, and counts the others', () => {
    expect(check({ ...translated, notes: ['A is B.'] })).toBe(
      'information: Copied for Trino. A is B.',
    );
    expect(check({ ...translated, notes: ['A is B.', 'C.', 'D.'] })).toBe(
      'information: Copied for Trino. A is B. (and 2 more notes)',
    );
  });

  it('warns where no grammar has read the text', () => {
    expect(check({ ...translated, checked: false, notes: ['Try it.'] })).toBe(
      'warning: Copied for Trino. Try it.',
    );
  });

  it('names what has no counterpart', () => {
    const findings = ['`a` has none', '`b` has none'].map((message) => ({ message, range }));
    expect(check({ kind: 'untranslatable', findings })).toBe(
      'warning: Not copied for Trino: `a` has none (and 1 more finding).',
    );
  });

  it('says why a request was refused', () => {
    expect(check({ kind: 'refused', message: 'put the cursor in a statement' })).toBe(
      'warning: Not copied: put the cursor in a statement.',
    );
  });
});

it('puts the notes above the SQL', () => {
  expect(translationDocument('SELECT 1', ['A.', 'B.'])).toBe('-- A.\n-- B.\nSELECT 1;\n');
});
