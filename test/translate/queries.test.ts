import { describe, expect, it } from 'vitest';
import type { Target } from '../../language/translate/index.ts';
import { check, translationOf } from './check-translation.ts';

describe('names of tables', () => {
  it.each([
    ['{service}_{resource}', 'iottwinmaker_sync_jobs'],
    ['{provider}_{service}.{resource}', 'aws_iottwinmaker.sync_jobs'],
    ['inventory.{type}', 'inventory.aws_iottwinmaker_syncjob'],
  ])('follow the pattern %s', async (tablePattern, name) => {
    const sql = await check('SELECT arn FROM aws.iottwinmaker.sync_job', 'trino', { tablePattern });
    expect(sql).toBe(`SELECT arn FROM ${name}`);
  });

  it('stay what the statement calls them by', async () => {
    expect(
      await check(
        'SELECT buckets.arn FROM aws.s3.buckets WHERE aws.s3.buckets.region = 1',
        'trino',
      ),
    ).toBe("SELECT buckets.arn FROM s3_buckets AS buckets WHERE buckets.region = '1'");
  });
});

describe('what has no counterpart', () => {
  it('is a table whose rows are made by IQL', async () => {
    expect(await check('SELECT region FROM aws.regions', 'postgresql')).toBe(
      "✗ `aws.regions`, whose rows are IQL's own, has no counterpart in PostgreSQL: write the rows that are meant as VALUES in a common table @ aws.regions",
    );
  });

  it('is an order by what SELECT DISTINCT does not give', async () => {
    expect(
      await check('SELECT DISTINCT region FROM aws.s3.buckets ORDER BY lower(region)', 'trino'),
    ).toBe(
      '✗ ORDER BY of what a SELECT DISTINCT does not give has no counterpart in Trino: give it as a column, or put the SELECT DISTINCT into FROM and order what comes of it @ lower(region)',
    );
    for (const [columns, order] of [
      ['region', 'region DESC'],
      ['b.region', 'region'],
      ['region AS r, arn', 'r, 2'],
      ['lower( region )', 'LOWER( region )'],
      ['*', 'arn'],
    ]) {
      const sql = await check(
        `SELECT DISTINCT ${columns} FROM aws.s3.buckets b ORDER BY ${order}`,
        'postgresql',
      );
      expect(sql).toMatch(/^SELECT DISTINCT /);
    }
  });
});

describe('columns', () => {
  it('have their canonical names', async () => {
    expect(await check('SELECT VpcId FROM aws.ec2.vpcs', 'trino')).toBe(
      'SELECT vpc_id FROM ec2_vpcs',
    );
  });

  it('stand in for the identifier', async () => {
    expect(
      await check(
        "SELECT state FROM aws.iottwinmaker.sync_job WHERE data__Identifier = 'w|s' AND region = 'us-east-1'",
        'postgresql',
      ),
    ).toBe(
      "SELECT state FROM iottwinmaker_sync_jobs WHERE (workspace_id = 'w' AND sync_source = 's') AND region = 'us-east-1'",
    );
    expect(await check('SELECT Identifier FROM aws.iottwinmaker.sync_jobs', 'trino')).toBe(
      "SELECT (workspace_id || '|' || sync_source) AS Identifier FROM iottwinmaker_sync_jobs",
    );
  });

  it('of truth are compared with truth', async () => {
    expect(
      await check(
        "SELECT 1 FROM aws.ec2.instances WHERE ebs_optimized = 'true' OR ebs_optimized = 0",
        'trino',
      ),
    ).toBe('SELECT 1 FROM ec2_instances WHERE ebs_optimized = TRUE OR ebs_optimized = FALSE');
  });

  it.each<[Target, string]>([
    ['trino', 'SELECT "group" FROM t'],
    ['bigquery', 'SELECT `group` FROM t'],
    ['snowflake', 'SELECT "GROUP" FROM t'],
  ])('that are reserved words are quoted as %s would spell them', async (target, sql) => {
    expect(await check('SELECT group FROM t', target)).toBe(sql);
  });

  it('that are neither grouped nor aggregated are any value of the group', async () => {
    const sql = 'SELECT region, arn, count(*) AS n FROM aws.s3.buckets GROUP BY region';
    expect(await check(sql, 'postgresql')).toBe(
      'SELECT region, any_value(arn) AS arn, count(*) AS n FROM s3_buckets GROUP BY region',
    );
    expect(await check(sql, 'athena')).toContain('arbitrary(arn) AS arn');
  });

  it('of JSON have the types that the catalog knows', async () => {
    expect(
      await check(
        "SELECT r.value ->> 'FromPort' AS port FROM aws.ec2.security_groups g, json_each(g.security_group_ingress) r",
        'postgresql',
      ),
    ).toBe(
      "SELECT CAST((r.value #>> '{FromPort}') AS BIGINT) AS port FROM ec2_security_groups g CROSS JOIN jsonb_array_elements(CAST(g.security_group_ingress AS JSONB)) AS r(value)",
    );
  });

  it('that are aliases of the select list are written out where only SQLite knows them', async () => {
    expect(await check('SELECT a + 1 AS b FROM t WHERE b > 2 ORDER BY b', 'bigquery')).toBe(
      'SELECT a + 1 AS b FROM t WHERE (a + 1) > 2 ORDER BY b',
    );
  });
});

