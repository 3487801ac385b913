import { describe, expect, it } from 'vitest';
import type { FaultRule } from '../../emulator/index.ts';
import { emulatorWith, outcomeOf, refusalOf } from './emulator-under-test.ts';

const bucketType = { TypeName: 'AWS::S3::Bucket' };
const resources = ['a', 'b'].map((name) => ({
  type: 'AWS::S3::Bucket',
  region: 'us-east-1',
  properties: { BucketName: name },
}));
const denied: FaultRule = {
  match: { operation: 'GetResource', typeName: 'AWS::S3::Bucket', region: 'eu-west-1' },
  action: { kind: 'error', name: 'AccessDeniedException', message: 'User is not authorized' },
};

describe('a rate limit', () => {
  it('throttles each region and operation by itself, and refills with time', async () => {
    await using test = await emulatorWith({ data: { resources }, requestsPerSecond: 2 });
    const client = test.cloudControl();
    const get = () => refusalOf(client.getResource({ ...bucketType, Identifier: 'a' }));
    expect([await get(), await get(), await get()].map((text) => text.slice(0, 8))).toEqual([
      'answered',
      'answered',
      'Throttli',
    ]);
    expect(await get()).toBe('ThrottlingException: Rate exceeded');
    expect((await client.listResources(bucketType)).ResourceDescriptions).toHaveLength(2);
    expect(
      await refusalOf(
        test.cloudControl('eu-west-1').getResource({ ...bucketType, Identifier: 'a' }),
      ),
    ).toMatch(/^ResourceNotFoundException/);
    test.clock.advance(500);
    expect(await get()).toMatch(/^answered/);
    expect(await get()).toBe('ThrottlingException: Rate exceeded');
  });

  it('lets a throttled mutation change nothing', async () => {
    await using test = await emulatorWith({ data: { resources }, requestsPerSecond: 1 });
    const client = test.cloudControl();
    await client.deleteResource({ ...bucketType, Identifier: 'a' });
    await refusalOf(client.deleteResource({ ...bucketType, Identifier: 'b' }));
    test.clock.advance(1000);
    const { ResourceDescriptions } = await client.listResources(bucketType);
    expect(ResourceDescriptions?.map(({ Identifier }) => Identifier)).toEqual(['b']);
  });
});

