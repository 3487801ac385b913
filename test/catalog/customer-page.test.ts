/** The page of `aws.iottwinmaker.sync_job` as the customer's team reads it, line by line. */
import { describe, expect, it } from 'vitest';
import type { Operation, ResourceTable } from '../../catalog/index.ts';
import { testCatalog } from './fixture.ts';

function page(name: string): ResourceTable {
  const table = testCatalog().table(name.split('.'));
  if (table === undefined) throw new Error(`no table ${name}`);
  return table;
}

const methodsOf = (table: ResourceTable): readonly string[] =>
  table.methods.map(
    ({ name, accessibleBy, requiredParameters }) =>
      `${name} by ${accessibleBy}: ${requiredParameters.join(', ')}`,
  );

const permissionsOf = (operation: Operation): readonly string[] | undefined =>
  page('aws.iottwinmaker.sync_job').type?.handlers?.[operation]?.permissions;

describe('aws.iottwinmaker.sync_job', () => {
  it('is described and names its type', () => {
    const table = page('aws.iottwinmaker.sync_job');
    expect(table.name).toBe('aws.iottwinmaker.sync_job');
    expect(table.description).toBe(
      'Gets or operates on an individual sync_job resource, use sync_jobs to retrieve a list of resources or to create a resource',
    );
    expect(table.type?.typeName).toBe('AWS::IoTTwinMaker::SyncJob');
    expect(table.type?.documentationUrl).toBe(
      'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iottwinmaker-syncjob.html',
    );
  });

  it('has these columns, in this order', () => {
    const { columns } = page('aws.iottwinmaker.sync_job');
    expect(columns.map(({ name, type }) => `${name} ${type}`)).toEqual([
      'workspace_id string',
      'sync_source string',
      'sync_role string',
      'creation_date_time string',
      'update_date_time string',
      'arn string',
      'state string',
      'tags object',
      'region string',
    ]);
  });

  it('documents its columns', () => {
    const { columns } = page('aws.iottwinmaker.sync_job');
    const documentation = (column: string) =>
      columns.find(({ name }) => name === column)?.documentation;
    expect(documentation('workspace_id')).toBe('The ID of the workspace.');
    expect(documentation('sync_source')).toBe('The source of the SyncJob.');
    expect(documentation('sync_role')).toBe('The IAM Role that execute SyncJob.');
    expect(documentation('tags')).toBe('A key-value pair to associate with a resource.');
    expect(documentation('region')).toBe('AWS region.');
  });

  it('has these methods', () => {
    expect(methodsOf(page('aws.iottwinmaker.sync_job'))).toEqual([
      'delete_resource by DELETE: data__Identifier, region',
      'get_resource by SELECT: data__Identifier, region',
    ]);
  });

  it('needs these permissions', () => {
    expect(permissionsOf('read')).toEqual([
      'iottwinmaker:GetSyncJob',
      'iottwinmaker:GetWorkspace',
      'iottwinmaker:ListTagsForResource',
    ]);
    expect(permissionsOf('delete')).toEqual([
      'iottwinmaker:DeleteSyncJob',
      'iottwinmaker:GetSyncJob',
      'iottwinmaker:GetWorkspace',
    ]);
    expect(permissionsOf('create')).toEqual([
      'iam:PassRole',
      'iottwinmaker:CreateSyncJob',
      'iottwinmaker:GetSyncJob',
      'iottwinmaker:GetWorkspace',
      'iottwinmaker:ListTagsForResource',
      'iottwinmaker:TagResource',
    ]);
    expect(permissionsOf('list')).toEqual([
      'iottwinmaker:GetWorkspace',
      'iottwinmaker:ListSyncJobs',
      'iottwinmaker:ListTagsForResource',
    ]);
  });
});

describe('aws.iottwinmaker.sync_jobs', () => {
  it('has these methods, of which the list needs the workspace', () => {
    expect(methodsOf(page('aws.iottwinmaker.sync_jobs'))).toEqual([
      'create_resource by INSERT: WorkspaceId, SyncSource, SyncRole, region',
      'delete_resource by DELETE: data__Identifier, region',
      'get_resource by SELECT: data__Identifier, region',
      'list_resources by SELECT: workspace_id, region',
    ]);
    expect(page('aws.iottwinmaker.sync_jobs').type?.listInputs).toEqual(['WorkspaceId']);
  });
});
