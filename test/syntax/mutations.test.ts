import { describe, it } from 'vitest';
import { checkTree } from './check.ts';

describe('INSERT', () => {
  it('reads rows of VALUES', () => {
    checkTree(
      `INSERT /*+ AWAIT */ INTO aws.s3.buckets (BucketName, region)
       VALUES ('a', 'us-east-1'), ('b', {{ region }}) RETURNING Identifier, ErrorCode AS e;`,
      `insert into aws.s3.buckets
       columns BucketName, region
       values ['a' 'us-east-1'] ['b' {{ region }}]
       returning Identifier, ErrorCode as e
       hint AWAIT`,
    );
  });

  it('reads a query', () => {
    checkTree(
      `INSERT INTO aws.s3.buckets(BucketName, region)
       SELECT '{{ name }}', region FROM aws.ec2.regions WHERE 1 RETURNING *`,
      `insert into aws.s3.buckets
       columns BucketName, region
       select '{{ name }}', region
       from aws.ec2.regions
       where 1
       returning *`,
    );
  });

  it('reads defaults, conflict clauses and REPLACE', () => {
    checkTree(
      'INSERT INTO t DEFAULT VALUES RETURNING a',
      'insert into t\ndefault values\nreturning a',
    );
    checkTree(
      `INSERT OR IGNORE INTO t AS u (a) VALUES (1)
       ON CONFLICT (a) WHERE b > 0 DO UPDATE SET a = excluded.a WHERE a = 1 RETURNING a`,
      [
        'insert or ignore into t as u',
        'columns a',
        'values [1]',
        '(on conflict a where (> b 0))',
        'do update',
        'set a = excluded.a',
        'where (= a 1)',
        'returning a',
      ].join('\n'),
    );
    checkTree(
      'INSERT INTO t SELECT a FROM u WHERE true ON CONFLICT DO NOTHING',
      'insert into t\nselect a\nfrom u\nwhere true\n(on conflict)\ndo nothing',
    );
    checkTree('REPLACE INTO t (a) VALUES (1)', 'replace into t\ncolumns a\nvalues [1]');
  });

  it('takes reserved and quoted words for columns', () => {
    checkTree(
      'INSERT INTO t ("a", `b`, group, values, Set) SELECT 1',
      'insert into t\ncolumns "a", "b", group, values, Set\nselect 1',
    );
  });
});

describe('UPDATE', () => {
  it('is also what a REPLACE with SET means', () => {
    checkTree(
      "REPLACE /*+ AWAIT */ aws.logs.log_groups SET a = 1 WHERE region = 'r' RETURNING *",
      "update aws.logs.log_groups\nset a = 1\nwhere (= region 'r')\nreturning *\nhint AWAIT",
    );
  });

  it('reads every clause', () => {
    checkTree(
      `UPDATE aws.s3.bucket AS b
       SET data__PatchDocument = string('[{"op": "add"}]'), (x, y) = (1, 2), group = 3
       FROM u JOIN v USING (x)
       WHERE region = 'us-east-1' AND data__Identifier = 'a'
       RETURNING OperationStatus`,
      `update aws.s3.bucket as b
       set data__PatchDocument = (string '[{"op": "add"}]')
       set (x y) = [1 2]
       set group = 3
       from (inner u v using x)
       where (and (= region 'us-east-1') (= data__Identifier 'a'))
       returning OperationStatus`,
    );
  });
});

describe('DELETE', () => {
  it('reads WHERE and RETURNING', () => {
    checkTree(
      "DELETE /*+ AWAIT */ FROM aws.s3.buckets WHERE data__Identifier = 'a' RETURNING *;",
      "delete from aws.s3.buckets\nwhere (= data__Identifier 'a')\nreturning *\nhint AWAIT",
    );
  });
});
