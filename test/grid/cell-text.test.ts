import { describe, expect, it } from 'vitest';
import { cellAppearance } from '../../client/grid/cell-text.ts';
import type { ResultType, WindowCell } from '../../protocol/index.ts';

/** `look: text` of a cell in a column of a type. */
function check(cell: WindowCell, type: ResultType = 'text'): string {
  const { look, text } = cellAppearance(cell, type);
  return `${look}: ${text}`;
}

describe('a cell', () => {
  it('tells NULL from an empty text and from the text NULL', () => {
    expect(check(null)).toBe('null: NULL');
    expect(check('')).toBe('text: ');
    expect(check('NULL')).toBe('text: NULL');
  });

  it('shows numbers with all their digits', () => {
    expect(check(1000000, 'integer')).toBe('number: 1000000');
    expect(check(0.1, 'real')).toBe('number: 0.1');
    expect(check(2, 'real')).toBe('number: 2.0');
    expect(check({ integer: '9007199254740993' }, 'integer')).toBe('number: 9007199254740993');
  });

  it('shows a boolean column’s 0 and 1 as words, and other columns’ as numbers', () => {
    expect(check(1, 'boolean')).toBe('boolean: true');
    expect(check(0, 'boolean')).toBe('boolean: false');
    expect(check(1, 'integer')).toBe('number: 1');
    expect(check(7, 'boolean')).toBe('number: 7');
  });

  it('shows JSON on one line, white space inside strings kept', () => {
    expect(check('{\n  "a b": [ 1, 2 ],\n  "c": "x  y"\n}', 'json')).toBe(
      'json: {"a b":[1,2],"c":"x  y"}',
    );
  });

  it('knows JSON by its look where the column has no such type', () => {
    expect(check('[{"Key":"env"}]')).toBe('json: [{"Key":"env"}]');
    expect(check('{}')).toBe('json: {}');
    expect(check('[draft] note')).toBe('text: [draft] note');
    expect(check('{braces}')).toBe('text: {braces}');
  });

  it('makes line ends, controls and marks of direction visible', () => {
    expect(check('a\nb\tc\u0000')).toBe('text: a↵b⇥c␀');
    expect(check('user\u202Egnp.exe')).toBe('text: user[U+202E]gnp.exe');
    expect(check('zero\u200Bwidth')).toBe('text: zero[U+200B]width');
  });

  it('marks a text that is longer than what it shows', () => {
    expect(check({ beginning: 'start', length: 9000 })).toBe('text: start…');
    expect(check('x'.repeat(1000))).toBe(`text: ${'x'.repeat(400)}…`);
  });

  it('tells the size of bytes', () => {
    expect(check({ blob: 'AAEC' })).toBe('blob: 3 bytes');
    expect(check({ blob: 'AA==' })).toBe('blob: 1 byte');
  });
});
