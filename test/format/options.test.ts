import { describe, expect, it } from 'vitest';
import { check, formatted } from './check.ts';

describe('the options', () => {
  it('give keywords their case', () => {
    check('Select a From t', 'select a from t', { keywordCase: 'lower' });
    check('Select a  From t', 'Select a From t', { keywordCase: 'preserve' });
  });

  it('put commas at the start of lines', () => {
    check(
      `
      select a,
        b
      from t where x in (
        1, 2)
      `,
      `
      SELECT
        a
        , b
      FROM t
      WHERE x IN (
        1
        , 2
      )
      `,
      { commaPlace: 'leading' },
    );
  });

  it('give the indentation of a level', () => {
    check('SELECT\na\nFROM t', 'SELECT\n    a\nFROM t', { indent: '    ', tabSize: 4 });
    check('SELECT\na\nFROM t', 'SELECT\n\ta\nFROM t', { indent: '\t', tabSize: 8 });
  });

  it('give the width, in which a tab takes its columns', () => {
    const text = 'SELECT\n\tf(aaaaaaaa, bbbbbbbb)\nFROM t';
    check(text, text, { indent: '\t', tabSize: 4, lineWidth: 25 });
    check(text, 'SELECT\n\tf(\n\t\taaaaaaaa,\n\t\tbbbbbbbb\n\t)\nFROM t', {
      indent: '\t',
      tabSize: 8,
      lineWidth: 25,
    });
  });

  it('add a last line break where that is wanted, and never more than one', () => {
    expect(formatted('SELECT 1', { insertFinalNewline: true })).toBe('SELECT 1\n');
    expect(formatted('SELECT 1')).toBe('SELECT 1');
    expect(formatted('SELECT 1;\n\n\n')).toBe('SELECT 1;\n');
    expect(formatted('', { insertFinalNewline: true })).toBe('');
  });
});
