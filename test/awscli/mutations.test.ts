import { describe, expect, it } from 'vitest';
import type {
  GetAnswer,
  ListAnswer,
  ProgressAnswer,
  ProgressEvent,
  RequestsAnswer,
} from './answers.ts';
import { emulatorForAws } from './emulator-for-aws.ts';
import type { EmulatorForAws } from './emulator-for-aws.ts';

const bucketType = ['--type-name', 'AWS::S3::Bucket'];
const bucket = (name: string) => ({
  type: 'AWS::S3::Bucket',
  region: 'us-east-1',
  properties: { BucketName: name },
});
const create = (name: string) => [
  ...['cloudcontrol', 'create-resource', ...bucketType],
  ...['--desired-state', JSON.stringify({ BucketName: name })],
];
const remove = (name: string) => [
  ...['cloudcontrol', 'delete-resource', ...bucketType],
  ...['--identifier', name],
];
const update = (name: string, patch: readonly object[]) => [
  ...['cloudcontrol', 'update-resource', ...bucketType],
  ...['--identifier', name, '--patch-document', JSON.stringify(patch)],
];
const cancel = (token: string) => [
  'cloudcontrol',
  'cancel-resource-request',
  '--request-token',
  token,
];

const begin = async (test: EmulatorForAws, ...command: readonly string[]) =>
  (await test.answer<ProgressAnswer>(...command)).ProgressEvent;

const statusOf = async (test: EmulatorForAws, token: string) => {
  const { ProgressEvent } = await test.answer<ProgressAnswer>(
    'cloudcontrol',
    'get-resource-request-status',
    '--request-token',
    token,
  );
  return ProgressEvent;
};

const buckets = async (test: EmulatorForAws) => {
  const listed = await test.answer<ListAnswer>('cloudcontrol', 'list-resources', ...bucketType);
  return listed.ResourceDescriptions.map(({ Identifier }) => Identifier);
};

const millisecondsOf = ({ EventTime: time }: ProgressEvent) =>
  typeof time === 'number' ? time * 1000 : Date.parse(time);

describe('aws cloudcontrol create-resource', () => {
  it('is followed from PENDING to SUCCESS, and read then', async () => {
    await using test = await emulatorForAws({ pendingMs: 400 });
    const first = await begin(test, ...create('a'));
    expect([first.Operation, first.OperationStatus]).toEqual(['CREATE', 'PENDING']);
    test.clock.advance(400);
    const second = await statusOf(test, first.RequestToken);
    expect([second.OperationStatus, await buckets(test)]).toEqual(['IN_PROGRESS', []]);
    test.clock.advance(600);
    const third = await statusOf(test, first.RequestToken);
    expect(third).toMatchObject({ OperationStatus: 'SUCCESS', Identifier: 'a' });
    expect(millisecondsOf(third)).toBe(Date.UTC(2026, 0, 1) + 1000);
    expect(await buckets(test)).toEqual(['a']);
  });

  it('ends FAILED where the resource is there, which the waiter says', async () => {
    await using test = await emulatorForAws({ data: { resources: [bucket('a')] } });
    const { RequestToken, OperationStatus } = await begin(test, ...create('a'));
    expect(OperationStatus).toBe('IN_PROGRESS');
    test.clock.advance(1000);
    expect(await statusOf(test, RequestToken)).toMatchObject({
      OperationStatus: 'FAILED',
      ErrorCode: 'AlreadyExists',
    });
    expect(
      await test.refusal(
        ...['cloudcontrol', 'wait', 'resource-request-success'],
        ...['--request-token', RequestToken],
      ),
    ).toMatch(/Waiter ResourceRequestSuccess failed: Waiter encountered a terminal failure state/);
  });

  it('happens once under one client token, and never for another body', async () => {
    await using test = await emulatorForAws();
    const token = ['--client-token', 'once'];
    const first = await begin(test, ...create('a'), ...token);
    const again = await begin(test, ...create('a'), ...token);
    expect(again.RequestToken).toBe(first.RequestToken);
    expect(await test.refusal(...create('b'), ...token)).toContain(
      `(ClientTokenConflictException) when calling the CreateResource operation: ClientToken once is already associated with an existing operation with RequestToken ${first.RequestToken}`,
    );
  });

  it('is refused at once for a desired state that the type does not take', async () => {
    await using test = await emulatorForAws();
    const desired = JSON.stringify({ BucketName: 'a', Nmae: 'b' });
    expect(
      await test.refusal(
        ...['cloudcontrol', 'create-resource', ...bucketType, '--desired-state', desired],
      ),
    ).toContain(
      '(ValidationException) when calling the CreateResource operation: Model validation failed (#: extraneous key [Nmae] is not permitted)',
    );
  });
});

