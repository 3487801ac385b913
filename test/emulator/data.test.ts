import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DataError, startEmulator, type EmulatorOptions } from '../../emulator/index.ts';
import { testCatalog } from '../catalog/fixture.ts';
import { emulatorWith } from './emulator-under-test.ts';

/** What is wrong with the data, or `nothing`. */
async function check(data: unknown): Promise<string> {
  return mistakeOf({ data: data as NonNullable<EmulatorOptions['data']> });
}

async function mistakeOf(options: EmulatorOptions): Promise<string> {
  try {
    const emulator = await startEmulator(options, testCatalog());
    await emulator.close();
    return 'nothing';
  } catch (error) {
    if (error instanceof DataError) return error.message;
    throw error;
  }
}

const bucket = (properties: unknown = { BucketName: 'a' }, region: unknown = 'us-east-1') => ({
  type: 'AWS::S3::Bucket',
  region,
  properties,
});

function temporaryDirectory() {
  const path = mkdtempSync(join(tmpdir(), 'iql-emulator-'));
  return {
    file: (name: string, text?: string): string => {
      const file = join(path, name);
      if (text !== undefined) writeFileSync(file, text);
      return file;
    },
    [Symbol.dispose]: () => {
      rmSync(path, { recursive: true });
    },
  };
}

describe('the data', () => {
  it.each<[unknown, string]>([
    [[], '`the data` is not a JSON object'],
    [
      { resource: [] },
      '`the data` has the unknown key `resource`: it takes `resources`, `generate`, `accounts`, `types`',
    ],
    [{ resources: {} }, '`resources` is not a JSON array'],
    [{ resources: [bucket(), 7] }, '`resources[1]` is not a JSON object'],
    [
      { resources: [{ ...bucket(), name: 'a' }] },
      '`resources[0]` has the unknown key `name`: it takes `type`, `region`, `properties`',
    ],
    [
      { resources: [{ ...bucket(), type: 'AWS::S3::Bukkit' }] },
      '`resources[0].type` is no type of the catalog: `AWS::S3::Bukkit`',
    ],
    [
      { resources: [{ ...bucket(), type: null }] },
      '`resources[0].type` must be a type name: `AWS::S3::Bucket`',
    ],
    [
      { resources: [bucket({}, 'us-east1')] },
      '`resources[0].region` must be an AWS region: `us-east-1`, not `"us-east1"`',
    ],
    [{ resources: [bucket()], generate: [], types: {} }, 'nothing'],
    [{ resources: [bucket('{}')] }, '`resources[0].properties` is not a JSON object'],
    [
      { resources: [bucket({ BucketName: 7 })] },
      '`resources[0].properties.BucketName` of AWS::S3::Bucket: expected type: String, found: Integer',
    ],
    [
      { resources: [bucket({ Nmae: 'a' })] },
      '`resources[0].properties` of AWS::S3::Bucket: extraneous key [Nmae] is not permitted',
    ],
    [
      { resources: [bucket({ BucketName: 'a', Tags: [{ Key: 'a' }] })] },
      '`resources[0].properties.Tags.0` of AWS::S3::Bucket: required key [Value] not found',
    ],
    [
      { resources: [bucket({ Tags: [] })] },
      '`resources[0].properties` lacks `BucketName`, a part of the primary identifier',
    ],
    [
      { resources: [bucket(), bucket({ BucketName: 'b' }), bucket()] },
      '`resources[2]` has the same identifier as `resources[0]`',
    ],
    [
      { generate: [{ type: 'AWS::EC2::VPC', region: 'us-east-1', count: -1 }] },
      '`generate[0].count` must be a whole number from 0 to 10000000, not `-1`',
    ],
    [
      { generate: [{ type: 'AWS::EC2::VPC', region: 'us-east-1' }] },
      '`generate[0].count` must be a whole number from 0 to 10000000, not `nothing`',
    ],
    [{ accounts: { '12': {} } }, '`accounts["12"]` is no account: write twelve digits'],
    [
      { accounts: { '222222222222': { resources: [bucket('{}')] } } },
      '`accounts["222222222222"].resources[0].properties` is not a JSON object',
    ],
    [
      { types: { 'AWS::S3::Bukkit': {} } },
      '`types["AWS::S3::Bukkit"]` is no type of the catalog: `AWS::S3::Bukkit`',
    ],
    [
      { types: { 'AWS::S3::Bucket': { list: 'all' } } },
      '`types["AWS::S3::Bucket"].list` must be `full`, `identifiers` or an array of property names',
    ],
    [
      { types: { 'AWS::S3::Bucket': { list: ['Nmae'] } } },
      '`types["AWS::S3::Bucket"].list` names `"Nmae"`, which is no property of AWS::S3::Bucket',
    ],
  ])('%j: %s', async (data, message) => {
    expect(await check(data)).toBe(message);
  });

  it('may leave out an identifier that the service makes', async () => {
    await using test = await emulatorWith({
      data: {
        resources: [
          { type: 'AWS::EC2::VPC', region: 'us-east-1', properties: { CidrBlock: '10.0.0.0/16' } },
        ],
      },
    });
    const { ResourceDescriptions } = await test
      .cloudControl()
      .listResources({ TypeName: 'AWS::EC2::VPC' });
    expect(ResourceDescriptions?.[0]?.Identifier).toMatch(/^vpc-0[0-9a-f]{16}$/);
  });

  it('names the file and the place where the file is not JSON', async () => {
    using directory = temporaryDirectory();
    const broken = directory.file('broken.json', '{\n  "resources": [,]\n}\n');
    expect(await mistakeOf({ dataFile: broken })).toMatch(
      /broken\.json`: it is not JSON: Unexpected token ',', .*$/,
    );
    expect(await mistakeOf({ dataFile: directory.file('missing.json') })).toMatch(
      /missing\.json`: it cannot be read: ENOENT/,
    );
  });
});

describe('the state', () => {
  it('is kept in a file and found there again', async () => {
    using directory = temporaryDirectory();
    const saveFile = directory.file('state.json');
    const options = {
      saveFile,
      data: {
        resources: [
          bucket({ BucketName: 'a' }, 'us-east-1'),
          bucket({ BucketName: 'b' }, 'eu-west-1'),
        ],
        generate: [{ type: 'AWS::EC2::VPC', region: 'us-east-1', count: 3 }],
        types: { 'AWS::S3::Bucket': { list: 'full' } },
      },
    } as EmulatorOptions;
    const remaining = async () => {
      await using test = await emulatorWith(options);
      const client = test.cloudControl();
      await client.deleteResource({ TypeName: 'AWS::S3::Bucket', Identifier: 'a' });
      test.clock.advance(1000);
      const lists = await Promise.all([
        client.listResources({ TypeName: 'AWS::S3::Bucket' }),
        test.cloudControl('eu-west-1').listResources({ TypeName: 'AWS::S3::Bucket' }),
        client.listResources({ TypeName: 'AWS::EC2::VPC' }),
      ]);
      return lists.map(({ ResourceDescriptions }) => ResourceDescriptions);
    };
    const first = await remaining();
    expect(first.map((list) => list?.length)).toEqual([0, 1, 3]);
    expect(await remaining()).toEqual(first);
    expect(JSON.parse(readFileSync(saveFile, 'utf8'))).toMatchObject({
      types: { 'AWS::S3::Bucket': { list: 'full' } },
    });
  });
});