describe('a fault', () => {
  it('strikes the requests that it matches, until it is taken away', async () => {
    await using test = await emulatorWith({ data: { resources } });
    const remove = test.emulator.addFault(denied);
    const get = (region: string) =>
      refusalOf(test.cloudControl(region).getResource({ ...bucketType, Identifier: 'a' }));
    expect(await get('eu-west-1')).toBe('AccessDeniedException: User is not authorized');
    expect(await get('us-east-1')).toMatch(/^answered/);
    remove();
    expect(await get('eu-west-1')).toMatch(/^ResourceNotFoundException/);
  });

  it('strikes from the nth request on, as often as it is told', async () => {
    const rule: FaultRule = { match: {}, nth: 2, times: 1, action: denied.action };
    await using test = await emulatorWith({ data: { resources }, faults: [rule] });
    const get = () =>
      refusalOf(test.cloudControl().getResource({ ...bucketType, Identifier: 'a' }));
    const outcomes = [await get(), await get(), await get()];
    expect(outcomes.map((outcome) => outcome.split(/[: ]/)[0])).toEqual([
      'answered',
      'AccessDeniedException',
      'answered',
    ]);
  });

  it('answers another status where it is told', async () => {
    const action = {
      kind: 'error',
      name: 'ServiceUnavailable',
      message: 'no',
      status: 503,
    } as const;
    await using test = await emulatorWith({ faults: [{ match: {}, action }] });
    await expect(
      test.cloudControl().getResource({ ...bucketType, Identifier: 'a' }),
    ).rejects.toMatchObject({ name: 'ServiceUnavailable', $metadata: { httpStatusCode: 503 } });
  });

  it.each([
    ['before', 0],
    ['after', 1],
  ] as const)('drops the connection %s it has handled the request', async (when, accepted) => {
    const rule: FaultRule = {
      match: { operation: 'DeleteResource', identifier: 'a' },
      action: { kind: 'drop', when },
    };
    await using test = await emulatorWith({ data: { resources }, faults: [rule] });
    const client = test.cloudControl();
    expect(await refusalOf(client.deleteResource({ ...bucketType, Identifier: 'a' }))).toMatch(
      /socket hang up|ECONNRESET/,
    );
    const { ResourceRequestStatusSummaries } = await client.listResourceRequests({});
    expect(ResourceRequestStatusSummaries).toHaveLength(accepted);
    expect(test.emulator.requests.records.map(({ outcome }) => outcome)).toEqual(['dropped', 'ok']);
  });

  it('handles a request twice', async () => {
    const rule: FaultRule = { match: {}, times: 1, action: { kind: 'duplicate' } };
    await using test = await emulatorWith({ data: { resources }, faults: [rule] });
    const client = test.cloudControl();
    const call = client.deleteResource({ ...bucketType, Identifier: 'a', ClientToken: 'once' });
    expect((await call).ProgressEvent?.OperationStatus).toBe('IN_PROGRESS');
    expect((await client.listResourceRequests({})).ResourceRequestStatusSummaries).toHaveLength(1);
  });

  it('gives a list the token that it was asked with', async () => {
    const rule: FaultRule = { match: {}, nth: 2, action: { kind: 'repeatToken' } };
    await using test = await emulatorWith({ data: { resources }, faults: [rule], pageSize: 1 });
    const client = test.cloudControl();
    const { NextToken } = await client.listResources(bucketType);
    expect((await client.listResources({ ...bucketType, NextToken })).NextToken).toBe(NextToken);
  });

  it('makes an accepted mutation fail', async () => {
    const rule: FaultRule = {
      match: { operation: 'DeleteResource' },
      action: { kind: 'fail', errorCode: 'ResourceConflict', message: 'The bucket is not empty' },
    };
    await using test = await emulatorWith({ data: { resources }, faults: [rule] });
    const client = test.cloudControl();
    const { ProgressEvent } = await client.deleteResource({ ...bucketType, Identifier: 'a' });
    test.clock.advance(1000);
    const status = { RequestToken: ProgressEvent?.RequestToken };
    expect((await client.getResourceRequestStatus(status)).ProgressEvent).toMatchObject({
      OperationStatus: 'FAILED',
      ErrorCode: 'ResourceConflict',
      StatusMessage: 'The bucket is not empty',
    });
    expect(await refusalOf(client.getResource({ ...bucketType, Identifier: 'a' }))).toMatch(
      /^answered/,
    );
  });

  it('delays an answer, while others pass', async () => {
    const rule: FaultRule = {
      match: { identifier: 'a' },
      action: { kind: 'delay', milliseconds: 60_000 },
    };
    await using test = await emulatorWith({ data: { resources }, faults: [rule] });
    const answered: string[] = [];
    const get = async (Identifier: string): Promise<void> => {
      await test.cloudControl().getResource({ ...bucketType, Identifier });
      answered.push(Identifier);
    };
    const delayed = expect(get('a')).rejects.toThrow();
    await get('b');
    expect(answered).toEqual(['b']);
    await test.emulator.close();
    await delayed;
  });
});

describe('the request log', () => {
  it('counts requests by operation and knows how many ran at one time', async () => {
    await using test = await emulatorWith({
      data: { resources },
      faults: [
        { match: { operation: 'GetResource' }, action: { kind: 'delay', milliseconds: 1_000 } },
      ],
    });
    const client = test.cloudControl();
    const { requests } = test.emulator;
    await client.listResources(bucketType);
    requests.reset();
    await Promise.all(
      ['a', 'b', 'c'].map((Identifier) =>
        outcomeOf(client.getResource({ ...bucketType, Identifier })),
      ),
    );
    await client.listResources(bucketType);
    expect(requests.counts).toEqual({ GetResource: 3, ListResources: 1 });
    expect([requests.count('GetResource'), requests.count()]).toEqual([3, 4]);
    expect(requests.peakConcurrency).toBe(3);
    expect(requests.records.at(-1)).toEqual({
      operation: 'ListResources',
      region: 'us-east-1',
      typeName: 'AWS::S3::Bucket',
      outcome: 'ok',
    });
    expect(requests.records.map(({ outcome }) => outcome)).toContain('ResourceNotFoundException');
    requests.reset();
    expect([requests.count(), requests.records, requests.peakConcurrency]).toEqual([0, [], 0]);
  });
});
