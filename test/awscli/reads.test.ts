import { describe, expect, it } from 'vitest';
import type { GetAnswer, ListAnswer } from './answers.ts';
import { emulatorForAws } from './emulator-for-aws.ts';

const bucket = (name: string, region = 'us-east-1') => ({
  type: 'AWS::S3::Bucket',
  region,
  properties: { BucketName: name, Tags: [{ Key: 'stage', Value: 'prod' }] },
});
const syncJob = (workspace: string, source: string) => ({
  type: 'AWS::IoTTwinMaker::SyncJob',
  region: 'us-east-1',
  properties: {
    WorkspaceId: workspace,
    SyncSource: source,
    SyncRole: 'arn:aws:iam::123456789012:role/sync',
  },
});
const needsWorkspace = { 'AWS::IoTTwinMaker::SyncJob': { listInputs: ['WorkspaceId'] } };

const listBuckets = ['cloudcontrol', 'list-resources', '--type-name', 'AWS::S3::Bucket'];
const listSyncJobs = [
  'cloudcontrol',
  'list-resources',
  '--type-name',
  'AWS::IoTTwinMaker::SyncJob',
];

const identifiers = ({ ResourceDescriptions }: ListAnswer) =>
  ResourceDescriptions.map(({ Identifier }) => Identifier);

describe('aws cloudcontrol list-resources', () => {
  it('reads every page of a list', async () => {
    const names = Array.from({ length: 7 }, (_, index) => `bucket-${index}`);
    await using test = await emulatorForAws({
      data: { resources: names.map((name) => bucket(name)) },
      pageSize: 3,
    });
    expect(identifiers(await test.answer<ListAnswer>(...listBuckets))).toEqual(names);
    expect(test.emulator.requests.counts).toEqual({ ListResources: 3 });
  });

  it('goes on from the token of a page that it was given alone', async () => {
    const resources = ['a', 'b', 'c'].map((name) => bucket(name));
    await using test = await emulatorForAws({ data: { resources }, pageSize: 2 });
    const first = await test.answer<ListAnswer>(...listBuckets, '--no-paginate');
    expect([first.TypeName, identifiers(first)]).toEqual(['AWS::S3::Bucket', ['a', 'b']]);
    const rest = await test.answer<ListAnswer>(
      ...listBuckets,
      '--no-paginate',
      '--next-token',
      first.NextToken ?? 'there is no token',
    );
    expect([identifiers(rest), rest.NextToken]).toEqual([['c'], undefined]);
  });

  it('stops where it is told to and goes on from there', async () => {
    const resources = ['a', 'b', 'c'].map((name) => bucket(name));
    await using test = await emulatorForAws({ data: { resources }, pageSize: 2 });
    const first = await test.answer<ListAnswer>(...listBuckets, '--max-items', '1');
    expect(identifiers(first)).toEqual(['a']);
    const rest = await test.answer<ListAnswer>(
      ...listBuckets,
      '--starting-token',
      first.NextToken ?? 'there is no token',
    );
    expect(identifiers(rest)).toEqual(['b', 'c']);
  });

  it('gives a list what its handler needs', async () => {
    const resources = [
      syncJob('north', 'SITEWISE'),
      syncJob('south', 'SITEWISE'),
      syncJob('north', 'CUSTOM'),
    ];
    await using test = await emulatorForAws({ data: { resources } }, needsWorkspace);
    const listed = await test.answer<ListAnswer>(
      ...listSyncJobs,
      '--resource-model',
      '{"WorkspaceId":"north"}',
    );
    expect(identifiers(listed)).toEqual(['north|SITEWISE', 'north|CUSTOM']);
    expect(await test.refusal(...listSyncJobs)).toContain(
      'An error occurred (InvalidRequestException) when calling the ListResources operation: Missing or invalid ResourceModel property in AWS::IoTTwinMaker::SyncJob list handler request input.Required property: (#: required key [WorkspaceId] not found)',
    );
  });

  it('finds in each region what is there', async () => {
    const resources = [bucket('here'), bucket('there', 'eu-west-1')];
    await using test = await emulatorForAws({ data: { resources } });
    const { output } = await test.outcome({ region: 'eu-west-1' }, ...listBuckets);
    expect(identifiers(output as ListAnswer)).toEqual(['there']);
  });

  it('gives the properties that the type lists', async () => {
    await using test = await emulatorForAws({
      data: { resources: [bucket('a')], types: { 'AWS::S3::Bucket': { list: ['Tags'] } } },
    });
    const [listed] = (await test.answer<ListAnswer>(...listBuckets)).ResourceDescriptions;
    expect(JSON.parse(listed?.Properties ?? '')).toEqual({
      BucketName: 'a',
      Tags: [{ Key: 'stage', Value: 'prod' }],
    });
  });
});