describe('json_each', () => {
  const sql = "SELECT t.value ->> 'Key' AS k FROM aws.s3.buckets b, json_each(b.tags) t";
  it.each<[Target, string]>([
    [
      'athena',
      's3_buckets b CROSS JOIN UNNEST(CAST(json_parse(b.tags) AS ARRAY(JSON))) AS t(value)',
    ],
    ['snowflake', 's3_buckets b, LATERAL FLATTEN(INPUT => PARSE_JSON(b.tags)) AS t'],
    ['bigquery', 's3_buckets b CROSS JOIN UNNEST(JSON_QUERY_ARRAY(b.tags)) AS t'],
  ])('in %s', async (target, from) => {
    expect((await check(sql, target)).split(' FROM ')[1]).toBe(from);
  });

  it('has no counterpart in Redshift', async () => {
    expect(await check(sql, 'redshift')).toBe(
      '✗ `json_each` over text has no counterpart in Amazon Redshift: unnest a column of type SUPER there @ json_each(b.tags) t',
    );
  });
});

describe('order', () => {
  it.each<[Target, string]>([
    ['postgresql', 'SELECT a FROM t ORDER BY a NULLS FIRST, b DESC NULLS LAST LIMIT 5 OFFSET 2'],
    ['trino', 'SELECT a FROM t ORDER BY a NULLS FIRST, b DESC OFFSET 2 LIMIT 5'],
    ['bigquery', 'SELECT a FROM t ORDER BY a, b DESC LIMIT 5 OFFSET 2'],
  ])('puts NULL where SQLite does, in %s', async (target, sql) => {
    expect(await check('SELECT a FROM t ORDER BY a, b DESC LIMIT 2, 5', target)).toBe(sql);
  });

  it('needs no word where a column is never NULL', async () => {
    expect(
      await check('SELECT arn FROM aws.s3.buckets ORDER BY region, bucket_name', 'trino'),
    ).toBe('SELECT arn FROM s3_buckets ORDER BY region, bucket_name');
  });
});

