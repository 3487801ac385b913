import { describe, it } from 'vitest';
import { check, checkUnchanged } from './check.ts';

describe('comments', () => {
  it('stay at the end of the line that they are about', () => {
    check(
      `
      select a,      -- the first
        b  # the second
      from t // the table
      where x = 1 --required
      and y = 2 --required;
      `,
      `
      SELECT
        a, -- the first
        b # the second
      FROM t // the table
      WHERE x = 1 --required
        AND y = 2 --required;
      `,
    );
  });

  it('let a comma go before them, and after them where commas start lines', () => {
    check(
      `
      SELECT a -- the first
           , b -- the second
           -- about c
           , c
      FROM t
      `,
      `
      SELECT
        a, -- the first
        b, -- the second
        -- about c
        c
      FROM t
      `,
    );
    check(
      `
      SELECT
        a, -- the first
        b
      FROM t
      `,
      `
      SELECT
        a -- the first
        , b
      FROM t
      `,
      { commaPlace: 'leading' },
    );
  });

  it('on lines of their own are indented like what follows, or like what they were part of', () => {
    check(
      `
      SELECT
      -- about a
          a,
          b
          -- , c
      -- about the table
      FROM t
      WHERE x = 1
          -- AND y = 2
        AND z IN (
          1
          -- , 2
        )
      `,
      `
      SELECT
        -- about a
        a,
        b
        -- , c
      -- about the table
      FROM t
      WHERE x = 1
          -- AND y = 2
        AND z IN (
          1
          -- , 2
        )
      `,
    );
  });

  it('inside a line stay inside it', () => {
    check(
      `select a /* one */,/* two */ b from/* three */t`,
      `SELECT a /* one */,/* two */ b FROM/* three */t`,
    );
  });

  it('between statements stay where they are', () => {
    checkUnchanged(`
      -- the first
      /* and more
         of it */
      SELECT 1; -- after it

      -- about nothing

      # the second
      SELECT 2;
      -- the end
      `);
  });

  it('that are hints and anchors stay what they are', () => {
    check(
      `
      /*+ create, retries=3 */
      insert into aws.ec2.vpcs (CidrBlock)
      select '10.0.0.0/16'

      /*+ exports */
      select /*+ SHOWRESULTS */ vpc_id from aws.ec2.vpcs

      /*+ delete */
      `,
      `
      /*+ create, retries=3 */
      INSERT INTO aws.ec2.vpcs (CidrBlock)
      SELECT '10.0.0.0/16'

      /*+ exports */
      SELECT /*+ SHOWRESULTS */ vpc_id FROM aws.ec2.vpcs

      /*+ delete */
      `,
    );
  });
});
