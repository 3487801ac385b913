import { describe, expect, it } from 'vitest';
import { renamed, renameable } from './check-navigation.ts';

function check(textWithCursor: string, expected: string, newName = 'new'): void {
  expect(renamed(textWithCursor, newName)).toBe(expected);
}

describe('a rename', () => {
  it('of an alias changes its definition and each of its uses', () => {
    check(
      'SELECT b.region, b.* FROM aws.s3.buckets b$0 WHERE b.arn IS NOT NULL ORDER BY b.region',
      'SELECT new.region, new.* FROM aws.s3.buckets new WHERE new.arn IS NOT NULL ORDER BY new.region',
    );
  });

  it('of an alias changes the uses before columns that are not known yet', () => {
    check(
      'SELECT b$0.nothing, b. FROM aws.s3.buckets b',
      'SELECT new.nothing, new. FROM aws.s3.buckets new',
    );
  });

  it('of an alias leaves the same alias of another query alone', () => {
    check(
      'SELECT b$0.region FROM aws.s3.buckets b WHERE EXISTS (SELECT 1 FROM aws.sqs.queues b WHERE b.arn = 1)',
      'SELECT new.region FROM aws.s3.buckets new WHERE EXISTS (SELECT 1 FROM aws.sqs.queues b WHERE b.arn = 1)',
    );
  });

  it('of a common table changes the qualifiers that use its name', () => {
    check(
      'WITH r AS (SELECT 1 AS x) SELECT r.x, r.* FROM r$0 WHERE r.x IN r',
      'WITH new AS (SELECT 1 AS x) SELECT new.x, new.* FROM new WHERE new.x IN new',
    );
  });

  it('of a column goes through every query that passes it on, up to an alias', () => {
    check(
      'WITH a AS (SELECT 1 AS x$0), b AS (SELECT x FROM a), c AS (SELECT * FROM b) SELECT x, x AS y FROM c ORDER BY y',
      'WITH a AS (SELECT 1 AS new), b AS (SELECT new FROM a), c AS (SELECT * FROM b) SELECT new, new AS y FROM c ORDER BY y',
    );
  });

  it('of a column may begin at any of its uses', () => {
    check(
      'WITH a AS (SELECT 1 AS x), b AS (SELECT x FROM a) SELECT x$0 FROM b',
      'WITH a AS (SELECT 1 AS new), b AS (SELECT new FROM a) SELECT new FROM b',
    );
  });

  it("of a column with a resource's name writes an alias where the name comes from", () => {
    check(
      'WITH a AS (SELECT bucket_name, region FROM aws.s3.buckets) SELECT a.bucket_name$0 FROM a',
      'WITH a AS (SELECT bucket_name AS new, region FROM aws.s3.buckets) SELECT a.new FROM a',
    );
  });

  it('of a column in the list of a common table leaves its query alone', () => {
    check(
      'WITH a(p, q) AS (SELECT 1 AS x, 2 AS y) SELECT q$0 FROM a',
      'WITH a(p, new) AS (SELECT 1 AS x, 2 AS y) SELECT new FROM a',
    );
  });

  it('of a column of a set operation changes its first arm only', () => {
    check(
      'WITH a AS (SELECT 1 AS x UNION SELECT 2 AS z) SELECT x$0 FROM a',
      'WITH a AS (SELECT 1 AS new UNION SELECT 2 AS z) SELECT new FROM a',
    );
  });

  it('of a column of a recursive table changes its uses in it', () => {
    check(
      'WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n WHERE i < 9) SELECT i$0 FROM n',
      'WITH RECURSIVE n AS (SELECT 1 AS new UNION ALL SELECT new + 1 FROM n WHERE new < 9) SELECT new FROM n',
    );
  });

  it('of a column that USING joins changes both sides', () => {
    check(
      'WITH a AS (SELECT 1 AS x), b AS (SELECT 2 AS x) SELECT x$0 FROM a JOIN b USING (x)',
      'WITH a AS (SELECT 1 AS new), b AS (SELECT 2 AS new) SELECT new FROM a JOIN b USING (new)',
    );
  });

  it('of an alias of the select list changes ORDER BY, GROUP BY and HAVING', () => {
    check(
      'SELECT count(*) AS total$0 FROM aws.s3.buckets GROUP BY region HAVING total > 1 ORDER BY total',
      'SELECT count(*) AS new FROM aws.s3.buckets GROUP BY region HAVING new > 1 ORDER BY new',
    );
  });

  it('of a window and of a parameter', () => {
    check(
      'SELECT rank() OVER w$0, sum(1) OVER (w) FROM aws.s3.buckets WINDOW w AS (ORDER BY region)',
      'SELECT rank() OVER new, sum(1) OVER (new) FROM aws.s3.buckets WINDOW new AS (ORDER BY region)',
    );
    check('SELECT :na$0me, :name, :other', 'SELECT :new, :new, :other');
  });

  it('of a template variable changes the whole file', () => {
    check(
      "{% set place = 'x' %}\nSELECT {{ place$0 | upper }};\nSELECT '{{ place }}'",
      "{% set new = 'x' %}\nSELECT {{ new | upper }};\nSELECT '{{ new }}'",
    );
  });

  it('of a view that another one of its name hides leaves that one and its readers alone', () => {
    const [first, second] = [
      'CREATE VIEW v$0 AS SELECT 1 AS x',
      'CREATE VIEW v$0 AS SELECT 2 AS x',
    ];
    const text = (...parts: readonly string[]): string => parts.join('; ');
    const plain = (part: string): string => part.replace('$0', '');
    check(
      text(plain(first), second, 'SELECT x FROM v'),
      'CREATE VIEW v AS SELECT 1 AS x; CREATE VIEW new AS SELECT 2 AS x; SELECT x FROM v',
    );
    check(
      text(first, plain(second), 'SELECT x FROM v'),
      'CREATE VIEW new AS SELECT 1 AS x; CREATE VIEW v AS SELECT 2 AS x; SELECT x FROM new',
    );
    check(
      text(first, 'DROP VIEW v', plain(second), 'SELECT x FROM v'),
      'CREATE VIEW new AS SELECT 1 AS x; DROP VIEW new; CREATE VIEW new AS SELECT 2 AS x; SELECT x FROM new',
    );
  });

  it('of a view and of its columns changes other files', () => {
    expect(
      renamed(
        'CREATE VIEW lar$0ge AS SELECT 1 AS x',
        'small',
        'SELECT large.x FROM large; DROP VIEW large',
      ),
    ).toEqual(['CREATE VIEW small AS SELECT 1 AS x', 'SELECT small.x FROM small; DROP VIEW small']);
    expect(
      renamed(
        'SELECT v.x$0 FROM v',
        'y',
        'CREATE VIEW v AS WITH a AS (SELECT 1 AS x) SELECT x FROM a',
        'CREATE VIEW w AS SELECT x FROM v; SELECT x, x AS z FROM w',
      ),
    ).toEqual([
      'SELECT v.y FROM v',
      'CREATE VIEW v AS WITH a AS (SELECT 1 AS y) SELECT y FROM a',
      'CREATE VIEW w AS SELECT y FROM v; SELECT y, y AS z FROM w',
    ]);
  });

  it("of a view's column with a resource's name writes an alias in the view", () => {
    expect(
      renamed('SELECT arn$0 FROM v', 'name', 'CREATE VIEW v AS SELECT arn FROM aws.s3.buckets'),
    ).toEqual(['SELECT name FROM v', 'CREATE VIEW v AS SELECT arn AS name FROM aws.s3.buckets']);
  });

  it('quotes a name that needs it, and keeps the quotes of one that has them', () => {
    check('SELECT 1 AS x$0', 'SELECT 1 AS "my name"', 'my name');
    check('SELECT 1 AS x$0', 'SELECT 1 AS "my name"', '"my name"');
    check('SELECT 1 AS x$0', 'SELECT 1 AS "group"', 'group');
    check('SELECT 1 AS x$0', 'SELECT 1 AS "a""b"', 'a"b');
    check('SELECT 1 AS `x$0`', 'SELECT 1 AS `new`');
    check(
      'WITH "a b" AS (SELECT 1 AS x) SELECT "a b"$0.x FROM "a b"',
      'WITH "new" AS (SELECT 1 AS x) SELECT "new".x FROM "new"',
    );
  });

  it('is refused for what AWS, SQLite or another file names, with a way to go', () => {
    expect(renameable('SELECT reg$0ion FROM aws.s3.buckets')).toBe(
      '`region` is a column of `aws.s3.buckets`: give it an alias to rename it.',
    );
    expect(renameable('SELECT * FROM aws.s3.buck$0ets')).toContain('is a resource of AWS');
    expect(renameable('SELECT cou$0nt(*)')).toContain('is a function');
    expect(renameable('SELECT {{ pl$0ace }}')).toContain('outside of this file');
    expect(renameable('SELECT$0 1')).toContain('Nothing to rename');
    expect(renameable('SELECT value$0 FROM json_each(1)')).toContain('a function gives');
    expect(
      renamed(
        'WITH a AS (SELECT 1 AS region) SELECT 1 FROM a JOIN aws.s3.buckets USING (region$0)',
        'x',
      ),
    ).toContain('is a column of');
    expect(
      renamed(
        'WITH a AS (SELECT 1 AS region$0) SELECT 1 FROM a JOIN aws.s3.buckets USING (region)',
        'x',
      ),
    ).toContain('is a column of');
  });

  it('starts with the name as it is, without quotes', () => {
    expect(renameable('SELECT 1 AS "my n$0ame"')).toBe('my name');
    expect(renameable('SELECT b$0.region FROM aws.s3.buckets b')).toBe('b');
  });

  it('is refused where the new name means something already', () => {
    expect(renamed('WITH a AS (SELECT 1 AS x$0, 2 AS y) SELECT x, y FROM a', 'y')).toContain(
      'already',
    );
    expect(
      renamed('WITH a AS (SELECT 1 AS x$0, 2 AS y) SELECT x FROM a WHERE y = 1', 'y'),
    ).toContain('already');
    expect(renamed('SELECT a.arn, b.arn FROM aws.s3.buckets a$0, aws.sqs.queues b', 'b')).toContain(
      'already',
    );
    expect(
      renamed('WITH a AS (SELECT 1 AS x$0), b AS (SELECT 2 AS z) SELECT x, z FROM a, b', 'z'),
    ).toMatch(/already|no longer/);
    expect(renamed('CREATE VIEW v$0 AS SELECT 1', 'w', 'CREATE VIEW w AS SELECT 2')).toContain(
      'There is a view `w`',
    );
  });

  it('is refused in the same words where the view is defined twice', () => {
    const twice =
      'CREATE VIEW v AS SELECT 1 AS x; CREATE VIEW v AS SELECT 2 AS x; SELECT x FROM v$0';
    expect(renamed(twice, 'w', 'CREATE VIEW w AS SELECT 1')).toBe(
      'There is a view `w` already: choose another name.',
    );
  });

  it('is refused where a name would mean something else in a file that it does not change', () => {
    expect(
      renamed(
        'CREATE VIEW v AS SELECT 1 AS x$0',
        'y',
        'WITH a AS (SELECT 2 AS y) SELECT y FROM a JOIN v ON true',
      ),
    ).toMatch(/already|no longer/);
  });

  it('is refused where it would change what a NATURAL JOIN joins by', () => {
    expect(
      renamed(
        'WITH a AS (SELECT 1 AS x$0), b AS (SELECT 2 AS x) SELECT 1 FROM a NATURAL JOIN b',
        'y',
      ),
    ).toContain('no longer mean the same');
  });

  it('is refused where a template or an unknown table hides a use', () => {
    const hidden = 'hidden in one place';
    expect(
      renamed('WITH a AS (SELECT *, 1 AS x$0 FROM aws.s3.nothing) SELECT x FROM a', 'y'),
    ).toContain(hidden);
    expect(
      renamed(
        'WITH a AS (SELECT 1 AS x$0) SELECT x FROM a {% if b %} WHERE x = 1 {% endif %}',
        'y',
      ),
    ).toContain(hidden);
    check(
      'SELECT b.region FROM aws.s3.buckets b$0 {% if b %} WHERE b.arn = 1 {% endif %}',
      'SELECT new.region FROM aws.s3.buckets new {% if b %} WHERE new.arn = 1 {% endif %}',
    );
  });

  it('is refused for a name that is none', () => {
    expect(renamed('SELECT 1 AS x$0', ' ')).toContain('is no name');
    expect(renamed('SELECT :x$0', 'a b')).toContain('is no name');
    expect(renamed('{% set x$0 = 1 %}', 'a b')).toContain('is no name');
  });
});
