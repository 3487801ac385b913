import { describe, expect, it } from 'vitest';
import { checkAction, fixesAt, titlesAt } from './check-code-action.ts';

describe('what nothing uses', () => {
  it('goes away: the only common table, with its WITH', () => {
    checkAction(
      'WITH un$0used AS (SELECT 1 AS x)\nSELECT arn FROM aws.s3.buckets',
      'Remove `unused`',
      'SELECT arn FROM aws.s3.buckets',
    );
  });

  it('goes away: a common table among others', () => {
    checkAction(
      'WITH a AS (SELECT 1 AS x), b$0 AS (SELECT 2 AS x), c AS (SELECT 3 AS x) SELECT a.x FROM a JOIN c ON a.x = c.x',
      'Remove `b`',
      'WITH a AS (SELECT 1 AS x), c AS (SELECT 3 AS x) SELECT a.x FROM a JOIN c ON a.x = c.x',
    );
    checkAction(
      'WITH a$0 AS (SELECT 1 AS x), c AS (SELECT 3 AS x) SELECT x FROM c',
      'Remove `a`',
      'WITH c AS (SELECT 3 AS x) SELECT x FROM c',
    );
  });

  it('goes away: an alias, with its AS', () => {
    checkAction(
      'SELECT arn FROM aws.s3.buckets AS b$0 ORDER BY arn',
      'Remove `b`',
      'SELECT arn FROM aws.s3.buckets ORDER BY arn',
    );
  });
});

describe('a column that is always NULL', () => {
  it('leaves the select list, with its comma', () => {
    checkAction(
      'SELECT db_instance_identifier, master_user_password$0 FROM aws.rds.db_instances',
      'Remove `master_user_password`',
      'SELECT db_instance_identifier FROM aws.rds.db_instances',
    );
    checkAction(
      'SELECT master_user_password$0, db_instance_identifier FROM aws.rds.db_instances',
      'Remove `master_user_password`',
      'SELECT db_instance_identifier FROM aws.rds.db_instances',
    );
  });
});

describe('a LIMIT that saves no calls', () => {
  it('goes away, with its line', () => {
    checkAction(
      'SELECT count(*)\nFROM aws.s3.buckets\nWHERE tags IS NULL\nLIM$0IT 3;',
      'Remove the LIMIT',
      'SELECT count(*)\nFROM aws.s3.buckets\nWHERE tags IS NULL;',
    );
  });

  it('is not added', () => {
    expect(titlesAt('SEL$0ECT count(*) FROM aws.s3.buckets WHERE tags IS NULL')).toEqual([]);
  });
});

describe('a join without a condition', () => {
  it('gets one that the catalog knows', () => {
    const text = 'SELECT v.cidr_block, s.subnet_id FROM aws.ec2.vpcs v, aws.ec2.subnets$0 s';
    expect(fixesAt(text).at(0)).toBe('* Join on `s.vpc_id = v.vpc_id`');
    expect(fixesAt(text).at(-1)).toBe('Write `CROSS JOIN`');
    checkAction(
      text,
      'Join on `s.vpc_id = v.vpc_id`',
      'SELECT v.cidr_block, s.subnet_id FROM aws.ec2.vpcs v JOIN aws.ec2.subnets s ON s.vpc_id = v.vpc_id',
    );
    checkAction(
      'SELECT v.cidr_block, s.subnet_id FROM aws.ec2.vpcs v INNER JOIN aws.ec2.subnets$0 s WHERE 1',
      'Join on `s.vpc_id = v.vpc_id`',
      'SELECT v.cidr_block, s.subnet_id FROM aws.ec2.vpcs v INNER JOIN aws.ec2.subnets s ON s.vpc_id = v.vpc_id WHERE 1',
    );
  });

  it('is said to be a cross join', () => {
    checkAction(
      'SELECT v.vpc_id, i.instance_id FROM aws.ec2.vpcs v, aws.ec2.instances$0 i',
      'Write `CROSS JOIN`',
      'SELECT v.vpc_id, i.instance_id FROM aws.ec2.vpcs v CROSS JOIN aws.ec2.instances i',
    );
    checkAction(
      'SELECT v.vpc_id, i.instance_id FROM aws.ec2.vpcs v INNER JOIN aws.ec2.instances$0 i',
      'Write `CROSS JOIN`',
      'SELECT v.vpc_id, i.instance_id FROM aws.ec2.vpcs v CROSS JOIN aws.ec2.instances i',
    );
  });
});

describe('a value that can never be', () => {
  it('leaves a list', () => {
    checkAction(
      "SELECT arn FROM aws.s3.buckets WHERE bucket_name IN ('a', NU$0LL, 'b')",
      'Leave `NULL` out of the list',
      "SELECT arn FROM aws.s3.buckets WHERE bucket_name IN ('a', 'b')",
    );
  });

  it('stays in a list of its own', () => {
    expect(fixesAt('SELECT arn FROM aws.s3.buckets WHERE bucket_name IN (NU$0LL)')).toEqual([]);
  });
});

describe('a mutation that names no resource', () => {
  it('gets a condition on the identifier', () => {
    checkAction(
      "DELETE FROM aws.s3.buckets$0 WHERE region = 'us-east-1'",
      'Add `data__Identifier = …`',
      "DELETE FROM aws.s3.buckets WHERE region = 'us-east-1' AND data__Identifier = '<BucketName>'",
    );
  });
});
