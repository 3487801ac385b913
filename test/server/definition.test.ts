import { describe, expect, it } from 'vitest';
import { definitions } from './check-navigation.ts';

function check(textWithCursor: string, ...expected: readonly string[]): void {
  expect(definitions(textWithCursor)).toEqual(expected);
}

describe('the definition', () => {
  it('of an alias is its entry in FROM', () => {
    check('SELECT b$0.region FROM aws.s3.buckets b', 'SELECT b.region FROM aws.s3.buckets [b]');
    check('SELECT b$0.* FROM aws.s3.buckets b', 'SELECT b.* FROM aws.s3.buckets [b]');
  });

  it('of an alias is found while the column after it is still being typed', () => {
    check('SELECT b$0. FROM aws.s3.buckets b', 'SELECT b. FROM aws.s3.buckets [b]');
    check('SELECT b$0.nothing FROM aws.s3.buckets b', 'SELECT b.nothing FROM aws.s3.buckets [b]');
  });

  it('of an alias in a correlated subquery is that of the outer query', () => {
    check(
      'SELECT 1 FROM aws.s3.buckets b\nWHERE EXISTS (SELECT 1 FROM aws.sqs.queues q WHERE q.region = b$0.region)',
      'SELECT 1 FROM aws.s3.buckets [b]',
    );
  });

  it('of a common table is its name in WITH, where an alias or IN uses it too', () => {
    check(
      'WITH recent AS (SELECT 1 AS x)\nSELECT x FROM rec$0ent',
      'WITH [recent] AS (SELECT 1 AS x)',
    );
    check(
      'WITH recent AS (SELECT 1 AS x)\nSELECT rec$0ent.x FROM recent',
      'WITH [recent] AS (SELECT 1 AS x)',
    );
    check(
      'WITH recent AS (SELECT 1 AS x)\nSELECT 1 WHERE 1 IN rec$0ent',
      'WITH [recent] AS (SELECT 1 AS x)',
    );
  });

  it('of a column is where it is computed, through the queries that pass it on', () => {
    check(
      'WITH a AS (\nSELECT count(*) AS total FROM aws.s3.buckets),\nb AS (SELECT total FROM a)\nSELECT to$0tal FROM b',
      'SELECT count(*) AS [total] FROM aws.s3.buckets),',
    );
    check('SELECT tot$0al FROM (\nSELECT * FROM (\nSELECT 1 AS total))', 'SELECT 1 AS [total]))');
  });

  it('of a column is the alias that it got last', () => {
    check(
      'WITH a AS (SELECT 1 AS x),\nb AS (SELECT x AS y FROM a)\nSELECT y$0 FROM b',
      'b AS (SELECT x AS [y] FROM a)',
    );
  });

  it('of a column is its name in the list of a common table', () => {
    check('WITH a(p, q) AS (SELECT 1, 2)\nSELECT q$0 FROM a', 'WITH a(p, [q]) AS (SELECT 1, 2)');
  });

  it('of a column of a recursive table is that of its first arm', () => {
    check(
      'WITH RECURSIVE n AS (\nSELECT 1 AS i\nUNION ALL SELECT i$0 + 1 FROM n)\nSELECT i FROM n',
      'SELECT 1 AS [i]',
    );
  });

  it('of a column that a common table takes from a resource is the place where it takes it', () => {
    check(
      'WITH a AS (\nSELECT bucket_name FROM aws.s3.buckets)\nSELECT bucket_$0name FROM a',
      'SELECT [bucket_name] FROM aws.s3.buckets)',
    );
  });

  it('of an alias of the select list, in ORDER BY, GROUP BY and HAVING', () => {
    const select = 'SELECT count(*) AS total FROM aws.s3.buckets';
    const expected = 'SELECT count(*) AS [total] FROM aws.s3.buckets';
    check(`${select}\nORDER BY tot$0al`, expected);
    check(`${select}\nGROUP BY region HAVING tot$0al > 1`, expected);
    check(
      'SELECT upper(region) AS place FROM aws.s3.buckets\nGROUP BY pl$0ace',
      'SELECT upper(region) AS [place] FROM aws.s3.buckets',
    );
  });

  it('of a window is its entry in WINDOW', () => {
    check(
      'SELECT rank() OVER w$0 FROM aws.s3.buckets\nWINDOW w AS (ORDER BY region)',
      'WINDOW [w] AS (ORDER BY region)',
    );
    check(
      'SELECT rank() OVER (w$0 ORDER BY arn) FROM aws.s3.buckets\nWINDOW w AS (PARTITION BY region)',
      'WINDOW [w] AS (PARTITION BY region)',
    );
  });

  it('of both sides of USING are two', () => {
    check(
      'WITH a AS (SELECT 1 AS x),\nb AS (SELECT 2 AS x)\nSELECT 1 FROM a JOIN b USING (x$0)',
      'WITH a AS (SELECT 1 AS [x]),',
      'b AS (SELECT 2 AS [x])',
    );
  });

  it('of a resource, its columns, params and methods is on its page', () => {
    check('SELECT * FROM aws.s3.buck$0ets', 'page of aws.s3.buckets');
    check('SELECT buckets$0.region FROM aws.s3.buckets', 'page of aws.s3.buckets');
    check('SELECT bucket_$0name FROM aws.s3.buckets', 'page of aws.s3.buckets, bucket_name');
    check(
      "DELETE FROM aws.s3.buckets WHERE data__Ident$0ifier = 'a'",
      'page of aws.s3.buckets, data__Identifier',
    );
    check(
      'INSERT INTO aws.s3.buckets (Bucket$0Name) VALUES (1)',
      'page of aws.s3.buckets, bucket_name',
    );
    check('DESCRIBE aws.s3.buck$0ets', 'page of aws.s3.buckets');
  });

  it('of a member in a JSON path is its type, on the page of the resource', () => {
    const type = 'page of aws.s3.buckets, BucketEncryption';
    check(
      "SELECT bucket_encryption ->> '$.Server$0SideEncryptionConfiguration' FROM aws.s3.buckets",
      type,
    );
    check(
      "WITH a AS (SELECT bucket_encryption AS e FROM aws.s3.buckets) SELECT json_extract(e, '$.ServerSideEncryptionConf$0iguration') FROM a",
      type,
    );
  });

  it('of a template variable is the place that sets it', () => {
    check(
      "{% set place = 'eu-west-1' %}\nSELECT 1;\nSELECT * FROM aws.s3.buckets WHERE region = '{{ pl$0ace }}'",
      "{% set [place] = 'eu-west-1' %}",
    );
  });

  it('of a view is the statement that creates it, in another file too', () => {
    expect(
      definitions('SELECT x FROM lar$0ge', 'SELECT 1;\nCREATE VIEW large AS\nSELECT 1 AS x;'),
    ).toEqual(['other1: CREATE VIEW [large] AS']);
    expect(
      definitions('SELECT x$0 FROM large', 'SELECT 1;\nCREATE VIEW large AS\nSELECT 1 AS x;'),
    ).toEqual(['other1: SELECT 1 AS [x];']);
    expect(
      definitions(
        'SELECT x$0 FROM outer_view',
        'CREATE VIEW inner_view AS\nSELECT 1 AS x;',
        'CREATE VIEW outer_view AS SELECT x FROM inner_view',
      ),
    ).toEqual(['other1: SELECT 1 AS [x];']);
  });

  it('is itself where the cursor is on it', () => {
    check('SELECT 1 AS x$0', 'SELECT 1 AS [x]');
  });

  it('of a keyword, a value or nothing is none', () => {
    for (const text of [
      'SEL$0ECT 1',
      "SELECT 'a$0'",
      'SELECT 1;\n\n$0',
      '$0',
      'SELECT cou$0nt(*)',
    ]) {
      check(text);
    }
  });
});
