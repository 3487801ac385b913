import { describe, expect, it } from 'vitest';
import { collect, failureOf, never, sourceWith } from './source-under-test.ts';

const region = 'us-east-1';
const vpcs = { generate: [{ type: 'AWS::EC2::VPC', region, count: 25 }] };

describe('listing resources', () => {
  it('gives one item a page and counts a call for each', async () => {
    const { source, emulator } = await sourceWith({ data: vpcs, pageSize: 10 });
    const sizes: number[] = [];
    for await (const page of source.list({ typeName: 'AWS::EC2::VPC', region }, never)) {
      sizes.push(page.length);
    }
    expect(sizes).toEqual([10, 10, 5]);
    expect(source.calls).toMatchObject({ list: 3, get: 0 });
    expect(emulator.requests.count('ListResources')).toBe(3);
  });

  it('asks for no page after the consumer stops', async () => {
    const { source, emulator } = await sourceWith({ data: vpcs, pageSize: 10 });
    for await (const page of source.list({ typeName: 'AWS::EC2::VPC', region }, never)) {
      expect(page).toHaveLength(10);
      break;
    }
    expect(emulator.requests.count('ListResources')).toBe(1);
  });

  it('ends where a token comes again', async () => {
    const { source } = await sourceWith({
      data: vpcs,
      pageSize: 10,
      faults: [{ match: { operation: 'ListResources' }, nth: 2, action: { kind: 'repeatToken' } }],
    });
    await collect(source.list({ typeName: 'AWS::EC2::VPC', region }, never));
    expect(source.calls.list).toBe(2);
  });

  it('sends the inputs that a list handler needs', async () => {
    const syncJob = { WorkspaceId: 'w', SyncSource: 'SITEWISE', SyncRole: 'r' };
    const { source } = await sourceWith({
      data: { resources: [{ type: 'AWS::IoTTwinMaker::SyncJob', region, properties: syncJob }] },
    });
    const request = { typeName: 'AWS::IoTTwinMaker::SyncJob', region };
    const listed = await collect(
      source.list({ ...request, resourceModel: { WorkspaceId: 'w' } }, never),
    );
    expect(listed.map((resource) => resource.identifier)).toEqual(['w|SITEWISE']);
    expect(await failureOf(collect(source.list(request, never)))).toMatchObject({
      message:
        '`AWS::IoTTwinMaker::SyncJob` needs `workspace_id` to be listed: add `WHERE workspace_id = …`',
    });
  });

  it('stops at once when the run is cancelled in the middle of a call', async () => {
    const { source, emulator } = await sourceWith({ data: vpcs, latencyMs: 60_000 });
    const cancel = new AbortController();
    const failure = failureOf(
      collect(source.list({ typeName: 'AWS::EC2::VPC', region }, cancel.signal)),
    );
    await expect.poll(() => emulator.requests.count()).toBe(1);
    const start = performance.now();
    cancel.abort();
    expect((await failure).kind).toBe('cancelled');
    expect(performance.now() - start).toBeLessThan(200);
  });

  it('makes no call that is cancelled before', async () => {
    const { source, emulator } = await sourceWith({ data: vpcs });
    const request = { typeName: 'AWS::EC2::VPC', region };
    const failure = await failureOf(collect(source.list(request, AbortSignal.abort())));
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
