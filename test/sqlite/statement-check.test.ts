import { describe, expect, it } from 'vitest';
import { createStatementCheck } from '../../engine/sqlite/index.ts';

const tables = [
  {
    name: 'vpcs',
    columns: [
      { name: 'region', declaredType: 'TEXT' },
      { name: 'vpc_id', declaredType: 'TEXT' },
      { name: 'size', declaredType: 'INTEGER' },
    ],
  },
  {
    name: 'subnets',
    columns: [
      { name: 'region', declaredType: 'TEXT' },
      { name: 'vpc_id', declaredType: 'TEXT' },
    ],
  },
];

/** The message, and the text at the place that it points at. */
function check(sql: string): string | undefined {
  const checker = createStatementCheck();
  const problem = checker.check(sql, tables);
  checker.close();
  return (
    problem &&
    `${/^\w*|^./.exec(sql.slice(problem.offset ?? sql.length))?.[0] ?? ''}: ${problem.message}`
  );
}

describe('the statement check', () => {
  it.each([
    'SELECT region, count(*) FROM vpcs GROUP BY region HAVING count(*) > 1',
    `SELECT split_part(vpc_id, '-', 2) FROM vpcs WHERE vpc_id REGEXP '^vpc'`,
    'WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c) SELECT count(*) FROM c',
    'SELECT v.vpc_id, e.value FROM vpcs v JOIN json_each(v.region) e',
    'VALUES (1), (2);',
  ])('finds nothing wrong with %s', (sql) => expect(check(sql)).toBeUndefined());

  it.each([
    [
      'SELECT sum(size) FROM vpcs WHERE sum(size) > 1',
      '`sum` is an aggregate and cannot stand here',
    ],
    [
      'SELECT region FROM vpcs WHERE region = "us-east-1"',
      'no column `us-east-1`: double quotes name a column',
    ],
    ['SELECT row_number() FROM vpcs', 'row_number: `row_number` is a window function'],
    ['SELECT substr(region) FROM vpcs', 'substr: `substr` does not take this number of arguments'],
    ['SELECT split_part(region) FROM vpcs', 'split_part: `split_part` does not take this number'],
    [
      'SELECT size, region FROM vpcs, subnets',
      'region: `region` is a column of more than one table',
    ],
    ['SELECT 1, 2 UNION SELECT 3', 'the two sides of `UNION` give different numbers of columns'],
    ['SELECT 1 WHERE 1 IN (SELECT 1, 2)', 'this subquery gives 2 columns where 1 can stand'],
    ['SELECT size FROM vpcs HAVING size > 1', 'HAVING filters groups and this query has none'],
    [
      'SELECT size FROM vpcs ORDER BY 3',
      'the 1st term of ORDER BY names a position that is not there',
    ],
    ['SELECT size FROM vpcs GROUP BY sum(size)', 'GROUP BY takes no aggregate function'],
    ['SELECT "us" FROM vpcs', 'no column `us`: double quotes name a column'],
    ['SELECT 0x FROM vpcs', '`0x` is no number'],
    ['SELECT 12ab FROM vpcs', '`12ab` is no number'],
    ['SELECT "" FROM vpcs', "a column's name is empty"],
    ['SELECT `` FROM vpcs', "a column's name is empty"],
    ['SELECT nope FROM vpcs', 'nope: no column `nope`'],
    ['SELECT nope(1)', 'nope: no function `nope`'],
    ['SELECT 1 FROM nope', 'nope: no table `nope`'],
    ['SELECT size FROM vpcs ORDER size', 'SQLite cannot read the statement at `size`'],
    ['SELECT sum(size) OVER w FROM vpcs', 'no window `w`'],
    ['SELECT upper(region) OVER () FROM vpcs', 'upper: `upper` is no window function'],
    ['VALUES (1), (2, 3)', 'the rows of VALUES have different lengths'],
    ['SELECT 1 FROM vpcs JOIN subnets USING (size)', 'USING needs `size` in both tables'],
    [
      'SELECT group_concat(DISTINCT region, size) FROM vpcs',
      'an aggregate with DISTINCT takes one argument',
    ],
    ['WITH a AS (SELECT * FROM a) SELECT * FROM a', '`a` reads itself'],
    ['WITH a(x, y) AS (SELECT 1) SELECT * FROM a', '`a` names 2 columns and its query gives 1'],
  ])('%s', (sql, message) => expect(check(sql)).toContain(message));

  it('runs nothing: neither a query without end nor a statement that changes something', () => {
    const checker = createStatementCheck();
    expect(checker.check('DROP TABLE vpcs', tables)).toBeUndefined();
    expect(checker.check('PRAGMA user_version = 7', tables)).toBeUndefined();
    expect(checker.check('SELECT 1; DROP TABLE vpcs', tables)?.offset).toBe(10);
    expect(checker.check('SELECT size FROM vpcs', tables)).toBeUndefined();
    checker.close();
  });

  it('follows a table whose columns change, and forgets tables past its bound', () => {
    const checker = createStatementCheck();
    const table = (name: string, column: string) => [
      { name, columns: [{ name: column, declaredType: 'TEXT' }] },
    ];
    expect(checker.check('SELECT a FROM t', table('t', 'a'))).toBeUndefined();
    expect(checker.check('SELECT a FROM t', table('T', 'b'))).toMatchObject({ offset: 7 });
    for (let index = 0; index < 250; index += 1) {
      expect(checker.check(`SELECT a FROM t${index}`, table(`t${index}`, 'a'))).toBeUndefined();
    }
    expect(checker.check('SELECT b FROM t', table('t', 'b'))).toBeUndefined();
    checker.close();
  });
});