describe('aws cloudcontrol update-resource', () => {
  it('changes what the patch says', async () => {
    await using test = await emulatorForAws({ data: { resources: [bucket('a')] } });
    const tags = [{ Key: 'stage', Value: 'prod' }];
    const { RequestToken } = await begin(
      test,
      ...update('a', [{ op: 'add', path: '/Tags', value: tags }]),
    );
    test.clock.advance(1000);
    expect((await statusOf(test, RequestToken)).OperationStatus).toBe('SUCCESS');
    const { ResourceDescription } = await test.answer<GetAnswer>(
      ...['cloudcontrol', 'get-resource', ...bucketType, '--identifier', 'a'],
    );
    expect(JSON.parse(ResourceDescription.Properties)).toEqual({ BucketName: 'a', Tags: tags });
  });

  it('is refused for a property that only a create may set', async () => {
    await using test = await emulatorForAws({ data: { resources: [bucket('a')] } });
    expect(
      await test.refusal(...update('a', [{ op: 'replace', path: '/BucketName', value: 'b' }])),
    ).toContain(
      '(NotUpdatableException) when calling the UpdateResource operation: Invalid patch update: createOnlyProperties [/properties/BucketName] cannot be updated',
    );
  });

  it('is refused while another change of the resource is under way', async () => {
    await using test = await emulatorForAws({ data: { resources: [bucket('a')] } });
    await begin(test, ...remove('a'));
    expect(await test.refusal(...update('a', [{ op: 'add', path: '/Tags', value: [] }]))).toContain(
      '(ConcurrentOperationException) when calling the UpdateResource operation',
    );
  });
});

describe('aws cloudcontrol delete-resource', () => {
  it('takes the resource away, and ends FAILED the second time', async () => {
    await using test = await emulatorForAws({ data: { resources: [bucket('a'), bucket('b')] } });
    const first = await begin(test, ...remove('a'));
    test.clock.advance(1000);
    expect((await statusOf(test, first.RequestToken)).OperationStatus).toBe('SUCCESS');
    expect(await buckets(test)).toEqual(['b']);
    const second = await begin(test, ...remove('a'));
    expect(second.OperationStatus).toBe('IN_PROGRESS');
    test.clock.advance(1000);
    expect(await statusOf(test, second.RequestToken)).toMatchObject({
      OperationStatus: 'FAILED',
      ErrorCode: 'NotFound',
    });
  });
});

describe('aws cloudcontrol cancel-resource-request', () => {
  it('ends in CANCEL_COMPLETE, twice as well as once, and nothing has happened', async () => {
    await using test = await emulatorForAws();
    const { RequestToken } = await begin(test, ...create('a'));
    expect((await begin(test, ...cancel(RequestToken))).OperationStatus).toBe('CANCEL_IN_PROGRESS');
    expect((await begin(test, ...cancel(RequestToken))).OperationStatus).toBe('CANCEL_IN_PROGRESS');
    test.clock.advance(1000);
    expect((await statusOf(test, RequestToken)).OperationStatus).toBe('CANCEL_COMPLETE');
    expect(await buckets(test)).toEqual([]);
  });

  it('is refused for what has ended and for what never was', async () => {
    await using test = await emulatorForAws({ data: { resources: [bucket('a')] } });
    const { RequestToken } = await begin(test, ...remove('a'));
    test.clock.advance(1000);
    expect(await test.refusal(...cancel(RequestToken))).toContain(
      `(ValidationException) when calling the CancelResourceRequest operation: Request ${RequestToken} is already in status SUCCESS`,
    );
    expect(await test.refusal(...cancel('none'))).toContain(
      '(RequestTokenNotFoundException) when calling the CancelResourceRequest operation',
    );
  });
});

describe('aws cloudcontrol list-resource-requests', () => {
  const listRequests = ['cloudcontrol', 'list-resource-requests'];

  it('gives the newest first, over pages', async () => {
    await using test = await emulatorForAws();
    const started = [
      await begin(test, ...create('a')),
      await begin(test, ...create('b')),
      await begin(test, ...create('c')),
    ];
    const listed = await test.answer<RequestsAnswer>(...listRequests, '--page-size', '2');
    expect(listed.ResourceRequestStatusSummaries.map(({ RequestToken }) => RequestToken)).toEqual(
      started.map(({ RequestToken }) => RequestToken).reverse(),
    );
    expect(test.emulator.requests.count('ListResourceRequests')).toBe(2);
  });

  it('gives those of the operations and states that are asked for', async () => {
    await using test = await emulatorForAws({ data: { resources: [bucket('a')] } });
    await begin(test, ...remove('a'));
    const created = await begin(test, ...create('b'));
    test.clock.advance(1000);
    await begin(test, ...create('c'));
    const listed = await test.answer<RequestsAnswer>(
      ...listRequests,
      '--resource-request-status-filter',
      'Operations=CREATE,OperationStatuses=SUCCESS',
    );
    expect(listed.ResourceRequestStatusSummaries.map(({ RequestToken }) => RequestToken)).toEqual([
      created.RequestToken,
    ]);
  });
});
