import { describe, expect, it } from 'vitest';
import { failureOf, listAll, never, sourceWith } from './source-under-test.ts';

const region = 'us-east-1';
const vpcs = { generate: [{ type: 'AWS::EC2::VPC', region, count: 25 }] };

describe('listing resources', () => {
  it('gives a page a call, with the token of the next one', async () => {
    const { source, emulator } = await sourceWith({ data: vpcs, pageSize: 10 });
    const request = { typeName: 'AWS::EC2::VPC', region };
    const first = await source.listPage(request, undefined, never);
    expect(first.resources).toHaveLength(10);
    const second = await source.listPage(request, first.nextToken, never);
    expect(second.resources[0]?.identifier).not.toBe(first.resources[0]?.identifier);
    const last = await source.listPage(request, second.nextToken, never);
    expect([last.resources.length, last.nextToken]).toEqual([5, undefined]);
    expect(source.calls).toMatchObject({ list: 3, get: 0 });
    expect(emulator.requests.count('ListResources')).toBe(3);
  });

  it('sends the inputs that a list handler needs', async () => {
    const syncJob = { WorkspaceId: 'w', SyncSource: 'SITEWISE', SyncRole: 'r' };
    const { source } = await sourceWith({
      data: { resources: [{ type: 'AWS::IoTTwinMaker::SyncJob', region, properties: syncJob }] },
    });
    const request = { typeName: 'AWS::IoTTwinMaker::SyncJob', region };
    const listed = await listAll(source, { ...request, resourceModel: { WorkspaceId: 'w' } });
    expect(listed.map((resource) => resource.identifier)).toEqual(['w|SITEWISE']);
    expect(await failureOf(listAll(source, request))).toMatchObject({
      message:
        '`AWS::IoTTwinMaker::SyncJob` needs `workspace_id` to be listed: add `WHERE workspace_id = …`',
    });
  });

  it('does not wait for the answer of a call in the middle of which the run is cancelled', async () => {
    const { source, emulator } = await sourceWith({ data: vpcs, latencyMs: 60_000 });
    const cancel = new AbortController();
    const failure = failureOf(
      listAll(source, { typeName: 'AWS::EC2::VPC', region }, cancel.signal),
    );
    await expect.poll(() => emulator.requests.count(), { timeout: 20_000 }).toBe(1);
    cancel.abort();
    expect((await failure).kind).toBe('cancelled');
  });

  it('makes no call that is cancelled before', async () => {
    const { source, emulator } = await sourceWith({ data: vpcs });
    const request = { typeName: 'AWS::EC2::VPC', region };
    const failure = await failureOf(listAll(source, request, AbortSignal.abort()));
    expect(failure.kind).toBe('cancelled');
    expect(emulator.requests.count()).toBe(0);
  });
});

describe('getting a resource', () => {
  const data = {
    resources: [
      { type: 'AWS::S3::Bucket', region, properties: { BucketName: 'logs' } },
      { type: 'AWS::S3::Bucket', region: 'eu-west-1', properties: { BucketName: 'eu-logs' } },
    ],
  };

  it('gives its identifier and properties, each region by its own client', async () => {
    const { source } = await sourceWith({ data });
    const get = (where: string, identifier: string) =>
      source.get({ typeName: 'AWS::S3::Bucket', region: where, identifier }, never);
    expect(await get(region, 'logs')).toMatchObject({
      identifier: 'logs',
      properties: { BucketName: 'logs' },
    });
    expect(await get('eu-west-1', 'eu-logs')).toMatchObject({ identifier: 'eu-logs' });
    expect(await get('eu-west-1', 'logs')).toBeUndefined();
    expect(source.calls.get).toBe(3);
  });
});
