import { describe, expect, it } from 'vitest';
import { checkAction, checkSameRows, titlesAt } from './check-code-action.ts';

const extraction = (name: string): string => `Extract the subquery into a common table \`${name}\``;

describe('a subquery', () => {
  it('of FROM goes in front under its alias', () => {
    checkAction(
      'SELECT s.n FROM ($0SELECT count(*) AS n FROM aws.s3.buckets) AS s WHERE s.n > 1',
      extraction('s'),
      'WITH s AS (SELECT count(*) AS n FROM aws.s3.buckets) SELECT s.n FROM s WHERE s.n > 1',
    );
  });

  it('is laid out as the statement is', () => {
    checkAction(
      `SELECT s.n
FROM $0(
    SELECT count(*) AS n
    FROM aws.s3.buckets
    WHERE region = 'us-east-1'
) s
ORDER BY 1;`,
      extraction('s'),
      `WITH s AS (
  SELECT count(*) AS n
  FROM aws.s3.buckets
  WHERE region = 'us-east-1'
)
SELECT s.n
FROM s
ORDER BY 1;`,
    );
  });

  it('of IN takes the name of the table that it reads', () => {
    checkAction(
      'SELECT arn FROM aws.s3.buckets WHERE bucket_name IN ($0SELECT vpc_id FROM aws.ec2.vpcs)',
      extraction('vpcs'),
      'WITH vpcs AS (SELECT vpc_id FROM aws.ec2.vpcs) SELECT arn FROM aws.s3.buckets WHERE bucket_name IN (SELECT * FROM vpcs)',
    );
  });

  it('of EXISTS and a single value keep their place', () => {
    checkAction(
      'SELECT 1 WHERE EXISTS ($0SELECT 1 FROM aws.ec2.vpcs)',
      extraction('vpcs'),
      'WITH vpcs AS (SELECT 1 FROM aws.ec2.vpcs) SELECT 1 WHERE EXISTS (SELECT * FROM vpcs)',
    );
    checkAction(
      'SELECT ($0SELECT max(vpc_id) FROM aws.ec2.vpcs) AS newest',
      extraction('vpcs'),
      'WITH vpcs AS (SELECT max(vpc_id) FROM aws.ec2.vpcs) SELECT (SELECT * FROM vpcs) AS newest',
    );
  });

  it('joins the common tables that are there, before the one that it stands in', () => {
    checkAction(
      'WITH a AS (SELECT 1 AS x) SELECT x FROM a JOIN ($0SELECT x AS y FROM a) b ON y = x',
      extraction('b'),
      'WITH a AS (SELECT 1 AS x), b AS (SELECT x AS y FROM a) SELECT x FROM a JOIN b ON y = x',
    );
    checkAction(
      'WITH a AS (SELECT x FROM ($0SELECT 1 AS x) i) SELECT x FROM a',
      extraction('i'),
      'WITH i AS (SELECT 1 AS x), a AS (SELECT x FROM i) SELECT x FROM a',
    );
  });

  it('keeps its comments, and lines that have a meaning', () => {
    checkAction(
      `SELECT s.x FROM (
    $0SELECT 'a
b' AS x -- two lines
    FROM aws.s3.buckets
) s`,
      extraction('s'),
      `WITH s AS (
  SELECT 'a
b' AS x -- two lines
    FROM aws.s3.buckets
)
SELECT s.x FROM s`,
    );
  });

  it('takes no name that it reads itself', () => {
    expect(titlesAt('SELECT recent.x FROM ($0SELECT x FROM recent) recent')).not.toContain(
      extraction('recent'),
    );
  });

  it('is meant where all of it is selected', () => {
    expect(titlesAt('SELECT n FROM ($0SELECT 1 AS n$0) s')).toContain(extraction('s'));
  });

  it('takes a name that nothing has', () => {
    checkAction(
      'SELECT vpcs.vpc_id FROM aws.ec2.vpcs WHERE vpc_id IN ($0SELECT vpc_id FROM aws.ec2.vpcs)',
      extraction('vpcs2'),
      'WITH vpcs2 AS (SELECT vpc_id FROM aws.ec2.vpcs) SELECT vpcs.vpc_id FROM aws.ec2.vpcs WHERE vpc_id IN (SELECT * FROM vpcs2)',
    );
  });

  it.each([
    [
      'it uses a column of the query around it',
      'SELECT 1 FROM aws.ec2.vpcs v WHERE EXISTS ($0SELECT 1 FROM aws.ec2.subnets s WHERE s.vpc_id = v.vpc_id)',
    ],
    [
      'it uses a common table that is not there in front',
      'SELECT 1 FROM (WITH a AS (SELECT 1 AS x) SELECT * FROM ($0SELECT x FROM a) i) o',
    ],
    ['the cursor is far from its start', 'SELECT n FROM (SELECT 1 AS $0n) s'],
    ['a comment would be lost', 'SELECT n FROM ($0SELECT 1 AS n /* one */) s'],
    ['the statement cannot be read', 'SELECT n FROM ($0SELECT 1 AS n) s WHERE'],
  ])('stays where %s', (_, text) => {
    expect(titlesAt(text).filter((title) => title.startsWith('Extract'))).toEqual([]);
  });

  it.each([
    ['SELECT cidr_block FROM ($0SELECT * FROM aws.ec2.vpcs) v', 'v'],
    [
      "SELECT subnet_id FROM aws.ec2.subnets WHERE vpc_id IN ($0SELECT vpc_id FROM aws.ec2.vpcs WHERE cidr_block LIKE '10.1%')",
      'vpcs',
    ],
    [
      'SELECT state FROM aws.iottwinmaker.sync_jobs WHERE workspace_id IN ($0SELECT workspace_id FROM aws.iottwinmaker.workspaces)',
      'workspaces',
    ],
    [
      'SELECT subnet_id, ($0SELECT max(vpc_id) FROM aws.ec2.vpcs) FROM aws.ec2.subnets ORDER BY subnet_id',
      'vpcs',
    ],
  ])('gives the same rows: %s', async (text, name) => {
    await checkSameRows(text, extraction(name));
  });
});