describe('aws cloudcontrol get-resource', () => {
  const get = (typeName: string, identifier: string) => [
    'cloudcontrol',
    'get-resource',
    '--type-name',
    typeName,
    '--identifier',
    identifier,
  ];

  it('gives every property of a resource', async () => {
    await using test = await emulatorForAws({ data: { resources: [bucket('a')] } });
    const found = await test.answer<GetAnswer>(...get('AWS::S3::Bucket', 'a'));
    expect([found.TypeName, found.ResourceDescription.Identifier]).toEqual([
      'AWS::S3::Bucket',
      'a',
    ]);
    expect(JSON.parse(found.ResourceDescription.Properties)).toEqual(bucket('a').properties);
  });

  it('takes an identifier of several parts', async () => {
    await using test = await emulatorForAws({
      data: { resources: [syncJob('north', 'SITEWISE')] },
    });
    const found = await test.answer<GetAnswer>(
      ...get('AWS::IoTTwinMaker::SyncJob', 'north|SITEWISE'),
    );
    expect(JSON.parse(found.ResourceDescription.Properties)).toMatchObject({
      WorkspaceId: 'north',
      SyncSource: 'SITEWISE',
    });
  });

  it.each([
    [
      'AWS::S3::Bucket',
      'none',
      /^An error occurred \(ResourceNotFoundException\) when calling the GetResource operation: AWS::S3::Bucket Handler returned status FAILED: Bucket not found \(HandlerErrorCode: NotFound, RequestToken: [-0-9a-f]{36}\)$/,
    ],
    [
      'AWS::S3::Bukkit',
      'any',
      /^An error occurred \(TypeNotFoundException\) when calling the GetResource operation: The type 'AWS::S3::Bukkit' cannot be found\.$/,
    ],
    [
      'AWS_S3_Bucket',
      'any',
      /^An error occurred \(ValidationException\) when calling the GetResource operation: 1 validation error detected: Value 'AWS_S3_Bucket' at 'typeName' failed to satisfy constraint: .+$/,
    ],
  ])('is refused for `%s` `%s` by name', async (typeName, identifier, message) => {
    await using test = await emulatorForAws({ data: { resources: [bucket('a')] } });
    expect(await test.refusal(...get(typeName, identifier))).toMatch(message);
  });
});

describe('aws cloudformation', () => {
  it('describes a type with its schema', async () => {
    await using test = await emulatorForAws();
    const { Schema } = await test.answer<{ readonly Schema: string }>(
      ...['cloudformation', 'describe-type', '--type', 'RESOURCE'],
      ...['--type-name', 'AWS::S3::Bucket'],
    );
    expect(JSON.parse(Schema)).toMatchObject({
      typeName: 'AWS::S3::Bucket',
      primaryIdentifier: ['/properties/BucketName'],
    });
  });

  it('lists types over pages', async () => {
    await using test = await emulatorForAws();
    const { TypeSummaries } = await test.answer<{
      readonly TypeSummaries: readonly { readonly TypeName: string }[];
    }>(
      ...['cloudformation', 'list-types', '--visibility', 'PUBLIC'],
      ...['--filters', 'TypeNamePrefix=AWS::S3::', '--page-size', '2'],
    );
    const names = TypeSummaries.map(({ TypeName }) => TypeName);
    expect(names).toContain('AWS::S3::Bucket');
    expect(names.filter((name) => !name.startsWith('AWS::S3::'))).toEqual([]);
    expect(test.emulator.requests.count('ListTypes')).toBe(Math.ceil(names.length / 2));
  });
});
