import { describe, expect, it } from 'vitest';
import type { ProgressEvent } from '../../engine/execute/index.ts';
import { failureOf, never, sourceWith } from './source-under-test.ts';
import type { SourceUnderTest } from './source-under-test.ts';

const region = 'us-east-1';
const request = {
  typeName: 'AWS::S3::Bucket',
  region,
  identifier: 'logs',
  clientToken: 'b9b3e2f0-token',
};
const data = {
  resources: [{ type: 'AWS::S3::Bucket', region, properties: { BucketName: 'logs' } }],
};

async function remove(
  { source }: SourceUnderTest,
  identifier = 'logs',
  signal = never,
): Promise<{ readonly last: ProgressEvent; readonly statuses: readonly string[] }> {
  const statuses: string[] = [];
  const last = await source.delete(
    { ...request, identifier },
    (event) => statuses.push(event.operationStatus),
    signal,
  );
  return { last, statuses };
}

describe('deleting a resource', () => {
  it('follows the operation to its end', async () => {
    const under = await sourceWith({ data, operationMs: 3000, pendingMs: 500 });
    const { last, statuses } = await remove(under);
    expect(last).toMatchObject({
      operation: 'DELETE',
      operationStatus: 'SUCCESS',
      identifier: 'logs',
      typeName: 'AWS::S3::Bucket',
    });
    expect(statuses[0]).toBe('PENDING');
    expect(statuses.at(-1)).toBe('SUCCESS');
    expect(under.source.calls).toMatchObject({ delete: 1, status: statuses.length - 1 });
    expect(under.emulator.resource('AWS::S3::Bucket', region, 'logs')).toBeUndefined();
    expect(Math.max(...under.waits)).toBeLessThanOrEqual(10_000);
  });

  it('takes it as done where the resource is already gone', async () => {
    const { last } = await remove(await sourceWith({ data }), 'gone');
    expect(last).toMatchObject({ operationStatus: 'FAILED', errorCode: 'NotFound' });
  });

  it('fails with the handler’s reason', async () => {
    const under = await sourceWith({
      data,
      faults: [
        {
          match: { operation: 'DeleteResource' },
          action: {
            kind: 'fail',
            errorCode: 'AccessDenied',
            message:
              'User: arn:aws:iam::1:user/me is not authorized to perform: s3:DeleteBucket on resource: logs',
          },
        },
      ],
    });
    expect(await failureOf(remove(under))).toEqual({
      kind: 'access',
      message:
        'access to `AWS::S3::Bucket` in `us-east-1` was denied: add `s3:DeleteBucket` to the policies of `arn:aws:iam::1:user/me`',
      serviceError: 'AccessDenied',
    });
  });

  it('sends it again with the same token where it is throttled, as one delete', async () => {
    const under = await sourceWith({
      data,
      faults: [
        {
          match: { operation: 'DeleteResource' },
          times: 2,
          action: { kind: 'error', name: 'ThrottlingException', message: 'Rate exceeded' },
        },
      ],
    });
    expect((await remove(under)).last.operationStatus).toBe('SUCCESS');
    expect(under.emulator.requests.count('DeleteResource')).toBe(3);
    expect(under.source.calls.delete).toBe(1);
    expect(under.waits.slice(0, 2)).toEqual([1000, 2000]);
  });

  it('goes on following where a look at the state is throttled', async () => {
    const under = await sourceWith({
      data,
      faults: [
        {
          match: { operation: 'GetResourceRequestStatus' },
          times: 1,
          action: { kind: 'error', name: 'ServiceInternalErrorException', message: 'later' },
        },
      ],
    });
    expect((await remove(under)).last.operationStatus).toBe('SUCCESS');
  });

  it('says that AWS goes on where following is cancelled', async () => {
    const cancel = new AbortController();
    const under = await sourceWith(
      { data, operationMs: 60_000 },
      {
        wait: (_, signal) => {
          cancel.abort();
          return Promise.reject(signal.reason as Error);
        },
      },
    );
    const failure = await failureOf(remove(under, 'logs', cancel.signal));
    expect(failure.kind).toBe('cancelled');
    expect(failure.message).toMatch(
      /^stopped following the delete of `logs` \(`AWS::S3::Bucket`\), which AWS goes on with: its request token is `[\w-]+`$/,
    );
  });
});