describe('a common table', () => {
  it('that is read once goes where it is read', () => {
    checkAction(
      'WITH $0b AS (SELECT bucket_name AS n FROM aws.s3.buckets) SELECT b.n FROM b WHERE b.n > 1',
      'Inline `b`',
      'SELECT b.n FROM (SELECT bucket_name AS n FROM aws.s3.buckets) AS b WHERE b.n > 1',
    );
  });

  it('keeps an alias, its lines, and the other common tables', () => {
    checkAction(
      `WITH a AS (SELECT 1 AS x),
b AS (
  SELECT x
  FROM a
)
SELECT t.x
FROM $0b t;`,
      'Inline `b`',
      `WITH a AS (SELECT 1 AS x)
SELECT t.x
FROM (
  SELECT x
  FROM a
) t;`,
    );
  });

  it('may be read by another', () => {
    checkAction(
      'WITH a AS (SELECT 1 AS x), b AS (SELECT x FROM a$0) SELECT x FROM b',
      'Inline `a`',
      'WITH b AS (SELECT x FROM (SELECT 1 AS x) AS a) SELECT x FROM b',
    );
  });

  it('goes to all of its places', () => {
    checkAction(
      'WITH $0a AS (SELECT 1 AS x) SELECT l.x FROM a l JOIN a r ON l.x = r.x',
      'Inline `a` in its 2 places',
      'SELECT l.x FROM (SELECT 1 AS x) l JOIN (SELECT 1 AS x) r ON l.x = r.x',
    );
  });

  it.each([
    [
      'it reads itself',
      'WITH RECURSIVE $0a(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM a) SELECT x FROM a LIMIT 3',
    ],
    ['it names its columns', 'WITH $0a(x) AS (SELECT 1) SELECT x FROM a'],
    ['it may differ each time', 'WITH $0a AS (SELECT random() AS x) SELECT l.x FROM a l, a r'],
    ['IN names it', 'WITH $0a AS (SELECT 1 AS x) SELECT 1 FROM a WHERE 1 IN a'],
    ['a comment would be lost', 'WITH $0a AS /* one */ (SELECT 1 AS x) SELECT x FROM a'],
    ['the cursor is in its query', 'WITH a AS (SELECT 1 AS $0x) SELECT x FROM a'],
  ])('stays where %s', (_, text) => {
    expect(titlesAt(text).filter((title) => title.startsWith('Inline'))).toEqual([]);
  });

  it.each([
    'WITH $0v AS (SELECT vpc_id, cidr_block FROM aws.ec2.vpcs) SELECT s.subnet_id, v.cidr_block FROM aws.ec2.subnets s JOIN v ON v.vpc_id = s.vpc_id',
    'WITH $0w AS (SELECT workspace_id FROM aws.iottwinmaker.workspaces) SELECT j.state FROM w JOIN aws.iottwinmaker.sync_jobs j ON j.workspace_id = w.workspace_id',
  ])('gives the same rows: %s', async (text) => {
    await checkSameRows(text, `Inline \`${/\$0(\w)/.exec(text)?.[1] ?? ''}\``);
  });
});
