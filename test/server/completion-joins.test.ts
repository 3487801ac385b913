import { describe, expect, it } from 'vitest';
import { accepting, checkCompletion, proposalAt } from './check-completion.ts';

describe('completion of whole joins', () => {
  it('offers the types that belong to the one before, with their condition', () => {
    checkCompletion('SELECT * FROM aws.ec2.vpcs v JOIN $0', {
      first: ['aws.ec2.subnets s ON s.vpc_id = v.vpc_id'],
      has: ['aws.ec2.security_groups sg ON sg.vpc_id = v.vpc_id', 'aws'],
    });
    checkCompletion('SELECT * FROM aws.ec2.vpcs v LEFT JOIN $0', {
      first: ['aws.ec2.subnets s ON s.vpc_id = v.vpc_id'],
    });
  });

  it('offers the parent first, which supplies what a list needs', () => {
    checkCompletion('SELECT * FROM aws.iottwinmaker.sync_jobs j JOIN $0', {
      first: ['aws.iottwinmaker.workspaces w ON w.workspace_id = j.workspace_id'],
    });
  });

  it('offers what a column names, in other services too', () => {
    checkCompletion('SELECT * FROM aws.lambda.functions f JOIN $0', {
      has: ['aws.iam.roles r ON r.arn = f.role', 'aws.kms.keys k ON k.arn = f.kms_key_arn'],
    });
  });

  it('joins no list of keys by equality', () => {
    checkCompletion('SELECT * FROM aws.lambda.functions f JOIN $0', {
      lacks: ['aws.lambda.layer_versions lv ON lv.layer_version_arn = f.layers'],
    });
  });

  it('finds them by the name of the resource, also behind its service', () => {
    checkCompletion('SELECT * FROM aws.ec2.vpcs v JOIN sub$0', {
      first: ['aws.ec2.subnets s ON s.vpc_id = v.vpc_id', 'aws.ec2.subnets'],
    });
    expect(
      accepting(
        'SELECT * FROM aws.ec2.vpcs v JOIN aws.ec2.sub$0',
        'subnets s ON s.vpc_id = v.vpc_id',
      ),
    ).toBe('SELECT * FROM aws.ec2.vpcs v JOIN aws.ec2.subnets s ON s.vpc_id = v.vpc_id');
  });

  it('takes an alias that is free', () => {
    checkCompletion(
      'SELECT * FROM aws.ec2.vpcs v JOIN aws.ec2.vpc_endpoints s ON s.vpc_id = v.vpc_id JOIN $0',
      { has: ['aws.ec2.subnets s2 ON s2.vpc_id = v.vpc_id'] },
    );
  });

  it('joins the name of a table that has no alias', () => {
    checkCompletion('SELECT * FROM aws.ec2.vpcs JOIN $0', {
      first: ['aws.ec2.subnets s ON s.vpc_id = vpcs.vpc_id'],
    });
  });

  it('says where the condition comes from, and documents the resource', () => {
    expect(
      proposalAt(
        'SELECT * FROM aws.iottwinmaker.sync_jobs j JOIN $0',
        'aws.iottwinmaker.workspaces w ON w.workspace_id = j.workspace_id',
      ),
    ).toMatchObject({
      hint: 'parent',
      documentedBy: { page: 'resource', name: 'aws.iottwinmaker.workspaces' },
    });
  });

  it('offers the elements of a list as a table', () => {
    checkCompletion('SELECT * FROM aws.s3.buckets b, $0', {
      has: ['json_each(b.tags) t', 'json_each(b.analytics_configurations) ac'],
    });
    checkCompletion('SELECT * FROM aws.s3.buckets b JOIN tag$0', { has: ['json_each(b.tags) t'] });
    checkCompletion('SELECT * FROM aws.s3.buckets b WHERE arn IN (SELECT 1 FROM $0)', {
      lacks: ['json_each(b.tags) t'],
    });
  });

  it('is not offered where no join is written', () => {
    checkCompletion('SELECT * FROM aws.ec2.vpcs v, $0', {
      lacks: ['aws.ec2.subnets s ON s.vpc_id = v.vpc_id'],
    });
  });
});

describe('completion of the condition of a join', () => {
  it('proposes equal names of keys where the catalog knows no reference', () => {
    checkCompletion(
      'WITH a AS (SELECT role_name AS own_key FROM aws.iam.roles), b AS (SELECT 1 AS own_key) SELECT * FROM a JOIN b ON $0',
      { first: ['b.own_key = a.own_key'] },
    );
  });

  it('follows a reference into a common table', () => {
    checkCompletion(
      'WITH r AS (SELECT role_name, arn AS role_arn FROM aws.iam.roles) SELECT * FROM aws.lambda.functions f JOIN r ON $0',
      { first: ['f.role = r.role_arn'] },
    );
  });

  it('meets a reference on the other side of an equality', () => {
    checkCompletion('SELECT * FROM aws.lambda.functions f JOIN aws.iam.roles r ON r.arn = $0', {
      first: ['role'],
      lacks: ['r.arn'],
    });
  });

  it('does not take a region or tags for a key', () => {
    checkCompletion('SELECT * FROM aws.s3.buckets b JOIN aws.sqs.queues q ON $0', {
      lacks: ['q.region = b.region', 'q.tags = b.tags', 'q.arn = b.arn'],
    });
  });
});