describe('queries', () => {
  it.each<[string, Target, string]>([
    [
      'SELECT sum(a) OVER w FROM t WINDOW w AS (PARTITION BY b)',
      'snowflake',
      'SELECT sum(a) OVER (PARTITION BY b) FROM t',
    ],
    [
      'SELECT a FROM t WINDOW w AS (PARTITION BY b) ORDER BY sum(a) OVER w DESC',
      'redshift',
      'SELECT a FROM t ORDER BY sum(a) OVER (PARTITION BY b) DESC NULLS LAST',
    ],
    [
      'SELECT count(*) FILTER (WHERE a > 1) FROM t',
      'redshift',
      'SELECT count(CASE WHEN a > 1 THEN 1 END) FROM t',
    ],
    ['SELECT 1 UNION SELECT 2', 'bigquery', 'SELECT 1 UNION DISTINCT SELECT 2'],
    [
      'SELECT 1 UNION SELECT 2 INTERSECT SELECT 3',
      'postgresql',
      '(SELECT 1 UNION SELECT 2) INTERSECT SELECT 3',
    ],
    [
      "VALUES (1, 'a'), (2, 'b')",
      'athena',
      "SELECT 1 AS column1, 'a' AS column2 UNION ALL SELECT 2, 'b'",
    ],
    [
      'WITH n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5) SELECT i FROM n',
      'bigquery',
      'WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n WHERE i < 5) SELECT i FROM n',
    ],
    [
      'SELECT * FROM a, b JOIN c ON c.x = a.x',
      'trino',
      'SELECT * FROM a CROSS JOIN b JOIN c ON c.x = a.x',
    ],
    ['SELECT 1 FROM (SELECT 2)', 'postgresql', 'SELECT 1 FROM (SELECT 2) AS derived_14'],
    [
      "SELECT group_concat(a, '; ' ORDER BY b) FROM t",
      'trino',
      "SELECT array_join(array_agg(CAST(a AS VARCHAR) ORDER BY b NULLS FIRST), '; ') FROM t",
    ],
    [
      "SELECT group_concat(a, '-') FILTER (WHERE a > 1) FROM t",
      'trino',
      "SELECT array_join(array_agg(CAST(a AS VARCHAR)) FILTER (WHERE a > 1), '-') FROM t",
    ],
    [
      'SELECT total(a) OVER (PARTITION BY b) FROM t',
      'redshift',
      'SELECT coalesce(sum(a) OVER (PARTITION BY b), 0) FROM t',
    ],
    [
      'SELECT {{ column }} FROM {{ table }} {# why #}',
      'snowflake',
      'SELECT {{ column }} FROM {{ table }}',
    ],
    [
      'SELECT p.a FROM (t JOIN u ON t.a = u.b) AS p, (v) r',
      'bigquery',
      'SELECT p.a FROM (SELECT * FROM t JOIN u ON t.a = u.b) AS p CROSS JOIN v AS r',
    ],
    ['SELECT a {# why #} FROM t', 'trino', 'SELECT a /* why */ FROM t'],
    [
      'INSERT INTO kept (name) SELECT bucket_name FROM aws.s3.buckets',
      'redshift',
      'INSERT INTO kept (name)\nSELECT bucket_name FROM s3_buckets',
    ],
    [
      'CREATE VIEW v AS SELECT bucket_name FROM aws.s3.buckets',
      'athena',
      'CREATE VIEW v AS SELECT bucket_name FROM s3_buckets',
    ],
    [
      'SELECT /*+ AWAIT */ a # why\nFROM t // here\n  WHERE a == 1',
      'trino',
      'SELECT  a -- why\nFROM t -- here\n  WHERE a = 1',
    ],
  ])('%s in %s', async (statement, target, sql) => {
    expect(await check(statement, target)).toBe(sql);
  });
});

describe('a statement that is not translated', () => {
  it.each([
    [
      'SHOW SERVICES IN aws',
      '✗ `SHOW` has no counterpart in Amazon Athena: translate a SELECT @ SHOW SERVICES IN aws',
    ],
    [
      "DELETE FROM aws.s3.buckets WHERE data__Identifier = 'a'",
      '✗ a DELETE of AWS resources has no counterpart in Amazon Athena: translate a SELECT @ ',
    ],
    [
      'SELECT 1 {% if x %} + 1 {% endif %}',
      '✗ a template that may become any SQL cannot be translated: put its text in its place @ {% if x %}',
    ],
    ['SELECT FROM', '✗ '],
    [
      'SELECT sum(a) OVER w FROM t WINDOW w AS (w ROWS 1 PRECEDING)',
      '✗ the window `w`, which builds on itself, has no counterpart in Amazon Athena @ w',
    ],
    [
      'SELECT sum(a) OVER v FROM t WINDOW v AS (w ORDER BY a), w AS (v PARTITION BY b)',
      '✗ the window `v`, which builds on itself, has no counterpart in Amazon Athena @ v',
    ],
    [
      'SELECT sum(a) OVER w FROM t WINDOW w AS (ORDER BY sum(a) OVER w)',
      '✗ the window `w`, which builds on itself, has no counterpart in Amazon Athena @ w',
    ],
    [
      `SELECT a${' IS b'.repeat(200)} FROM t`,
      '✗ an expression that must be written over and over has no counterpart in Amazon Athena: compute its parts in a common table @ a IS b',
    ],
  ])('%s says why', async (statement, finding) => {
    expect(await check(statement, 'athena')).toContain(finding);
  });
});

describe('notes', () => {
  it('say what means something else', async () => {
    expect(await translationOf('SELECT CAST(a AS INTEGER) FROM t', 'trino')).toMatchObject({
      kind: 'translated',
      checked: true,
      notes: [
        'A CAST of text that is no number fails in the other engine; SQLite gives the number that the text begins with, or 0.',
      ],
    });
  });

  it('say where no grammar has read the text', async () => {
    expect(await translationOf('SELECT 1 EXCEPT SELECT 2', 'snowflake')).toMatchObject({
      kind: 'translated',
      checked: false,
      notes: ['No grammar of Snowflake at hand reads this text: try it first.'],
    });
  });
});
