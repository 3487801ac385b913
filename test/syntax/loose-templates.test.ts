import { describe, expect, it } from 'vitest';
import { looseTemplates, parseStatement } from '../../language/syntax/index.ts';

function loose(text: string): readonly string[] {
  const statement = parseStatement(text);
  expect(statement.problems).toEqual([]);
  return looseTemplates(statement).map(({ start, end }) => text.slice(start, end));
}

describe('a template where the grammar has no place for one', () => {
  it.each([
    'SELECT a FROM t JOIN u ON a = b {{ x }} WHERE c = 1',
    'SELECT a FROM t JOIN u {{ x }} ON a = b',
    'SELECT a FROM t WHERE a = 1 {{ x }} AND b = 2 ORDER BY a',
    'SELECT a FROM t WHERE a {{ x }} b AND c',
    'SELECT a {{ x }} FROM t',
    'SELECT {{ x }} a AS b, c FROM t',
    'SELECT {{ x }} f(a), t.b FROM t',
    'SELECT a FROM t WHERE {{ x }} EXISTS (SELECT 1)',
    'SELECT a FROM t WHERE {{ x }} a = 1 AND b = 2',
    'SELECT a FROM t WHERE {{ x }} (SELECT 1)',
    'SELECT * {{ x }} FROM t',
    'SELECT count(*) {{ x }} AS n FROM t',
    'SELECT f(a {{ x }}) FROM t',
    'SELECT CASE WHEN a THEN b {{ x }} END FROM t',
    'SELECT a FROM t {{ x }} ORDER BY a',
    'SELECT a FROM t {{ x }} u ON a = b WHERE c = 1',
    'SELECT a FROM t ORDER BY a {{ x }}, b LIMIT 1',
    'SELECT a FROM t LIMIT 1 {{ x }}',
    'SELECT a FROM t UNION ALL {{ x }} ORDER BY 1',
    'WITH a AS (SELECT 1) {{ x }} SELECT 1',
    'WITH a AS ({{ x }}) SELECT 1',
    'INSERT INTO t {{ x }}',
    'INSERT INTO t (a, b {{ x }}) VALUES (1, 2)',
    'INSERT INTO t (a, b) VALUES (1, 2), (3, 4) {{ x }} RETURNING a',
    'UPDATE t {{ x }} WHERE a = 1',
    'UPDATE t SET a = 1 {{ x }}, b = 2 WHERE a = 1',
    'DELETE FROM t {{ x }}',
    'EXEC m {{ x }}',
    'EXEC m @a = 1, {{ x }}',
    'SHOW RESOURCES IN aws.s3 {{ x }}',
    'CREATE VIEW v AS {{ x }}',
    'EXPLAIN {{ x }}',
    '{{ x }}',
    '{{ x }} SELECT a FROM t',
  ])('is no problem: %s', (text) => {
    expect(loose(text)).toEqual(['{{ x }}']);
  });

  it('leaves what follows it where it was', () => {
    const { root } = parseStatement(
      'SELECT a FROM t {{ x }} JOIN u {{ y }} ON a WHERE b {{ z }} LIMIT 1',
    );
    const { body, limit } = root.kind === 'selectStatement' ? root.query : expect.fail(root.kind);
    const select = body.kind === 'select' ? body : expect.fail(body.kind);
    expect(select.from?.kind === 'join' && select.from.on?.kind).toBe('column');
    expect(select.where?.kind).toBe('column');
    expect(limit?.kind).toBe('literal');
    const after = parseStatement('{{ config() }} SELECT a FROM t').root;
    expect(after.kind).toBe('selectStatement');
  });

  it('hides no mistake elsewhere', () => {
    const { problems } = parseStatement('SELECT a, FROM t {{ x }} WHERE b = LIMIT 1');
    expect(problems.map(({ message }) => message)).toEqual([
      'expected a column or an expression after `,`',
      'expected an expression after `=`',
    ]);
  });
});

describe('a template that is a value, a name or a part of one', () => {
  it.each([
    'SELECT {{ x }}, a FROM {{ t }} WHERE b = {{ y }} AND c IN {{ z }} LIMIT {{ n }}',
    'SELECT a_{{ x }}, b.{{ y }} FROM aws.{{ s }}.t_{{ u }}s AS {{ alias }}',
    "SELECT '{{ x }}'",
    'WITH {{ ctes }} SELECT 1',
    'SELECT {{ expression }} b, {{ call }} OVER (PARTITION BY a) FROM t',
    'SELECT {{ name }}(a), {{ name }} (b) FROM t',
    'SELECT count(*) FILTER (WHERE {{ x }} a) FROM t',
    '<<<json {"a": 1} >>> SELECT 1',
  ])('is not loose: %s', (text) => {
    expect(loose(text)).toEqual([]);
  });
});
