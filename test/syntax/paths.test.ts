import { describe, expect, it } from 'vitest';
import {
  extentOf,
  parseDocument,
  parseStatement,
  statementAt,
  walk,
} from '../../language/syntax/index.ts';
import { checkPath } from './check.ts';

describe('pathTo', () => {
  it('ends at the innermost node that the cursor touches', () => {
    checkPath(
      'SELECT a.regi$0on FROM t a',
      'selectStatement > query > select > resultColumn > column > qualifiedName > name',
    );
    checkPath(
      'SELECT f(a, $0) FROM t',
      'selectStatement > query > select > resultColumn > call > missing',
    );
    checkPath(
      "SELECT 1 FROM t WHERE region = 'us$0'",
      'selectStatement > query > select > binary > literal',
    );
    checkPath('SELECT 1 FROM $0', 'selectStatement > query > select > missingRelation');
    checkPath(
      'SELECT 1 FROM aws.s3.$0',
      'selectStatement > query > select > table > qualifiedName > name',
    );
  });

  it('reaches the query whose last clause a cursor in a gap goes on with', () => {
    checkPath('SELECT 1 FROM t   $0', 'selectStatement > query > select');
    checkPath('SELECT 1 FROM t ORDER BY a  $0', 'selectStatement > query');
    checkPath(
      'SELECT (SELECT a FROM t  $0 ) FROM u',
      'selectStatement > query > select > resultColumn > subquery > query > select',
    );
    checkPath('DELETE FROM t WHERE a = 1  $0;', 'delete');
    checkPath('INSERT INTO t SELECT 1  $0', 'insert > query > select');
  });
});

describe('clauses', () => {
  /** Each clause as `kind:text`. */
  function clauses(text: string): readonly string[] {
    const found: string[] = [];
    walk(parseStatement(text).root, (node) => {
      if (!('clauses' in node)) return;
      found.push(
        ...node.clauses.map(({ kind, span }) => `${kind}:${text.slice(span.start, span.end)}`),
      );
    });
    return found;
  }

  it('cover the text from each keyword to the next', () => {
    expect(clauses('SELECT a  FROM t  WHERE b  GROUP BY c  ORDER BY d  LIMIT 1  ;')).toEqual([
      'orderBy:ORDER BY d  ',
      'limit:LIMIT 1  ',
      'select:SELECT a  ',
      'from:FROM t  ',
      'where:WHERE b  ',
      'groupBy:GROUP BY c  ',
    ]);
    expect(clauses('INSERT INTO t (a) VALUES (1) RETURNING b ')).toEqual([
      'into:INTO t ',
      'columns:(a) ',
      'values:VALUES (1) ',
      'returning:RETURNING b ',
    ]);
    expect(clauses('UPDATE t SET a = 1 WHERE b')).toEqual([
      'update:UPDATE t ',
      'set:SET a = 1 ',
      'where:WHERE b',
    ]);
    expect(clauses('DELETE FROM t WHERE b')).toEqual(['from:FROM t ', 'where:WHERE b']);
  });

  it('end at the closing parenthesis of a subquery', () => {
    expect(clauses('SELECT (SELECT a FROM t  )')).toEqual([
      'select:SELECT (SELECT a FROM t  )',
      'select:SELECT a ',
      'from:FROM t  ',
    ]);
  });
});

describe('extentOf', () => {
  it('reaches to the end of the last clause', () => {
    const text = 'SELECT 1  ;';
    const { root } = parseStatement(text);
    expect(root.span).toEqual({ start: 0, end: 8 });
    expect(extentOf(root)).toEqual({ start: 0, end: 10 });
  });
});

describe('statementAt', () => {
  /** The text of the statement that a cursor means, trimmed. */
  function at(marked: string): string | undefined {
    const offset = marked.indexOf('$0');
    const document = parseDocument(marked.replace('$0', ''));
    return statementAt(document, offset)?.statement.text.trim();
  }

  it('is the one around the cursor', () => {
    expect(at('SELECT 1;\nSEL$0ECT 2;')).toBe('SELECT 2;');
    expect(at('SELECT 1;\n$0SELECT 2;')).toBe('SELECT 2;');
    expect(at('SELECT 1;\n-- no$0te\nSELECT 2;')).toBe('-- note\nSELECT 2;');
  });

  it('is the one before the cursor on the same line', () => {
    expect(at('SELECT 1;$0')).toBe('SELECT 1;');
    expect(at('SELECT 1;$0\nSELECT 2;')).toBe('SELECT 1;');
    expect(at('SELECT 1; $0 SELECT 2;')).toBe('SELECT 1;');
    expect(at('SELECT 1;$0SELECT 2;')).toBe('SELECT 1;');
    expect(at('SELECT 1; -- no$0te\nSELECT 2;')).toBe('SELECT 1; -- note');
  });

  it('is none in an empty document only', () => {
    expect(at('$0')).toBeUndefined();
    expect(at('\n$0')).toBe('');
  });
});
