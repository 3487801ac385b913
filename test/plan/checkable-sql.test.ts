/** What the editor lets SQLite prepare, and where its messages point. */
import { expect, it } from 'vitest';
import { checkableSql, originalSpan } from '../../engine/plan/index.ts';
import { createStatementCheck } from '../../engine/sqlite/index.ts';
import { bind } from '../../language/semantics/index.ts';
import { parseStatement } from '../../language/syntax/index.ts';
import { smallCatalog } from '../queries/catalog.ts';

const catalog = smallCatalog();

/** Expected: the SQL, or `undefined`, and SQLite's message with the text that it points at. */
function check(text: string): { readonly sql?: string; readonly problem?: string } {
  const checkable = checkableSql(bind(parseStatement(text), catalog));
  if (checkable === undefined) return {};
  const checker = createStatementCheck();
  try {
    const problem = checker.check(checkable.sql, checkable.tables);
    if (problem === undefined) return { sql: checkable.sql };
    const at = originalSpan(checkable.replacements, problem.offset ?? 0);
    return {
      sql: checkable.sql,
      problem: `${problem.message} at ${text.slice(at.start, at.start + 12)}`,
    };
  } finally {
    checker.close();
  }
}

it('prepares a statement over empty tables', () => {
  expect(check('SELECT vpc_id FROM aws.ec2.vpcs')).toEqual({
    sql: 'SELECT vpc_id FROM "aws.ec2.vpcs" AS "vpcs"',
  });
});

it('knows the identifier where the statement names it', () => {
  expect(check(`SELECT * FROM aws.ec2.vpcs v WHERE v.Identifier = 'x'`).problem).toBeUndefined();
});

it('reports an unknown function where it stands', () => {
  expect(check('SELECT vpc_id, nothing(cidr_block) FROM aws.ec2.vpcs').problem).toMatch(
    /nothing.* at nothing/,
  );
});

it('points behind a replaced name', () => {
  expect(check('SELECT 1 FROM aws.ec2.vpcs WHERE sum(vpc_id) > 1').problem).toMatch(/ at sum/);
});

it('reads templates as values and lists', () => {
  const { sql, problem } = check(
    `SELECT vpc_id FROM aws.ec2.vpcs WHERE vpc_id IN {{ ids }} AND cidr_block = {{ block }} AND region = '{{ region }}'`,
  );
  expect(problem).toBeUndefined();
  expect(sql).toContain('vpc_id IN (NULL) AND cidr_block = NULL');
});

it('reads the statement that EXPLAIN explains', () => {
  expect(check('EXPLAIN SELECT vpc_id FROM aws.ec2.vpcs').sql).toBe(
    'SELECT vpc_id FROM "aws.ec2.vpcs" AS "vpcs"',
  );
});

it.each([
  ['broken text', 'SELECT FROM WHERE'],
  ['a table that nobody knows', 'SELECT * FROM aws.ec2.nothing'],
  ['a templated clause', 'SELECT vpc_id FROM aws.ec2.vpcs {% if x %} WHERE 1 {% endif %}'],
  ['an input that no read carries', `SELECT vpc_id FROM aws.ec2.vpcs WHERE RoleArn = 'x'`],
  ['what is no query', 'SHOW PROVIDERS'],
])('has no opinion of %s', (_, text) => {
  expect(check(text)).toEqual({});
});
