import { describe, it } from 'vitest';
import { check, checkUnchanged } from './check.ts';

describe('an expression', () => {
  it('has single spaces around operators, and none at signs, dots, casts and parentheses', () => {
    check(
      `select a+b*-c, a||'x', ( a ), t . x, n::int, count( * ), - -d, tags->'$[0]'->>'Key', a<>b from t`,
      `SELECT a + b * -c, a || 'x', (a), t . x, n::int, count(*), - -d, tags -> '$[0]' ->> 'Key', a <> b
FROM t`,
    );
  });

  it('starts a line with AND and OR where a condition does not fit or was broken', () => {
    check(
      `
      select * from t where a = 1 and
      b = 2 or c = 3 and (d = 4
        or e = 5) and f = 6
      `,
      `
      SELECT *
      FROM t
      WHERE a = 1
          AND b = 2
        OR c = 3
          AND (
            d = 4
            OR e = 5
          )
          AND f = 6
      `,
    );
  });

  it('has the branches of CASE below it where they do not fit', () => {
    check(
      `
      select case state when 'ACTIVE' then 'up' when 'ERROR' then 'down' else 'somewhere in between' end as health from t
      `,
      `
      SELECT
        CASE state
          WHEN 'ACTIVE' THEN 'up'
          WHEN 'ERROR' THEN 'down'
          ELSE 'somewhere in between'
        END AS health
      FROM t
      `,
    );
    checkUnchanged(`SELECT CASE WHEN a THEN 1 ELSE 2 END FROM t`);
  });

  it('has THEN below a condition of several lines', () => {
    check(
      `
      SELECT
        CASE WHEN a = 1
          AND b = 2 THEN 'x' END
      FROM t
      `,
      `
      SELECT
        CASE
          WHEN a = 1
            AND b = 2
            THEN 'x'
        END
      FROM t
      `,
    );
  });

  it('has one argument a line where they do not fit, and pairs of JSON functions together', () => {
    check(
      `
      select json_object('instance', i.instance_id, 'type', i.instance_type, 'zone', i.availability_zone) as about from t
      `,
      `
      SELECT
        json_object(
          'instance', i.instance_id,
          'type', i.instance_type,
          'zone', i.availability_zone
        ) AS about
      FROM t
      `,
    );
    check(
      `SELECT coalesce(first_column_of_many, second_column_of_many, 'otherwise') AS x FROM t`,
      `
      SELECT
        coalesce(
          first_column_of_many,
          second_column_of_many,
          'otherwise'
        ) AS x
      FROM t`,
      { lineWidth: 60 },
    );
  });

  it('breaks a long concatenation before its operators', () => {
    check(
      `SELECT 'arn:aws:s3:::' || bucket_name || '/' || prefix || '*' AS arn FROM t`,
      `
      SELECT
        'arn:aws:s3:::'
          || bucket_name
          || '/'
          || prefix
          || '*' AS arn
      FROM t`,
      { lineWidth: 50 },
    );
  });

  it('keeps strings of several lines where they are', () => {
    checkUnchanged(`
      UPDATE aws.s3.bucket
      SET data__PatchDocument = string('[
        {"op": "add",   "path": "/Tags"}
      ]')
      WHERE data__Identifier = 'b'
      `);
    checkUnchanged(`
      SELECT 'a
      b' AS text;
      `);
  });
});
