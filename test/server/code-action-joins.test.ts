import { describe, expect, it } from 'vitest';
import { checkAction, checkSameRows, fixesAt, titlesAt } from './check-code-action.ts';

describe('a list that lacks its input', () => {
  it('is joined with the table that has it', () => {
    checkAction(
      'SELECT j.state FROM aws.iottwinmaker.sync_jobs$0 j',
      'Join `aws.iottwinmaker.workspaces` for its `workspace_id`',
      'SELECT j.state FROM aws.iottwinmaker.sync_jobs j JOIN aws.iottwinmaker.workspaces w ON w.workspace_id = j.workspace_id',
    );
  });

  it('keeps its columns and its star to itself', () => {
    checkAction(
      "SELECT *, arn, state\nFROM aws.iottwinmaker.sync_jobs$0\nWHERE region = 'us-east-1'\nORDER BY arn",
      'Join `aws.iottwinmaker.workspaces` for its `workspace_id`',
      "SELECT sync_jobs.*, sync_jobs.arn, state\nFROM aws.iottwinmaker.sync_jobs\nJOIN aws.iottwinmaker.workspaces w ON w.workspace_id = sync_jobs.workspace_id\nWHERE sync_jobs.region = 'us-east-1'\nORDER BY sync_jobs.arn",
    );
  });

  it('is not joined where an outer join keeps rows without it', () => {
    const text =
      'SELECT v.vpc_id FROM aws.ec2.vpcs v LEFT JOIN aws.iottwinmaker.sync_jobs$0 j ON j.state = v.vpc_id';
    expect(fixesAt(text).filter((title) => title.includes('Join'))).toEqual([]);
  });
});

describe('commas between tables', () => {
  it('become joins with the conditions that connect the two', () => {
    checkAction(
      "SELECT 1 FROM aws.ec2.vpcs v$0, aws.ec2.subnets s WHERE v.vpc_id = s.vpc_id AND v.region = 'us-east-1'",
      'Write the commas of FROM as JOIN',
      "SELECT 1 FROM aws.ec2.vpcs v JOIN aws.ec2.subnets s ON v.vpc_id = s.vpc_id WHERE v.region = 'us-east-1'",
    );
  });

  it('leave no WHERE where nothing is left for it, and keep the lines', () => {
    checkAction(
      `SELECT 1
FROM aws.ec2.vpcs v,
     aws.ec2.subnets s,
     aws.ec2.instances i$0
WHERE i.subnet_id = s.subnet_id
  AND v.vpc_id = s.vpc_id
ORDER BY 1`,
      'Write the commas of FROM as JOIN',
      `SELECT 1
FROM aws.ec2.vpcs v
JOIN aws.ec2.subnets s ON v.vpc_id = s.vpc_id
JOIN aws.ec2.instances i ON i.subnet_id = s.subnet_id
ORDER BY 1`,
    );
  });

  it('become a cross join where nothing connects the two', () => {
    checkAction(
      'SELECT 1 FROM aws.ec2.vpcs v$0, aws.ec2.subnets s WHERE v.vpc_id IS NULL OR s.subnet_id IS NULL',
      'Write the commas of FROM as JOIN',
      'SELECT 1 FROM aws.ec2.vpcs v JOIN aws.ec2.subnets s ON v.vpc_id IS NULL OR s.subnet_id IS NULL',
    );
    checkAction(
      'SELECT 1 FROM aws.ec2.vpcs v$0, aws.ec2.subnets s',
      'Write the commas of FROM as JOIN',
      'SELECT 1 FROM aws.ec2.vpcs v CROSS JOIN aws.ec2.subnets s',
    );
  });

  it('stay beside an outer join', () => {
    const text =
      'SELECT 1 FROM aws.ec2.vpcs v$0 LEFT JOIN aws.ec2.subnets s ON s.vpc_id = v.vpc_id, aws.ec2.instances i';
    expect(titlesAt(text)).not.toContain('Write the commas of FROM as JOIN');
  });

  it.each([
    'SELECT v.vpc_id, s.subnet_id FROM aws.ec2.vpcs v$0, aws.ec2.subnets s WHERE v.vpc_id = s.vpc_id',
    'SELECT w.workspace_id, j.state FROM aws.iottwinmaker.workspaces w$0, aws.iottwinmaker.sync_jobs j WHERE w.workspace_id = j.workspace_id',
    'SELECT v.vpc_id, i.instance_id FROM aws.ec2.vpcs v$0, aws.ec2.subnets s, aws.ec2.instances i WHERE i.subnet_id = s.subnet_id AND s.vpc_id = v.vpc_id AND i.ebs_optimized = 1',
  ])('give the same rows: %s', async (text) => {
    await checkSameRows(text, 'Write the commas of FROM as JOIN');
  });
});

