import type { TypeSummary } from '@aws-sdk/client-cloudformation';
import { describe, expect, it } from 'vitest';
import { emulatorWith, refusalOf } from './emulator-under-test.ts';

const syncJob = 'AWS::IoTTwinMaker::SyncJob';
const listInputs = { [syncJob]: { listInputs: ['WorkspaceId'] } };

describe('DescribeType', () => {
  it('gives the schema of a type as CloudFormation writes it', async () => {
    await using test = await emulatorWith({}, listInputs);
    const described = await test
      .cloudFormation()
      .describeType({ Type: 'RESOURCE', TypeName: syncJob });
    expect(described).toMatchObject({
      Arn: 'arn:aws:cloudformation:us-east-1::type/resource/AWS-IoTTwinMaker-SyncJob',
      TypeName: syncJob,
      Visibility: 'PUBLIC',
      LastUpdated: new Date('2026-01-01T00:00:00Z'),
    });
    expect(JSON.parse(described.Schema ?? '')).toMatchObject({
      typeName: syncJob,
      additionalProperties: false,
      properties: {
        WorkspaceId: { type: 'string', description: 'The ID of the workspace.' },
      },
      required: expect.arrayContaining(['WorkspaceId', 'SyncSource', 'SyncRole']) as unknown,
      primaryIdentifier: ['/properties/WorkspaceId', '/properties/SyncSource'],
      readOnlyProperties: expect.arrayContaining(['/properties/Arn']) as unknown,
      createOnlyProperties: expect.arrayContaining(['/properties/WorkspaceId']) as unknown,
      tagging: { taggable: true, tagProperty: '/properties/Tags' },
      handlers: {
        list: {
          handlerSchema: {
            properties: { WorkspaceId: { $ref: 'resource-schema.json#/properties/WorkspaceId' } },
            required: ['WorkspaceId'],
          },
        },
      },
    });
  });

  it('defines nested types, those that contain themselves included', async () => {
    await using test = await emulatorWith();
    const { Schema } = await test
      .cloudFormation()
      .describeType({ Type: 'RESOURCE', TypeName: 'AWS::S3::Bucket' });
    const schema = JSON.parse(Schema ?? '') as {
      readonly properties: Readonly<Record<string, object>>;
      readonly definitions: Readonly<Record<string, object>>;
    };
    expect(schema.properties['VersioningConfiguration']).toMatchObject({
      $ref: '#/definitions/VersioningConfiguration',
    });
    expect(schema.definitions['VersioningConfiguration']).toMatchObject({
      type: 'object',
      required: ['Status'],
    });
    const references = [...(Schema ?? '').matchAll(/"\$ref":"#\/definitions\/([^"]+)"/g)];
    expect(references.map(([, name = '']) => name in schema.definitions)).not.toContain(false);
  });

  it('finds a type by its ARN', async () => {
    await using test = await emulatorWith();
    const { TypeName } = await test.cloudFormation('eu-west-1').describeType({
      Arn: 'arn:aws:cloudformation:eu-west-1::type/resource/AWS-S3-Bucket',
    });
    expect(TypeName).toBe('AWS::S3::Bucket');
  });

  it('says that a type is unknown', async () => {
    await using test = await emulatorWith();
    expect(
      await refusalOf(
        test.cloudFormation().describeType({ Type: 'RESOURCE', TypeName: 'My::Own::Type' }),
      ),
    ).toBe("TypeNotFoundException: The type 'My::Own::Type' cannot be found.");
  });
});

describe('ListTypes', () => {
  it('pages through every public type once, in the order of their names', async () => {
    await using test = await emulatorWith();
    const client = test.cloudFormation();
    const summaries: TypeSummary[] = [];
    let NextToken: string | undefined;
    do {
      const page = await client.listTypes({ Visibility: 'PUBLIC', Type: 'RESOURCE', NextToken });
      summaries.push(...(page.TypeSummaries ?? []));
      NextToken = page.NextToken;
    } while (NextToken !== undefined);
    const names = summaries.map(({ TypeName = '' }) => TypeName);
    expect(names).toEqual([...new Set(names)].sort());
    expect(names.length).toBeGreaterThan(1500);
    expect(names).toContain(syncJob);
  });

  it('filters by prefix and by provisioning type', async () => {
    await using test = await emulatorWith(
      {},
      {
        'AWS::IoTTwinMaker::Scene': { provisioning: 'unsupported' },
        [syncJob]: { handlers: { create: { permissions: [] }, delete: { permissions: [] } } },
      },
    );
    const list = async (ProvisioningType: 'IMMUTABLE' | 'NON_PROVISIONABLE') => {
      const { TypeSummaries = [] } = await test.cloudFormation().listTypes({
        Visibility: 'PUBLIC',
        ProvisioningType,
        Filters: { Category: 'AWS_TYPES', TypeNamePrefix: 'AWS::IoTTwinMaker::S' },
      });
      return TypeSummaries.map(({ TypeName }) => TypeName);
    };
    expect(await list('IMMUTABLE')).toEqual([syncJob]);
    expect(await list('NON_PROVISIONABLE')).toEqual(['AWS::IoTTwinMaker::Scene']);
  });

  it('has no private types, which is what it lists unless told', async () => {
    await using test = await emulatorWith();
    expect((await test.cloudFormation().listTypes({})).TypeSummaries).toEqual([]);
  });

  it('refuses an operation that is not emulated', async () => {
    await using test = await emulatorWith();
    expect(await refusalOf(test.cloudFormation().listStacks({}))).toBe(
      'InvalidAction: Could not find operation ListStacks',
    );
  });
});
