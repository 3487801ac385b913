import { describe, expect, it } from 'vitest';
import {
  currentStart,
  analyzed,
  explained,
  targetAt,
  targetsInSelection,
  targetsOf,
} from '../../client/run/targets.ts';
import { parseDocument } from '../../language/syntax/index.ts';

/** The statement that the cursor `$0` means, trimmed. */
function check(fixture: string): string | undefined {
  const offset = fixture.indexOf('$0');
  const text = fixture.replace('$0', '');
  return targetAt(parseDocument(text), offset)?.statement.text.trim();
}

describe('the statement at the cursor', () => {
  it('is the one that the cursor stands in', () => {
    expect(check('SELECT 1;\nSELECT $02;\nSELECT 3;')).toBe('SELECT 2;');
    expect(check('SELECT 1;\n$0SELECT 2;')).toBe('SELECT 2;');
  });

  it('is the one that ends before the cursor on the same line', () => {
    expect(check('SELECT 1;$0\nSELECT 2;')).toBe('SELECT 1;');
    expect(check('SELECT 1; $0\nSELECT 2;')).toBe('SELECT 1;');
  });

  it('is found in an empty text nowhere', () => {
    expect(check('$0')).toBeUndefined();
    expect(check('-- only a comment$0\n')).toBeUndefined();
  });

  it('needs no semicolon', () => {
    expect(check('SELECT\n  1$0')).toBe('SELECT\n  1');
  });
});

describe('the statements to run', () => {
  it('of a file are all but the empty ones', () => {
    const targets = targetsOf(parseDocument('SELECT 1;;\n-- note\nSELECT 2;\n'));
    expect(targets.map(({ statement }) => statement.text.trim())).toEqual([
      'SELECT 1;',
      '-- note\nSELECT 2;',
    ]);
  });

  it('of a selection are the selected text alone, placed in the document', () => {
    const text = 'SELECT * FROM (SELECT 2) AS t;';
    const start = text.indexOf('SELECT 2');
    const targets = targetsInSelection(text, start, start + 'SELECT 2'.length);
    expect(targets.map((target) => [target.statement.text, target.start])).toEqual([
      ['SELECT 2', start],
    ]);
  });
});

describe('a statement to explain', () => {
  it('points at the same places as the statement itself', () => {
    const text = 'SELECT 1;\n-- all of them\nSELECT nothing;';
    const target = targetAt(parseDocument(text), text.length - 2);
    const explaining = target === undefined ? undefined : explained(target);
    expect(explaining?.statement.text).toBe('EXPLAIN SELECT nothing;');
    const offset = explaining?.statement.text.indexOf('nothing') ?? 0;
    expect((explaining?.start ?? 0) + offset).toBe(text.indexOf('nothing'));
  });

  it('stays as it is under EXPLAIN already', () => {
    const target = targetAt(parseDocument('EXPLAIN SELECT 1;'), 3);
    expect(target === undefined ? undefined : explained(target)).toBe(target);
  });
});

describe('a statement to analyze', () => {
  it.each([
    ['SELECT nothing;', 'EXPLAIN ANALYZE SELECT nothing;'],
    ['EXPLAIN SELECT nothing;', 'EXPLAIN ANALYZE SELECT nothing;'],
    ['EXPLAIN ANALYZE SELECT nothing;', 'EXPLAIN ANALYZE SELECT nothing;'],
  ])('is run from %s, and points at the same places', (text, wanted) => {
    const target = targetAt(parseDocument(text), text.length - 2);
    const analyzing = target === undefined ? undefined : analyzed(target);
    expect(analyzing?.statement.text).toBe(wanted);
    const offset = analyzing?.statement.text.indexOf('nothing') ?? 0;
    expect((analyzing?.start ?? 0) + offset).toBe(text.indexOf('nothing'));
    expect(analyzing && currentStart(text, analyzing)).toBe(analyzing?.start);
  });
});

describe('where a statement stands after edits', () => {
  const text = 'SELECT 1;\nSELECT 2;';
  const [, second] = targetsOf(parseDocument(text));

  it.each([
    ['the same place', text, 10],
    ['its new place', `-- note\n${text}`, 18],
    ['nowhere once its text changed', 'SELECT 1;\nSELECT 22;', undefined],
  ])('is %s', (_, now, wanted) => {
    expect(second === undefined ? 'no statement' : currentStart(now, second)).toBe(wanted);
  });
});
