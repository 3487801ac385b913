import { describe, expect, it } from 'vitest';
import { accepting, checkCompletion, proposalAt, proposalsAt } from './check-completion.ts';

describe('completion of columns', () => {
  it('proposes columns of the table, though it stands behind the cursor', () => {
    checkCompletion('SELECT $0 FROM aws.iottwinmaker.sync_job', {
      has: ['workspace_id', 'sync_source', 'sync_role', 'arn', 'state', 'tags', 'region', '*'],
      lacks: ['data__Identifier'],
    });
    checkCompletion('SELECT arn, $0\nFROM aws.iottwinmaker.sync_job', { has: ['state'] });
  });

  it('proposes columns of an aliased table after its dot', () => {
    checkCompletion(
      'SELECT s.$0 FROM aws.ec2.subnets s JOIN aws.ec2.vpcs v ON s.vpc_id = v.vpc_id',
      {
        has: ['subnet_id', 'vpc_id', 'region'],
        lacks: ['cidr_block_associations', 'SELECT'],
      },
    );
  });

  it('proposes them also where the next clause follows the dot', () => {
    checkCompletion('SELECT s.$0\nFROM aws.ec2.subnets s', { has: ['subnet_id'] });
    checkCompletion('SELECT s.$0 FROM aws.ec2.subnets s WHERE s.region = 1', {
      has: ['subnet_id'],
    });
    checkCompletion('SELECT * FROM aws.ec2.subnets s WHERE s.$0\nORDER BY region', {
      has: ['subnet_id'],
    });
  });

  it('qualifies a column that two tables have, and finds it by its name', () => {
    const text = 'FROM aws.ec2.subnets s JOIN aws.ec2.vpcs v ON s.vpc_id = v.vpc_id';
    checkCompletion(`SELECT $0 ${text}`, {
      has: ['s.vpc_id', 'v.vpc_id', 'subnet_id', 's', 'v'],
      lacks: ['vpc_id'],
    });
    checkCompletion(`SELECT vpc_i$0 ${text}`, { first: ['v.vpc_id', 's.vpc_id'] });
  });

  it('puts the required param first and marks it', () => {
    const [first] = proposalsAt('SELECT * FROM aws.iottwinmaker.sync_job WHERE $0');
    expect(first).toMatchObject({ label: 'data__Identifier', hint: 'required param' });
  });

  it('marks the columns that make up an identifier together', () => {
    const text = 'SELECT * FROM aws.iottwinmaker.sync_job WHERE $0';
    expect(proposalAt(text, 'sync_source').hint).toBe('identifier · string');
  });

  it('does not mark a param that the statement already has', () => {
    const marked = proposalsAt(
      "SELECT * FROM aws.iottwinmaker.sync_job WHERE data__Identifier = 'a|b' AND $0",
    ).filter(({ hint }) => hint?.startsWith('required') === true);
    expect(marked).toEqual([]);
  });

  it('marks the column that a list needs', () => {
    const [first] = proposalsAt('SELECT * FROM aws.iottwinmaker.sync_jobs WHERE $0');
    expect(first).toMatchObject({ label: 'workspace_id', hint: 'required param · string' });
  });

  it('offers the whole WHERE clause that a table lacks', () => {
    checkCompletion('SELECT * FROM aws.iottwinmaker.sync_job $0', {
      first: ['WHERE data__Identifier = …'],
    });
    expect(
      accepting('delete from aws.iottwinmaker.sync_jobs $0', 'where data__Identifier = …'),
    ).toBe("delete from aws.iottwinmaker.sync_jobs where data__Identifier = '${1}'");
  });

  it('asks for the identifier where a resource is deleted, whatever its list needs', () => {
    checkCompletion('DELETE FROM aws.iottwinmaker.sync_jobs WHERE $0', {
      first: ['data__Identifier'],
    });
  });

  it('proposes the condition of a join that gives what a list needs', () => {
    checkCompletion(
      'SELECT * FROM aws.iottwinmaker.workspaces w JOIN aws.iottwinmaker.sync_jobs j ON $0',
      { first: ['j.workspace_id = w.workspace_id'] },
    );
  });

  it('proposes the condition of a join along a reference', () => {
    checkCompletion('SELECT * FROM aws.ec2.vpcs v JOIN aws.ec2.subnets s ON $0', {
      first: ['s.vpc_id = v.vpc_id'],
    });
  });

  it('puts columns of the same name first on the other side of an equality', () => {
    checkCompletion('SELECT * FROM aws.ec2.vpcs v JOIN aws.ec2.subnets s ON s.vpc_id = $0', {
      first: ['v.vpc_id'],
    });
  });

  it('leaves out params that no condition of a query can use', () => {
    checkCompletion('SELECT * FROM aws.s3.buckets WHERE $0', {
      has: ['data__Identifier'],
      lacks: ['data__DesiredState', 'data__PatchDocument', 'data__ClientToken', 'data__TypeName'],
    });
  });

  it('proposes what both sides have for USING', () => {
    checkCompletion(
      'SELECT * FROM aws.iottwinmaker.workspaces w JOIN aws.iottwinmaker.sync_jobs j USING ($0)',
      { has: ['workspace_id', 'region'], lacks: ['sync_role'] },
    );
  });

  it('proposes columns of a common table and of a subquery', () => {
    checkCompletion(
      'WITH recent AS (SELECT region AS place FROM aws.s3.buckets) SELECT $0 FROM recent',
      { has: ['place'], lacks: ['bucket_name'] },
    );
    checkCompletion('SELECT q.$0 FROM (SELECT region AS place FROM aws.s3.buckets) q', {
      exactly: ['place', '*', '* written out'],
    });
  });

  it('proposes columns of the query around a subquery after its own', () => {
    checkCompletion(
      'SELECT 1 FROM aws.ec2.vpcs v WHERE EXISTS (SELECT 1 FROM aws.s3.buckets b WHERE $0)',
      { has: ['bucket_name', 'vpc_id'] },
    );
  });

  it('proposes RETURNING columns', () => {
    checkCompletion(
      "DELETE FROM aws.iottwinmaker.sync_job WHERE data__Identifier = 'a|b' RETURNING $0",
      { has: ['OperationStatus', 'Identifier', 'RequestToken', 'ErrorCode'] },
    );
  });

  it('proposes properties to insert, the required ones first, and none twice', () => {
    checkCompletion('INSERT INTO aws.iottwinmaker.sync_jobs ($0', {
      first: ['WorkspaceId, SyncSource, SyncRole', 'WorkspaceId', 'SyncSource', 'SyncRole'],
      lacks: ['Arn', 'State'],
    });
    checkCompletion('INSERT INTO aws.iottwinmaker.sync_jobs (WorkspaceId, $0', {
      first: ['SyncSource'],
      lacks: ['WorkspaceId'],
    });
  });

  it('offers the required properties with their values as one', () => {
    checkCompletion('INSERT INTO aws.iottwinmaker.sync_jobs $0', {
      first: ['(WorkspaceId, SyncSource, SyncRole) VALUES (…)'],
    });
  });

  it('proposes the properties that an update may change', () => {
    checkCompletion('UPDATE aws.s3.bucket SET $0', {
      first: ['data__PatchDocument'],
      has: ['VersioningConfiguration'],
      lacks: ['BucketName', 'Arn'],
    });
  });

  it('finds a column by its property name', () => {
    checkCompletion('SELECT VpnGateway$0 FROM aws.ec2.vpn_gateways', { has: ['v_pn_gateway_id'] });
  });

  it('completes inside a quoted name', () => {
    expect(accepting('SELECT "bucket_n$0" FROM aws.s3.buckets', 'bucket_name', true)).toBe(
      'SELECT "bucket_name" FROM aws.s3.buckets',
    );
  });

  it('proposes functions where a value can stand, after the columns', () => {
    checkCompletion('SELECT coun$0 FROM aws.s3.buckets', { first: ['count'] });
    checkCompletion('SELECT buck$0 FROM aws.s3.buckets', { first: ['bucket_name'] });
    checkCompletion('SELECT * FROM json_ea$0', { first: ['json_each'] });
  });
});
