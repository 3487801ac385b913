import type { ResourceDescription } from '@aws-sdk/client-cloudcontrol';
import { describe, expect, it } from 'vitest';
import { emulatorWith, refusalOf } from './emulator-under-test.ts';

const syncJob = (workspace: string, source: string) => ({
  type: 'AWS::IoTTwinMaker::SyncJob',
  region: 'us-east-1',
  properties: {
    WorkspaceId: workspace,
    SyncSource: source,
    SyncRole: 'arn:aws:iam::123456789012:role/sync',
  },
});
const logGroup = (name: string) => ({
  type: 'AWS::Logs::LogGroup',
  region: 'us-east-1',
  properties: { LogGroupName: name, RetentionInDays: 14, LogGroupClass: 'STANDARD' },
});
const needsWorkspace = { 'AWS::IoTTwinMaker::SyncJob': { listInputs: ['WorkspaceId'] } };
const logGroups = { TypeName: 'AWS::Logs::LogGroup' };

const identifiers = (listed: readonly ResourceDescription[] | undefined) =>
  listed?.map(({ Identifier }) => Identifier);
const properties = (listed: readonly ResourceDescription[] | undefined) =>
  listed?.map(({ Properties }): unknown => JSON.parse(Properties ?? 'null'));

describe('ListResources', () => {
  it('returns pages whose tokens lead from one to the next', async () => {
    const names = Array.from({ length: 5 }, (_, index) => `group-${index}`);
    await using test = await emulatorWith({
      data: { resources: names.map(logGroup) },
      pageSize: 2,
    });
    const client = test.cloudControl();
    const first = await client.listResources({ ...logGroups, MaxResults: 100 });
    const second = await client.listResources({ ...logGroups, NextToken: first.NextToken });
    const third = await client.listResources({ ...logGroups, NextToken: second.NextToken });
    expect([first, second, third].map((page) => identifiers(page.ResourceDescriptions))).toEqual([
      ['group-0', 'group-1'],
      ['group-2', 'group-3'],
      ['group-4'],
    ]);
    expect(third.NextToken).toBeUndefined();
  });

  it('gives no token where a page ends with the list', async () => {
    await using test = await emulatorWith({
      data: { resources: [logGroup('a'), logGroup('b')] },
      pageSize: 2,
    });
    const page = await test.cloudControl().listResources(logGroups);
    expect([page.ResourceDescriptions?.length, page.NextToken]).toEqual([2, undefined]);
  });

  it('loses nothing when a resource of an earlier page goes away', async () => {
    await using test = await emulatorWith({
      data: { resources: ['a', 'b', 'c'].map(logGroup) },
      pageSize: 1,
    });
    const client = test.cloudControl();
    const first = await client.listResources(logGroups);
    await client.deleteResource({ ...logGroups, Identifier: 'a' });
    test.clock.advance(1000);
    const second = await client.listResources({ ...logGroups, NextToken: first.NextToken });
    expect(identifiers(second.ResourceDescriptions)).toEqual(['b']);
  });

  it('refuses a token of another list, and one that it never gave', async () => {
    await using test = await emulatorWith({
      data: { resources: ['a', 'b'].map(logGroup) },
      pageSize: 1,
    });
    const client = test.cloudControl();
    const { NextToken } = await client.listResources(logGroups);
    const other = { TypeName: 'AWS::S3::Bucket', NextToken };
    expect(await refusalOf(client.listResources(other))).toBe(
      'InvalidRequestException: Invalid NextToken for AWS::S3::Bucket',
    );
    expect(
      await refusalOf(test.cloudControl('eu-west-1').listResources({ ...logGroups, NextToken })),
    ).toBe('InvalidRequestException: Invalid NextToken for AWS::Logs::LogGroup');
    expect(await refusalOf(client.listResources({ ...logGroups, NextToken: 'mine' }))).toBe(
      'InvalidRequestException: Invalid NextToken for AWS::Logs::LogGroup',
    );
  });

  it('names the keys that its ResourceModel lacks', async () => {
    await using test = await emulatorWith({}, needsWorkspace);
    expect(
      await refusalOf(
        test.cloudControl().listResources({ TypeName: 'AWS::IoTTwinMaker::SyncJob' }),
      ),
    ).toBe(
      'InvalidRequestException: Missing or invalid ResourceModel property in AWS::IoTTwinMaker::SyncJob list handler request input.Required property: (#: required key [WorkspaceId] not found)',
    );
  });

  it('lists what its ResourceModel describes', async () => {
    await using test = await emulatorWith(
      {
        data: {
          resources: [syncJob('one', 'SITEWISE'), syncJob('two', 'SITEWISE'), syncJob('one', 'X')],
        },
      },
      needsWorkspace,
    );
    const page = await test.cloudControl().listResources({
      TypeName: 'AWS::IoTTwinMaker::SyncJob',
      ResourceModel: '{"WorkspaceId":"one"}',
    });
    expect(identifiers(page.ResourceDescriptions)).toEqual(['one|SITEWISE', 'one|X']);
  });

  it('refuses a ResourceModel that is no object of the type', async () => {
    await using test = await emulatorWith();
    const client = test.cloudControl();
    expect(await refusalOf(client.listResources({ ...logGroups, ResourceModel: '[]' }))).toBe(
      'InvalidRequestException: Invalid ResourceModel: it must be the JSON text of an object',
    );
    expect(
      await refusalOf(client.listResources({ ...logGroups, ResourceModel: '{"Name":"a"}' })),
    ).toMatch(/extraneous key \[Name\] is not permitted$/);
  });

  it('returns identifiers alone unless the type says more', async () => {
    await using test = await emulatorWith({ data: { resources: [logGroup('a')] } });
    const page = await test.cloudControl().listResources(logGroups);
    expect(properties(page.ResourceDescriptions)).toEqual([{ LogGroupName: 'a' }]);
  });

  it('returns the named properties, or all', async () => {
    const resources = [logGroup('a')];
    const types = (list: 'full' | string[]) => ({ 'AWS::Logs::LogGroup': { list } });
    await using some = await emulatorWith({
      data: { resources, types: types(['RetentionInDays']) },
    });
    await using full = await emulatorWith({ data: { resources, types: types('full') } });
    const listed = await Promise.all(
      [some, full].map((test) => test.cloudControl().listResources(logGroups)),
    );
    expect(listed.map((page) => properties(page.ResourceDescriptions))).toEqual([
      [{ LogGroupName: 'a', RetentionInDays: 14 }],
      [{ LogGroupName: 'a', RetentionInDays: 14, LogGroupClass: 'STANDARD' }],
    ]);
  });
});
