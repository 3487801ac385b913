import { describe, expect, it } from 'vitest';
import { accepting, checkCompletion, proposalAt } from './check-completion.ts';

describe('completion of * written out', () => {
  it('writes all columns in place of the *', () => {
    expect(accepting('SELECT *$0 FROM (SELECT 1 AS a, 2 AS b) q', '* written out')).toBe(
      'SELECT a, b FROM (SELECT 1 AS a, 2 AS b) q',
    );
    expect(accepting('SELECT $0 FROM (SELECT 1 AS a, 2 AS b) q', '* written out')).toBe(
      'SELECT a, b FROM (SELECT 1 AS a, 2 AS b) q',
    );
  });

  it('qualifies them where there are several tables', () => {
    expect(accepting('SELECT *$0 FROM (SELECT 1 AS a) q, (SELECT 2 AS a) r', '* written out')).toBe(
      'SELECT q.a, r.a FROM (SELECT 1 AS a) q, (SELECT 2 AS a) r',
    );
  });

  it('leaves a column that two tables share without one, as it is of both', () => {
    const from = 'FROM (SELECT 1 AS a, 2 AS b) q FULL JOIN (SELECT 3 AS a) r USING (a)';
    expect(accepting(`SELECT *$0 ${from}`, '* written out')).toBe(`SELECT a, q.b ${from}`);
  });

  it("writes out one table's columns behind its alias", () => {
    const from = 'FROM (SELECT 1 AS a, 3 AS b) q, (SELECT 2 AS a) r';
    expect(accepting(`SELECT q.*$0 ${from}`, '* written out')).toBe(`SELECT q.a, q.b ${from}`);
    expect(accepting(`SELECT q.$0 ${from}`, '* written out')).toBe(`SELECT q.a, q.b ${from}`);
  });

  it('quotes what is no plain name', () => {
    expect(
      accepting('SELECT *$0 FROM (SELECT count(*) FROM aws.s3.buckets) q', '* written out'),
    ).toBe('SELECT "count(*)" FROM (SELECT count(*) FROM aws.s3.buckets) q');
  });

  it('says how many there are, and puts a long list on lines of its own', () => {
    const { hint, text } = proposalAt('SELECT *$0 FROM aws.ec2.instances', '* written out');
    expect(hint).toMatch(/^\d\d columns$/);
    expect(text).toMatch(/^instance_id,\n {2}\w+,\n/);
  });

  it('is not offered where some columns are not known, nor in count(*)', () => {
    checkCompletion('SELECT *$0 FROM {{ table }}', { lacks: ['* written out'] });
    checkCompletion('SELECT count(*$0) FROM aws.s3.buckets', { lacks: ['* written out'] });
    checkCompletion('SELECT 2 *$0 FROM aws.s3.buckets', { lacks: ['* written out'] });
  });
});

describe('completion after GROUP BY', () => {
  it('proposes all that is not aggregated at once, then one by one, then the other columns', () => {
    checkCompletion(
      'SELECT region, instance_type, count(*) AS n FROM aws.ec2.instances GROUP BY $0',
      { first: ['region, instance_type', 'region', 'instance_type', 'instance_id'], lacks: ['n'] },
    );
  });

  it('proposes one column only once, and none that is grouped by already', () => {
    checkCompletion('SELECT region, count(*) FROM aws.ec2.instances GROUP BY $0', {
      first: ['region', 'instance_id'],
    });
    checkCompletion(
      'SELECT region, instance_type, count(*) FROM aws.ec2.instances GROUP BY region, $0',
      { first: ['instance_type'], lacks: ['region, instance_type'] },
    );
  });

  it('proposes expressions as they are written, and aliases for them', () => {
    checkCompletion(
      'SELECT upper(region), lower(arn) AS low, max(arn, region), max(arn) FROM aws.s3.buckets GROUP BY $0',
      {
        first: ['upper(region), low, max(arn, region)', 'upper(region)', 'low', 'max(arn, region)'],
        lacks: ['max(arn)'],
      },
    );
  });

  it('takes no window function and no constant for something to group by', () => {
    checkCompletion(
      "SELECT region, 'x', row_number() OVER (ORDER BY arn) AS place FROM aws.s3.buckets GROUP BY $0",
      { first: ['region'], lacks: ['place', "'x'"] },
    );
  });
});

describe('completion after ORDER BY', () => {
  it('proposes aliases, then the other selected items, then columns', () => {
    checkCompletion(
      'SELECT region, count(*) AS total, max(arn) FROM aws.s3.buckets GROUP BY region ORDER BY $0',
      { first: ['total', 'region', 'max(arn)', 'bucket_name'] },
    );
  });

  it('proposes nothing but the columns of a set operation', () => {
    checkCompletion(
      'SELECT bucket_name AS name FROM aws.s3.buckets UNION SELECT role_name FROM aws.iam.roles ORDER BY $0',
      { exactly: ['name'] },
    );
  });
});
