import { describe, expect, it } from 'vitest';
import {
  applyReplacements,
  defaultFormatOptions,
  formatDocument,
  joinReplacements,
} from '../../language/format/index.ts';
import { parseDocument } from '../../language/syntax/index.ts';
import { check, checkRange, checkTyped, formatted } from './check.ts';

describe('a document', () => {
  it('has each statement on lines of its own, and one blank line at most between two', () => {
    check(
      `
      select 1;   select 2; -- with it
      select 3;



      select 4
      select 5
      `,
      `
      SELECT 1;
      SELECT 2; -- with it
      SELECT 3;

      SELECT 4
      SELECT 5
      `,
    );
    check('\n\n  select 1', 'SELECT 1');
  });

  it('keeps its line breaks', () => {
    expect(formatted('select a\r\nfrom t\r\nwhere x=1;select 2\r\n')).toBe(
      'SELECT a\r\nFROM t\r\nWHERE x = 1;\r\nSELECT 2\r\n',
    );
  });

  it('changes only the words and the spaces that are not right', () => {
    const text = 'SELECT a,b FROM t where x = 1;\n';
    const changes = formatDocument(parseDocument(text), defaultFormatOptions);
    expect(changes).toEqual([
      { span: { start: 9, end: 9 }, text: ' ' },
      { span: { start: 18, end: 23 }, text: 'WHERE' },
    ]);
    expect(formatDocument(parseDocument(formatted(text)), defaultFormatOptions)).toEqual([]);
  });

  it('changes a long text in places that an editor can take one by one', () => {
    const text = 'select a,b  from t where x=1 and y  in (1,2);\n'.repeat(400);
    const changes = formatDocument(parseDocument(text), defaultFormatOptions);
    const joined = joinReplacements(text, changes, 1000);
    expect(changes.length).toBeGreaterThan(1000);
    expect(joined.length).toBeLessThanOrEqual(1000);
    expect(applyReplacements(text, joined)).toBe(formatted(text));
    expect(joinReplacements(text, changes, changes.length)).toBe(changes);
  });

  it('formats a selection of it, also within a statement', () => {
    checkRange(
      `
      select a,b
      from t
      where «x=1 and y=2»;
      select   3;
      `,
      `
      select a,b
      from t
      where x = 1 AND y = 2;
      select   3;
      `,
    );
    checkRange(
      `
      select   1;
      «select   2;
      »select   3;
      `,
      `
      select   1;
      SELECT 2;
      select   3;
      `,
    );
  });
});

describe('typing', () => {
  it('a semicolon formats the statement that it ends', () => {
    checkTyped(
      `
      select   1;
      select a,b from t
      where x=1;$0
      select   3;
      `,
      `
      select   1;
      SELECT a, b
      FROM t
      WHERE x = 1;
      select   3;
      `,
    );
  });

  it('a semicolon in a string or a comment changes nothing', () => {
    checkTyped(`select  ';$0'`, `select  ';'`);
    checkTyped(`select  1 -- x;$0`, `select  1 -- x;`);
  });

  it('a line break gives the keywords of the line that was left their case', () => {
    checkTyped('select a,b from t\n$0', 'SELECT a, b FROM t\n');
    checkTyped('SELECT a\nfrom t\n$0', 'SELECT a\nFROM t\n');
  });

  it('a line break indents what belongs to a clause', () => {
    checkTyped('select\n$0', 'SELECT\n  ');
    checkTyped('SELECT a\nFROM t\nWHERE\n$0', 'SELECT a\nFROM t\nWHERE\n  ');
    checkTyped('SELECT a,\n$0', 'SELECT a,\n  ');
    checkTyped('SELECT\n  a,\n  $0', 'SELECT\n  a,\n  ');
    checkTyped('SELECT 1;\n  $0', 'SELECT 1;\n');
  });

  it('a line break in a string, or before what closes a parenthesis, changes no margin', () => {
    checkTyped("SELECT 'a\n$0b'", "SELECT 'a\nb'");
    checkTyped('SELECT f(\n$0)', 'SELECT f(\n)');
  });
});