describe('tables without an alias', () => {
  it('get one, which is said wherever the name stood', () => {
    checkAction(
      'SELECT vpcs.*, aws.ec2.subnets.subnet_id FROM aws.ec2.vpcs$0 JOIN aws.ec2.subnets ON subnets.vpc_id = vpcs.vpc_id WHERE EXISTS (SELECT 1 WHERE vpcs.region IS NULL)',
      'Give every table an alias',
      'SELECT v.*, s.subnet_id FROM aws.ec2.vpcs v JOIN aws.ec2.subnets s ON s.vpc_id = v.vpc_id WHERE EXISTS (SELECT 1 WHERE v.region IS NULL)',
    );
  });

  it('get one that no other table has, unless nothing is said of them', () => {
    checkAction(
      'SELECT tags FROM aws.ec2.subnets_list_only s JOIN aws.ec2.vpcs ON 1 JOIN aws.ec2.subnets_list_only$0 ON subnets_list_only.subnet_id = s.subnet_id JOIN aws.s3.buckets_list_only',
      'Give every table an alias',
      'SELECT v.tags FROM aws.ec2.subnets_list_only s JOIN aws.ec2.vpcs v ON 1 JOIN aws.ec2.subnets_list_only slo ON slo.subnet_id = s.subnet_id JOIN aws.s3.buckets_list_only',
    );
  });

  it('keep what has an alias', () => {
    expect(titlesAt('SELECT 1 FROM aws.ec2.vpcs$0 v')).toEqual([]);
  });

  it.each([
    'SELECT vpcs.vpc_id, subnet_id FROM aws.ec2.vpcs$0 LEFT JOIN aws.ec2.subnets ON subnets.vpc_id = vpcs.vpc_id',
  ])('give the same rows: %s', async (text) => {
    await checkSameRows(text, 'Give every table an alias');
  });
});

describe('columns without their table', () => {
  it('all get it', () => {
    checkAction(
      'SELECT cidr_b$0lock AS c, subnet_id FROM (SELECT vpc_id, cidr_block FROM aws.ec2.vpcs) v JOIN aws.ec2.subnets_list_only s ON v.vpc_id = subnet_id ORDER BY c, subnet_id',
      'Write its table before every column',
      'SELECT v.cidr_block AS c, s.subnet_id FROM (SELECT vpc_id, cidr_block FROM aws.ec2.vpcs) v JOIN aws.ec2.subnets_list_only s ON v.vpc_id = s.subnet_id ORDER BY c, s.subnet_id',
    );
  });

  it('but those that USING shares', () => {
    checkAction(
      'SELECT vpc_id, region, subnet_i$0d FROM (SELECT vpc_id FROM aws.ec2.vpcs) v JOIN aws.ec2.subnets s USING (vpc_id)',
      'Write its table before every column',
      'SELECT vpc_id, s.region, s.subnet_id FROM (SELECT vpc_id FROM aws.ec2.vpcs) v JOIN aws.ec2.subnets s USING (vpc_id)',
    );
  });

  it('stay where there is one table', () => {
    expect(titlesAt('SELECT cidr_b$0lock FROM aws.ec2.vpcs')).toEqual([]);
  });

  it('give the same rows', async () => {
    await checkSameRows(
      'SELECT c, subnet_i$0d FROM (SELECT vpc_id AS v, cidr_block AS c FROM aws.ec2.vpcs) v LEFT JOIN aws.ec2.subnets s ON v = vpc_id',
      'Write its table before every column',
    );
  });
});

describe('a query without end', () => {
  it('gets a LIMIT with the cursor on its first word', () => {
    checkAction(
      "SEL$0ECT arn\nFROM aws.s3.buckets\nWHERE region = 'us-east-1' -- here\n;",
      'Add `LIMIT 100`',
      "SELECT arn\nFROM aws.s3.buckets\nWHERE region = 'us-east-1'\nLIMIT 100 -- here\n;",
    );
  });

  it('keeps a LIMIT that it has', () => {
    expect(titlesAt('SEL$0ECT arn FROM aws.s3.buckets LIMIT 3')).toEqual([]);
  });
});
