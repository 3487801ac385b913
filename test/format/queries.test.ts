import { describe, it } from 'vitest';
import { check, checkUnchanged } from './check.ts';

describe('a query', () => {
  it('has a line for each clause once the author broke one, or has more than four', () => {
    check(
      `
      select a, b from t
        where c = 1
      `,
      `
      SELECT a, b
      FROM t
      WHERE c = 1
      `,
    );
    check(
      `
      select runtime, count(*) as n from aws.lambda.functions where region = 'us-east-1' group by runtime order by n;
      `,
      `
      SELECT runtime, count(*) AS n
      FROM aws.lambda.functions
      WHERE region = 'us-east-1'
      GROUP BY runtime
      ORDER BY n;
      `,
    );
  });

  it('stays on one line where it is short and simple', () => {
    checkUnchanged(`SELECT * FROM aws.s3.buckets WHERE region = 'us-east-1' LIMIT 5;`);
    check('select 1;', 'SELECT 1;');
  });

  it('has one column a line where they do not fit, and where the author chose so', () => {
    check(
      `
      SELECT region, workspace_id, sync_source, sync_role, creation_date_time, update_date_time, arn, state
      FROM aws.iottwinmaker.sync_job
      `,
      `
      SELECT
        region,
        workspace_id,
        sync_source,
        sync_role,
        creation_date_time,
        update_date_time,
        arn,
        state
      FROM aws.iottwinmaker.sync_job
      `,
    );
    check(
      `
      SELECT
      a, b
      FROM t
      `,
      `
      SELECT
        a,
        b
      FROM t
      `,
    );
  });

  it('has joins on lines of their own, and breaks a long condition below its join', () => {
    check(
      `
      select v.vpc_id from aws.ec2.vpcs v inner join aws.ec2.subnets s on s.vpc_id=v.vpc_id
      left join aws.ec2.route_tables as r on r.vpc_id = v.vpc_id and r.region = v.region and r.main = 'true'
      cross join other natural join third join fourth using(x,y)
      `,
      `
      SELECT v.vpc_id
      FROM aws.ec2.vpcs v
      INNER JOIN aws.ec2.subnets s ON s.vpc_id = v.vpc_id
      LEFT JOIN aws.ec2.route_tables AS r
        ON r.vpc_id = v.vpc_id AND r.region = v.region AND r.main = 'true'
      CROSS JOIN other
      NATURAL JOIN third
      JOIN fourth USING (x, y)
      `,
    );
  });

  it('indents subqueries in FROM, IN, EXISTS and the select list', () => {
    check(
      `
      select (select max(b) from u
        where u.a = t.a) as most
      from (select a from s
        where b = 1) as t
      where t.a in (
        select c from u where d = 1) and not exists (select 1 from v where v.a = t.a)
      `,
      `
      SELECT
        (
          SELECT max(b)
          FROM u
          WHERE u.a = t.a
        ) AS most
      FROM (
        SELECT a
        FROM s
        WHERE b = 1
      ) AS t
      WHERE t.a IN (
          SELECT c FROM u WHERE d = 1
        )
        AND NOT EXISTS (SELECT 1 FROM v WHERE v.a = t.a)
      `,
    );
  });

  it('has common tables one below the other', () => {
    check(
      `
      with a as (
      select 1 as x), b(y, z) as materialized (select x, 2 from a) select * from b
      join a on a.x = b.y
      `,
      `
      WITH a AS (
        SELECT 1 AS x
      ),
      b(y, z) AS MATERIALIZED (SELECT x, 2 FROM a)
      SELECT *
      FROM b
      JOIN a ON a.x = b.y
      `,
    );
  });

  it('indents common tables where the first is below WITH', () => {
    checkUnchanged(`
      WITH RECURSIVE
        numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 10),
        squares AS (SELECT n * n AS square FROM numbers)
      SELECT * FROM squares
      `);
  });

  it('has the operators of a set operation between its SELECTs, which look alike', () => {
    check(
      `
      select a from t union all select b
      from u except values (1) intersect select 1 order by 1
      `,
      `
      SELECT a
      FROM t
      UNION ALL
      SELECT b
      FROM u
      EXCEPT
      VALUES (1)
      INTERSECT
      SELECT 1
      ORDER BY 1
      `,
    );
    checkUnchanged(`
      SELECT 'table' AS kind, table_name FROM aws.dynamodb.tables
      UNION ALL
      SELECT 'bucket', bucket_name FROM aws.s3.buckets
      ORDER BY kind
      `);
  });

  it('breaks a window that is too long before its ORDER BY and its frame', () => {
    check(
      `
      select first_value(instance_type) over (partition by availability_zone order by launch_time rows between unbounded preceding and current row) as first from aws.ec2.instances
      `,
      `
      SELECT
        first_value(instance_type) OVER (
          PARTITION BY availability_zone
          ORDER BY launch_time
          ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS first
      FROM aws.ec2.instances
      `,
    );
    checkUnchanged(`
      SELECT sum(size) OVER w AS running, lag(size, 1) OVER (PARTITION BY region) AS before
      FROM aws.ec2.volumes
      WINDOW w AS (PARTITION BY region ORDER BY size), v AS (w ORDER BY name)
      `);
  });

  it('keeps one blank line where there is one, and no more', () => {
    check(
      `
      WITH a AS (

        SELECT 1

      ),



      b AS (SELECT 2)

      SELECT * FROM a
      `,
      `
      WITH a AS (
        SELECT 1
      ),

      b AS (SELECT 2)

      SELECT * FROM a
      `,
    );
  });
});
