import { describe, it } from 'vitest';
import { checkTree } from './check.ts';

describe('SELECT', () => {
  it('reads every clause', () => {
    checkTree(
      `SELECT DISTINCT region, count(*) AS n
       FROM aws.s3.buckets b
       WHERE b.region = 'eu-west-1'
       GROUP BY region, 2
       HAVING count(*) > 1
       WINDOW w AS (PARTITION BY region), v AS (w ORDER BY n)
       ORDER BY n DESC, region COLLATE nocase NULLS FIRST
       LIMIT 10 OFFSET 5;`,
      `select distinct region, (count *) as n
       from aws.s3.buckets as b
       where (= b.region 'eu-west-1')
       group by region, 2
       having (> (count *) 1)
       window w (window partition region)
       window v (window base w order n)
       order by n desc, (collate region nocase) nulls first
       limit 10
       offset 5`,
    );
  });

  it('reads LIMIT with the offset first', () => {
    checkTree('SELECT 1 LIMIT 5, 10', 'select 1\nlimit 10\noffset 5');
  });

  it('reads quoted aliases, and strings as aliases', () => {
    checkTree(
      `SELECT a "x y", b AS \`z\`, c 'w', d AS 'v' FROM "t" [u]`,
      `select a as "x y", b as "z", c as "w", d as "v"
       from "t" as "u"`,
    );
  });

  it('skips comments and hints', () => {
    checkTree(
      `SELECT /*+ SHOWRESULTS */ a -- one
       , b # two
       // three
       FROM t /* four */`,
      `select a, b
       from t
       hint SHOWRESULTS`,
    );
  });
});

describe('FROM', () => {
  it('reads every join', () => {
    checkTree(
      `SELECT * FROM a JOIN b ON a.x = b.x LEFT JOIN c USING (x, y) RIGHT OUTER JOIN d ON 1
       FULL JOIN e ON 2 CROSS JOIN f, g NATURAL JOIN h INNER JOIN i`,
      `select *
       from (inner (natural inner (comma (cross (full (right (left (inner a b on (= a.x b.x)) c using x y) d on 1) e on 2) f) g) h) i)`,
    );
  });

  it('reads derived tables, table functions and parentheses', () => {
    checkTree(
      `SELECT * FROM (SELECT 1 AS one) s, json_each(s.tags, '$.a') AS j, (a JOIN b)`,
      `select *
       from (comma (comma {select 1 as one} as s (json_each s.tags '$.a') as j) [(inner a b)])`,
    );
  });

  it('reads the alias of a join in parentheses', () => {
    checkTree(
      'SELECT 1 FROM (t JOIN u ON a = b) AS x, (v) y',
      'select 1\nfrom (comma [(inner t u on (= a b))] as x [v] as y)',
    );
  });

  it('reads an index choice', () => {
    checkTree(
      'SELECT 1 FROM t INDEXED BY i, u NOT INDEXED',
      'select 1\nfrom (comma t indexed by i u not indexed)',
    );
  });

  it('reads templates as tables and as parts of names', () => {
    checkTree(
      'SELECT 1 FROM {{ table }} t, aws.{{ service }}.buckets, aws.s3.bucket_{{ kind }}',
      'select 1\nfrom (comma (comma {{ table }} as t aws.{{ service }}.buckets) aws.s3.bucket_{{ kind }})',
    );
  });

  it('lets reserved words stand after a dot', () => {
    checkTree('SELECT 1 FROM aws.ec2.select s', 'select 1\nfrom aws.ec2.select as s');
  });
});

describe('compound queries', () => {
  it('groups set operations to the left', () => {
    checkTree(
      'SELECT 1 UNION ALL SELECT 2 UNION VALUES (4) EXCEPT SELECT 3 ORDER BY 1',
      `select 1
       union all
       select 2
       union
       values [4]
       except
       select 3
       order by 1`,
    );
  });

  it('reads VALUES alone', () => {
    checkTree("VALUES (1, 'a'), (2, 'b')", "values [1 'a'] [2 'b']");
  });
});

describe('WITH', () => {
  it('reads recursive and materialised common tables', () => {
    checkTree(
      `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 9),
         m AS MATERIALIZED (SELECT 2), o AS NOT MATERIALIZED (VALUES (3))
       SELECT * FROM n`,
      `with recursive n(i) {select 1; union all; select (+ i 1); from n; limit 9}
       with recursive materialized m {select 2}
       with recursive not materialized o {values [3]}
       select *
       from n`,
    );
  });

  it('reads one within a subquery', () => {
    checkTree(
      'SELECT (WITH a AS (SELECT 1) SELECT * FROM a)',
      'select {with a {select 1}; select *; from a}',
    );
  });

  it('reads one before a mutation', () => {
    checkTree(
      'WITH a AS (SELECT 1) DELETE FROM t WHERE x IN a RETURNING x',
      `with a {select 1}
       delete from t
       where (in x a)
       returning x`,
    );
  });
});

describe('templates that control text', () => {
  it('are left out, and silence judgement', () => {
    checkTree(
      "SELECT a {% if b %}, b {% endif %} FROM t WHERE r IN ({{range .regions}}'{{.}}',{{end}}'x')",
      "select a, b\nfrom t\nwhere (in r ['{{.}}' 'x'])",
    );
  });

  it('leave a variable of the name `end` a value', () => {
    checkTree(
      'SELECT a BETWEEN {{ start }} AND {{ end }}',
      'select (between a {{ start }} {{ end }})',
    );
  });

  it('alone are no statement', () => {
    checkTree('{% endfor %}', 'empty');
    checkTree('<<<json\n{"a": 1}\n>>>\n', 'empty');
  });
});
