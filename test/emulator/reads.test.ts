import { describe, expect, it } from 'vitest';
import { emulatorWith, outcomeOf, refusalOf, writeOnly } from './emulator-under-test.ts';

const syncJob = {
  type: 'AWS::IoTTwinMaker::SyncJob',
  region: 'us-east-1',
  properties: {
    WorkspaceId: 'my-workspace',
    SyncSource: 'SITEWISE',
    SyncRole: 'arn:aws:iam::123456789012:role/sync',
    State: 'ACTIVE',
  },
};
const bucket = (name: string, region = 'us-east-1') => ({
  type: 'AWS::S3::Bucket',
  region,
  properties: { BucketName: name, AccessControl: 'Private' },
});

describe('GetResource', () => {
  it('returns every property of the resource that its composite identifier names', async () => {
    await using test = await emulatorWith({ data: { resources: [syncJob] } });
    const Identifier = 'my-workspace|SITEWISE';
    expect(
      await outcomeOf(test.cloudControl().getResource({ TypeName: syncJob.type, Identifier })),
    ).toEqual({
      TypeName: syncJob.type,
      ResourceDescription: { Identifier, Properties: JSON.stringify(syncJob.properties) },
    });
  });

  it('takes the identifier as JSON too', async () => {
    await using test = await emulatorWith({ data: { resources: [syncJob] } });
    const { ResourceDescription } = await test.cloudControl().getResource({
      TypeName: syncJob.type,
      Identifier: '{"SyncSource":"SITEWISE","WorkspaceId":"my-workspace"}',
    });
    expect(ResourceDescription?.Identifier).toBe('my-workspace|SITEWISE');
  });

  it('refuses an identifier with too few parts', async () => {
    await using test = await emulatorWith({ data: { resources: [syncJob] } });
    expect(
      await refusalOf(
        test.cloudControl().getResource({ TypeName: syncJob.type, Identifier: 'my-workspace' }),
      ),
    ).toBe(
      'ValidationException: Identifier my-workspace is not valid for identifier [/properties/WorkspaceId, /properties/SyncSource]',
    );
  });

  it('says in the words of the handler that a resource is missing', async () => {
    await using test = await emulatorWith();
    expect(
      await refusalOf(
        test.cloudControl().getResource({ TypeName: 'AWS::S3::Bucket', Identifier: 'missing' }),
      ),
    ).toMatch(
      /^ResourceNotFoundException: AWS::S3::Bucket Handler returned status FAILED: Bucket not found \(HandlerErrorCode: NotFound, RequestToken: [-0-9a-f]{36}\)$/,
    );
  });

  it('knows resources in their own region only', async () => {
    await using test = await emulatorWith({ data: { resources: [bucket('b', 'eu-west-1')] } });
    const request = { TypeName: 'AWS::S3::Bucket', Identifier: 'b' };
    expect(await refusalOf(test.cloudControl().getResource(request))).toMatch(
      /^ResourceNotFoundException/,
    );
    const { ResourceDescription } = await test.cloudControl('eu-west-1').getResource(request);
    expect(ResourceDescription?.Identifier).toBe('b');
  });

  it('repeats a global type in every region', async () => {
    const role = {
      type: 'AWS::IAM::Role',
      region: 'us-east-1',
      properties: { RoleName: 'deploy', AssumeRolePolicyDocument: {} },
    };
    await using test = await emulatorWith({ data: { resources: [role] } });
    const { ResourceDescription } = await test
      .cloudControl('eu-west-1')
      .getResource({ TypeName: role.type, Identifier: 'deploy' });
    expect(ResourceDescription?.Identifier).toBe('deploy');
  });

  it('never returns write-only properties', async () => {
    await using test = await emulatorWith(
      { data: { resources: [bucket('b')] } },
      writeOnly('AWS::S3::Bucket', 'AccessControl'),
    );
    const { ResourceDescription } = await test
      .cloudControl()
      .getResource({ TypeName: 'AWS::S3::Bucket', Identifier: 'b' });
    expect(ResourceDescription?.Properties).toBe('{"BucketName":"b"}');
    expect(test.emulator.resource('AWS::S3::Bucket', 'us-east-1', 'b')).toEqual({
      BucketName: 'b',
      AccessControl: 'Private',
    });
  });
});

describe('any operation', () => {
  it('says first that a type is unknown', async () => {
    await using test = await emulatorWith();
    const client = test.cloudControl();
    const type = { TypeName: 'AWS::S3::Bukkit' };
    const calls = [
      client.getResource({ ...type, Identifier: 'a' }),
      client.listResources(type),
      client.createResource({ ...type, DesiredState: 'no JSON' }),
      client.updateResource({ ...type, Identifier: 'a', PatchDocument: 'no JSON' }),
      client.deleteResource({ ...type, Identifier: 'a' }),
    ];
    expect(await Promise.all(calls.map((call) => refusalOf(call)))).toEqual(
      calls.map(() => "TypeNotFoundException: The type 'AWS::S3::Bukkit' cannot be found."),
    );
  });

  it('says that a type lacks the operation', async () => {
    await using test = await emulatorWith(
      {},
      { 'AWS::S3::Bucket': { handlers: { create: { permissions: [] } } } },
    );
    const client = test.cloudControl();
    const type = { TypeName: 'AWS::S3::Bucket' };
    const calls = [
      client.getResource({ ...type, Identifier: 'a' }),
      client.listResources(type),
      client.updateResource({ ...type, Identifier: 'a', PatchDocument: '[]' }),
      client.deleteResource({ ...type, Identifier: 'a' }),
    ];
    expect(await Promise.all(calls.map((call) => refusalOf(call)))).toEqual(
      ['READ', 'LIST', 'UPDATE', 'DELETE'].map(
        (action) =>
          `UnsupportedActionException: Resource type AWS::S3::Bucket does not support ${action} action`,
      ),
    );
  });

  it('holds members to the constraints that the SDK does not check', async () => {
    await using test = await emulatorWith();
    const client = test.cloudControl();
    expect(await refusalOf(client.getResource({ TypeName: 'S3', Identifier: '' }))).toBe(
      "ValidationException: 3 validation errors detected: Value 'S3' at 'typeName' failed to satisfy constraint: Member must have length greater than or equal to 10; Value 'S3' at 'typeName' failed to satisfy constraint: Member must satisfy regular expression pattern: [A-Za-z0-9]{2,64}::[A-Za-z0-9]{2,64}::[A-Za-z0-9]{2,64}(::MODULE)?; Value '' at 'identifier' failed to satisfy constraint: Member must have length greater than or equal to 1",
    );
    expect(await refusalOf(client.getResourceRequestStatus({ RequestToken: 'no spaces' }))).toMatch(
      /^ValidationException: 1 validation error detected: Value 'no spaces' at 'requestToken'/,
    );
    expect(
      await refusalOf(
        client.createResource({ TypeName: 'AWS::S3::Bucket', DesiredState: 'x'.repeat(262_145) }),
      ),
    ).toMatch(/at 'desiredState' failed .* less than or equal to 262144$/);
    expect(
      await refusalOf(client.getResource({ TypeName: 'AWS::S3::Bucket', Identifier: undefined })),
    ).toMatch(/Value null at 'identifier' failed to satisfy constraint: Member must not be null$/);
  });
});
