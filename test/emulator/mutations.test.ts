import { describe, expect, it } from 'vitest';
import {
  emulatorWith,
  refusalOf,
  writeOnly,
  type EmulatorUnderTest,
} from './emulator-under-test.ts';

const bucketType = { TypeName: 'AWS::S3::Bucket' };
const bucket = (name: string, properties: object = {}) => ({
  type: 'AWS::S3::Bucket',
  region: 'us-east-1',
  properties: { BucketName: name, ...properties },
});
const desired = (properties: object) => ({ DesiredState: JSON.stringify(properties) });
const patch = (...operations: object[]) => ({ PatchDocument: JSON.stringify(operations) });

/** The event at the end of an operation that was accepted. */
async function endOf(test: EmulatorUnderTest, requestToken: string | undefined) {
  test.clock.advance(1000);
  const status = await test.cloudControl().getResourceRequestStatus({ RequestToken: requestToken });
  return status.ProgressEvent;
}

async function propertiesOf(test: EmulatorUnderTest, TypeName: string, Identifier: string) {
  const { ResourceDescription } = await test.cloudControl().getResource({ TypeName, Identifier });
  return JSON.parse(ResourceDescription?.Properties ?? 'null') as Record<string, unknown>;
}

describe('CreateResource', () => {
  it('is accepted, says when to ask again, and makes the resource when its time has come', async () => {
    await using test = await emulatorWith();
    const client = test.cloudControl();
    const { ProgressEvent: first } = await client.createResource({
      ...bucketType,
      ...desired({ BucketName: 'invoices' }),
    });
    expect(first).toMatchObject({
      ...bucketType,
      Identifier: 'invoices',
      Operation: 'CREATE',
      OperationStatus: 'IN_PROGRESS',
      EventTime: new Date('2026-01-01T00:00:00Z'),
      RetryAfter: new Date('2026-01-01T00:00:01Z'),
    });
    test.clock.advance(999);
    expect(await refusalOf(client.getResource({ ...bucketType, Identifier: 'invoices' }))).toMatch(
      /^ResourceNotFoundException/,
    );
    test.clock.advance(1);
    expect(await propertiesOf(test, 'AWS::S3::Bucket', 'invoices')).toMatchObject({
      BucketName: 'invoices',
      Arn: 'arn:aws:s3:::invoices',
    });
    const last = await endOf(test, first?.RequestToken);
    expect(last).toMatchObject({ OperationStatus: 'SUCCESS', Identifier: 'invoices' });
    expect(last?.RetryAfter).toBeUndefined();
  });

  it('is PENDING before it is IN_PROGRESS where it is told to be', async () => {
    await using test = await emulatorWith({ pendingMs: 400 });
    const client = test.cloudControl();
    const { ProgressEvent: first } = await client.createResource({
      ...bucketType,
      ...desired({ BucketName: 'a' }),
    });
    test.clock.advance(400);
    const { ProgressEvent: second } = await client.getResourceRequestStatus({
      RequestToken: first?.RequestToken,
    });
    const third = await endOf(test, first?.RequestToken);
    expect([first, second, third].map((event) => event?.OperationStatus)).toEqual([
      'PENDING',
      'IN_PROGRESS',
      'SUCCESS',
    ]);
  });

  it('has no identifier at first where the service makes the name', async () => {
    await using test = await emulatorWith();
    const { ProgressEvent: first } = await test.cloudControl().createResource({
      TypeName: 'AWS::EC2::VPC',
      ...desired({ CidrBlock: '10.0.0.0/16' }),
    });
    expect(first?.Identifier).toBeUndefined();
    const last = await endOf(test, first?.RequestToken);
    expect(last?.Identifier).toMatch(/^vpc-0[0-9a-f]{16}$/);
    expect(await propertiesOf(test, 'AWS::EC2::VPC', last?.Identifier ?? '')).toMatchObject({
      VpcId: last?.Identifier,
      CidrBlock: '10.0.0.0/16',
    });
  });

  it.each([
    [{ BucketName: true }, '#/BucketName: expected type: String, found: Boolean'],
    [{ Nmae: 'a' }, '#: extraneous key [Nmae] is not permitted'],
    [{ Arn: 'a' }, '#: extraneous key [Arn] is not permitted'],
    [{ Tags: {} }, '#/Tags: expected type: JSONArray, found: JSONObject'],
    [{ Tags: [{ Key: 'a' }] }, '#/Tags/0: required key [Value] not found'],
    [
      { VersioningConfiguration: { State: 1 } },
      '#/VersioningConfiguration: extraneous key [State] is not permitted',
      '#/VersioningConfiguration: required key [Status] not found',
    ],
    [{ BucketName: null }, '#/BucketName: expected type: String, found: Null'],
  ])('refuses the desired state %j at once', async (state, ...violations) => {
    await using test = await emulatorWith();
    const message = await refusalOf(
      test.cloudControl().createResource({ ...bucketType, ...desired(state) }),
    );
    expect(message).toMatch(/^ValidationException: Model validation failed \(#/);
    for (const violation of violations) expect(message).toContain(violation);
  });

  it('uses the very sentences for one violation and for several', async () => {
    await using test = await emulatorWith();
    const client = test.cloudControl();
    expect(
      await refusalOf(client.createResource({ ...bucketType, ...desired({ Nmae: 'a' }) })),
    ).toBe(
      'ValidationException: Model validation failed (#: extraneous key [Nmae] is not permitted)',
    );
    expect(
      await refusalOf(
        client.createResource({ TypeName: 'AWS::EC2::Subnet', ...desired({ A: 1 }) }),
      ),
    ).toBe(
      'ValidationException: Model validation failed (#: 2 schema violations found)\n#: required key [VpcId] not found\n#: extraneous key [A] is not permitted',
    );
  });

  it('refuses a desired state that is no JSON object', async () => {
    await using test = await emulatorWith();
    expect(
      await refusalOf(test.cloudControl().createResource({ ...bucketType, DesiredState: '{' })),
    ).toBe('ValidationException: Invalid DesiredState: it must be the JSON text of an object');
  });

  it('accepts a duplicate and fails it later', async () => {
    await using test = await emulatorWith({ data: { resources: [bucket('taken')] } });
    const { ProgressEvent: first } = await test
      .cloudControl()
      .createResource({ ...bucketType, ...desired({ BucketName: 'taken' }) });
    expect(first?.OperationStatus).toBe('IN_PROGRESS');
    expect(await endOf(test, first?.RequestToken)).toMatchObject({
      OperationStatus: 'FAILED',
      ErrorCode: 'AlreadyExists',
      StatusMessage: 'AWS::S3::Bucket with identifier taken already exists',
    });
  });

  it('hides a new resource from reads for as long as it is told', async () => {
    await using test = await emulatorWith({ visibleAfterMs: 5000 });
    const client = test.cloudControl();
    const { ProgressEvent: first } = await client.createResource({
      ...bucketType,
      ...desired({ BucketName: 'a' }),
    });
    expect((await endOf(test, first?.RequestToken))?.OperationStatus).toBe('SUCCESS');
    expect(await refusalOf(client.getResource({ ...bucketType, Identifier: 'a' }))).toMatch(
      /^ResourceNotFoundException/,
    );
    expect((await client.listResources(bucketType)).ResourceDescriptions).toEqual([]);
    test.clock.advance(5000);
    expect((await client.listResources(bucketType)).ResourceDescriptions).toHaveLength(1);
  });
});

describe('DeleteResource', () => {
  it('removes the resource when its time has come', async () => {
    await using test = await emulatorWith({ data: { resources: [bucket('old')] } });
    const client = test.cloudControl();
    const { ProgressEvent: first } = await client.deleteResource({
      ...bucketType,
      Identifier: 'old',
    });
    expect(await propertiesOf(test, 'AWS::S3::Bucket', 'old')).toEqual({ BucketName: 'old' });
    expect(await endOf(test, first?.RequestToken)).toMatchObject({
      Operation: 'DELETE',
      OperationStatus: 'SUCCESS',
      Identifier: 'old',
    });
    expect(await refusalOf(client.getResource({ ...bucketType, Identifier: 'old' }))).toMatch(
      /^ResourceNotFoundException/,
    );
  });

  it('accepts what is missing and fails it later', async () => {
    await using test = await emulatorWith();
    const { ProgressEvent: first } = await test
      .cloudControl()
      .deleteResource({ ...bucketType, Identifier: 'missing' });
    expect(first?.OperationStatus).toBe('IN_PROGRESS');
    expect(await endOf(test, first?.RequestToken)).toMatchObject({
      OperationStatus: 'FAILED',
      ErrorCode: 'NotFound',
      StatusMessage: 'Bucket not found',
    });
  });
});

describe('UpdateResource', () => {
  it('carries the new model in its first event and applies it when its time has come', async () => {
    await using test = await emulatorWith({
      data: { resources: [bucket('b', { Tags: [{ Key: 'stage', Value: 'dev' }] })] },
    });
    const { ProgressEvent: first } = await test.cloudControl().updateResource({
      ...bucketType,
      Identifier: 'b',
      ...patch({ op: 'replace', path: 'Tags/0/Value', value: 'prod' }),
    });
    const after = { BucketName: 'b', Tags: [{ Key: 'stage', Value: 'prod' }] };
    expect(first).toMatchObject({ OperationStatus: 'IN_PROGRESS', Identifier: 'b' });
    expect(JSON.parse(first?.ResourceModel ?? '')).toEqual(after);
    expect((await endOf(test, first?.RequestToken))?.OperationStatus).toBe('SUCCESS');
    expect(await propertiesOf(test, 'AWS::S3::Bucket', 'b')).toEqual(after);
  });

  it('refuses create-only and read-only properties', async () => {
    await using test = await emulatorWith({ data: { resources: [bucket('b', { Arn: 'x' })] } });
    const update = (operation: object) =>
      refusalOf(
        test.cloudControl().updateResource({ ...bucketType, Identifier: 'b', ...patch(operation) }),
      );
    expect(await update({ op: 'replace', path: '/BucketName', value: 'c' })).toBe(
      'NotUpdatableException: Invalid patch update: createOnlyProperties [/properties/BucketName] cannot be updated',
    );
    expect(await update({ op: 'remove', path: '/Arn' })).toBe(
      'NotUpdatableException: Invalid patch update: readOnlyProperties [/properties/Arn] cannot be updated',
    );
  });

  it('refuses a patch that does not fit, and a result that does not', async () => {
    await using test = await emulatorWith({ data: { resources: [bucket('b')] } });
    const update = (PatchDocument: string) =>
      refusalOf(
        test.cloudControl().updateResource({ ...bucketType, Identifier: 'b', PatchDocument }),
      );
    expect(await update('{')).toBe(
      'ValidationException: Invalid PatchDocument: it must be the JSON text of an array',
    );
    expect(await update('[{"op":"remove","path":"/Tags"}]')).toBe(
      'ValidationException: Invalid patch update: there is nothing at /Tags',
    );
    expect(await update('[{"op":"test","path":"/BucketName","value":"c"}]')).toBe(
      'ValidationException: Invalid patch update: the test of /BucketName does not hold',
    );
    expect(await update('[{"op":"add","path":"/Nmae","value":1}]')).toBe(
      'ValidationException: Model validation failed (#: extraneous key [Nmae] is not permitted)',
    );
  });

  it('says at once that the resource is missing', async () => {
    await using test = await emulatorWith();
    expect(
      await refusalOf(
        test.cloudControl().updateResource({ ...bucketType, Identifier: 'b', PatchDocument: '[]' }),
      ),
    ).toMatch(/^ResourceNotFoundException: AWS::S3::Bucket Handler returned status FAILED/);
  });

  it('drops a write-only property that the patch leaves out', async () => {
    await using test = await emulatorWith(
      {
        data: {
          resources: [
            {
              type: 'AWS::RDS::DBInstance',
              region: 'us-east-1',
              properties: { DBInstanceIdentifier: 'db', MasterUserPassword: 'secret' },
            },
          ],
        },
      },
      writeOnly('AWS::RDS::DBInstance', 'MasterUserPassword'),
    );
    const { ProgressEvent: first } = await test.cloudControl().updateResource({
      TypeName: 'AWS::RDS::DBInstance',
      Identifier: 'db',
      ...patch({ op: 'add', path: '/AllocatedStorage', value: '20' }),
    });
    await endOf(test, first?.RequestToken);
    expect(test.emulator.resource('AWS::RDS::DBInstance', 'us-east-1', 'db')).toEqual({
      DBInstanceIdentifier: 'db',
      AllocatedStorage: '20',
    });
  });
});

describe('a mutation', () => {
  it('is done once for one ClientToken', async () => {
    await using test = await emulatorWith();
    const client = test.cloudControl();
    const request = { ...bucketType, ...desired({ BucketName: 'a' }), ClientToken: 'once' };
    const first = await client.createResource(request);
    const again = await client.createResource(request);
    await endOf(test, first.ProgressEvent?.RequestToken);
    const later = await client.createResource(request);
    expect([again.ProgressEvent, later.ProgressEvent]).toEqual([
      first.ProgressEvent,
      first.ProgressEvent,
    ]);
    expect((await client.listResourceRequests({})).ResourceRequestStatusSummaries).toHaveLength(1);
  });

  it('refuses another body under the same ClientToken', async () => {
    await using test = await emulatorWith();
    const client = test.cloudControl();
    const first = await client.createResource({
      ...bucketType,
      ...desired({ BucketName: 'a' }),
      ClientToken: 'once',
    });
    expect(
      await refusalOf(
        client.createResource({
          ...bucketType,
          ...desired({ BucketName: 'b' }),
          ClientToken: 'once',
        }),
      ),
    ).toBe(
      `ClientTokenConflictException: ClientToken once is already associated with an existing operation with RequestToken ${first.ProgressEvent?.RequestToken ?? ''}`,
    );
  });

  it('forgets a ClientToken after 36 hours and a request after 7 days', async () => {
    await using test = await emulatorWith();
    const client = test.cloudControl();
    const hour = 60 * 60 * 1000;
    const request = { ...bucketType, Identifier: 'a', ClientToken: 'once' };
    const first = await client.deleteResource(request);
    test.clock.advance(36 * hour + 1);
    const second = await client.deleteResource(request);
    expect(second.ProgressEvent?.RequestToken).not.toBe(first.ProgressEvent?.RequestToken);
    const status = { RequestToken: first.ProgressEvent?.RequestToken };
    test.clock.advance(7 * 24 * hour - 36 * hour - 2);
    expect((await client.getResourceRequestStatus(status)).ProgressEvent?.ErrorCode).toBe(
      'NotFound',
    );
    test.clock.advance(2);
    expect(await refusalOf(client.getResourceRequestStatus(status))).toMatch(
      /^RequestTokenNotFoundException/,
    );
  });

  it('is refused while another works on the same resource', async () => {
    await using test = await emulatorWith({ data: { resources: [bucket('b'), bucket('c')] } });
    const client = test.cloudControl();
    const remove = (Identifier: string) => client.deleteResource({ ...bucketType, Identifier });
    await remove('b');
    expect(await refusalOf(remove('b'))).toMatch(
      /^ConcurrentOperationException: Concurrent operation in progress for AWS::S3::Bucket/,
    );
    expect((await remove('c')).ProgressEvent?.OperationStatus).toBe('IN_PROGRESS');
    test.clock.advance(1000);
    expect((await remove('b')).ProgressEvent?.OperationStatus).toBe('IN_PROGRESS');
  });
});

describe('CancelResourceRequest', () => {
  it('stops what runs, may be repeated, and leaves no change', async () => {
    await using test = await emulatorWith({ data: { resources: [bucket('b')] } });
    const client = test.cloudControl();
    const { ProgressEvent: first } = await client.deleteResource({
      ...bucketType,
      Identifier: 'b',
    });
    const request = { RequestToken: first?.RequestToken };
    const cancelled = await client.cancelResourceRequest(request);
    const again = await client.cancelResourceRequest(request);
    const end = await endOf(test, first?.RequestToken);
    expect(
      [cancelled.ProgressEvent, again.ProgressEvent, end].map((event) => event?.OperationStatus),
    ).toEqual(['CANCEL_IN_PROGRESS', 'CANCEL_IN_PROGRESS', 'CANCEL_COMPLETE']);
    expect(await propertiesOf(test, 'AWS::S3::Bucket', 'b')).toEqual({ BucketName: 'b' });
  });

  it('refuses what has ended', async () => {
    await using test = await emulatorWith({ data: { resources: [bucket('b')] } });
    const client = test.cloudControl();
    const { ProgressEvent: first } = await client.deleteResource({
      ...bucketType,
      Identifier: 'b',
    });
    await endOf(test, first?.RequestToken);
    const token = first?.RequestToken ?? '';
    expect(await refusalOf(client.cancelResourceRequest({ RequestToken: token }))).toBe(
      `ValidationException: Request ${token} is already in status SUCCESS`,
    );
  });

  it('refuses a token that it does not know', async () => {
    await using test = await emulatorWith();
    expect(
      await refusalOf(test.cloudControl().cancelResourceRequest({ RequestToken: 'unknown' })),
    ).toBe('RequestTokenNotFoundException: Request with token unknown was not found');
  });
});

describe('ListResourceRequests', () => {
  it('lists the newest first, in pages, by operation and by status', async () => {
    await using test = await emulatorWith({ data: { resources: [bucket('a'), bucket('b')] } });
    const client = test.cloudControl();
    for (const Identifier of ['a', 'b', 'missing']) {
      await client.deleteResource({ ...bucketType, Identifier });
    }
    test.clock.advance(1000);
    await client.createResource({ ...bucketType, ...desired({ BucketName: 'c' }) });
    const page = await client.listResourceRequests({ MaxResults: 3 });
    const rest = await client.listResourceRequests({ MaxResults: 3, NextToken: page.NextToken });
    expect(
      [page, rest].map(({ ResourceRequestStatusSummaries: events }) =>
        events?.map((event) => `${event.Operation ?? ''} ${event.Identifier ?? ''}`),
      ),
    ).toEqual([['CREATE c', 'DELETE missing', 'DELETE b'], ['DELETE a']]);
    expect(rest.NextToken).toBeUndefined();
    const failed = await client.listResourceRequests({
      ResourceRequestStatusFilter: { Operations: ['DELETE'], OperationStatuses: ['FAILED'] },
    });
    expect(failed.ResourceRequestStatusSummaries?.map((event) => event.Identifier)).toEqual([
      'missing',
    ]);
  });

  it('refuses a status that does not exist and a page that is too large', async () => {
    await using test = await emulatorWith();
    const client = test.cloudControl();
    expect(
      await refusalOf(
        client.listResourceRequests({
          ResourceRequestStatusFilter: { OperationStatuses: ['DONE' as 'SUCCESS'] },
        }),
      ),
    ).toMatch(/^ValidationException: .* enum value set: \[PENDING, /);
    expect(await refusalOf(client.listResourceRequests({ MaxResults: 101 }))).toMatch(
      /^ValidationException: .* less than or equal to 100$/,
    );
  });

  it('knows the requests of its own region only', async () => {
    await using test = await emulatorWith();
    await test.cloudControl().deleteResource({ ...bucketType, Identifier: 'a' });
    const elsewhere = await test.cloudControl('eu-west-1').listResourceRequests({});
    expect(elsewhere.ResourceRequestStatusSummaries).toEqual([]);
  });
});
