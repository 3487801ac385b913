/** The generator, with archives that the test makes. */
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildCatalog } from '../../catalog/build/build.ts';
import { writeCatalog } from '../../catalog/build/emit.ts';
import { BuildError } from '../../catalog/build/model.ts';
import { readSchemaArchive } from '../../catalog/build/schema-archive.ts';
import { loadServiceSpec } from '../../catalog/build/service-spec.ts';
import {
  openCatalog,
  type Catalog,
  type Property,
  type ResourceType,
} from '../../catalog/index.ts';

const main = resolve(import.meta.dirname, '../../catalog/build/main.ts');
const directory = mkdtempSync(join(tmpdir(), 'catalog-build-'));
afterAll(() => rmSync(directory, { recursive: true }));

const nodegroup = {
  typeName: 'AWS::EKS::Nodegroup',
  description: 'From the archive.',
  definitions: {
    RemoteAccess: {
      type: 'object',
      properties: { Ec2SshKey: { type: 'string' }, Parent: { $ref: '#/definitions/RemoteAccess' } },
    },
  },
  properties: {
    Id: { type: 'string' },
    ClusterName: { type: 'string', pattern: '^[a-z]+$' },
    CapacityType: { type: 'string', enum: ['SPOT', 'ON_DEMAND'] },
    ForceUpdateEnabled: { type: 'boolean' },
    RemoteAccess: { $ref: '#/definitions/RemoteAccess' },
    OnlyInArchive: { type: 'array', items: { $ref: '#/definitions/RemoteAccess' } },
    Tags: { type: 'object' },
  },
  required: ['ClusterName'],
  readOnlyProperties: ['/properties/Id'],
  writeOnlyProperties: ['/properties/ForceUpdateEnabled', '/properties/RemoteAccess/Ec2SshKey'],
  createOnlyProperties: ['/properties/ClusterName'],
  conditionalCreateOnlyProperties: ['/properties/CapacityType'],
  primaryIdentifier: ['/properties/Id'],
  additionalIdentifiers: [['/properties/ClusterName', '/properties/Id']],
  tagging: { taggable: true, tagProperty: '/properties/Tags' },
  handlers: {
    create: { permissions: ['eks:TagResource', 'eks:CreateNodegroup'], timeoutInMinutes: 120 },
    read: { permissions: ['eks:DescribeNodegroup'] },
    delete: { permissions: ['eks:DeleteNodegroup'] },
    list: {
      permissions: ['eks:ListNodegroups'],
      handlerSchema: {
        properties: { ClusterName: {}, CapacityType: {}, Unknown: {} },
        required: ['ClusterName'],
      },
    },
  },
};

const onlyArchived = {
  typeName: 'AWS::Weather::Forecast',
  description: 'A forecast.',
  properties: {
    City: { type: 'string' },
    Country: { type: 'string' },
    Made: { type: 'string', format: 'date-time' },
    Either: { type: ['object', 'string'] },
    Inline: { type: 'object', properties: { Deep: { type: 'integer' } } },
    Labels: { type: 'object', patternProperties: { '.*': { type: 'string' } } },
    Ring: { $ref: '#/properties/Ring' },
    Choice: { oneOf: [{ type: 'string' }, { type: 'integer' }] },
  },
  primaryIdentifier: ['/properties/City', '/properties/Inline/Deep'],
  handlers: {
    read: { permissions: [] },
    list: {
      permissions: [],
      handlerSchema: {
        properties: {},
        oneOf: [
          { required: ['Cities'] },
          { required: ['City'] },
          { required: ['Country', 'Made'] },
        ],
      },
    },
  },
};

const withoutHandlers = {
  typeName: 'AWS::S3::Bucket',
  properties: { BucketName: { type: 'string' } },
  primaryIdentifier: ['/properties/BucketName'],
};

function archive(name: string, entries: Readonly<Record<string, unknown>>): string {
  const file = join(directory, name);
  const files = Object.entries(entries).map(([entry, value]) => [
    entry,
    strToU8(typeof value === 'string' ? value : JSON.stringify(value)),
  ]);
  writeFileSync(file, zipSync(Object.fromEntries(files) as Record<string, Uint8Array>));
  return file;
}

async function build(out: string, archived?: string): Promise<void> {
  const files = buildCatalog({
    specified: await loadServiceSpec(),
    specification: 'the specification',
    ...(archived !== undefined && { schemas: readSchemaArchive(archived) }),
  });
  writeCatalog(out, files);
}

describe('a catalog built with an archive', () => {
  let catalog: Catalog;
  beforeAll(async () => {
    const schemas = archive('schemas.zip', {
      'aws-eks-nodegroup.json': nodegroup,
      'aws-weather-forecast.json': onlyArchived,
      'aws-s3-bucket.json': withoutHandlers,
      'README.txt': 'no schema',
    });
    const out = join(directory, 'with');
    await build(out, schemas);
    catalog = openCatalog(out);
  });

  const typeOf = (name: string): ResourceType => {
    const type = catalog.resourceType(name);
    if (type === undefined) throw new Error(`no type ${name}`);
    return type;
  };
  const propertyOf = (type: string, name: string): Property | undefined =>
    typeOf(type).properties.find((property) => property.name === name);

  it('knows handlers, their permissions and their timeouts', () => {
    expect(typeOf('AWS::EKS::Nodegroup').handlers).toEqual({
      create: { permissions: ['eks:CreateNodegroup', 'eks:TagResource'], timeoutInMinutes: 120 },
      read: { permissions: ['eks:DescribeNodegroup'] },
      delete: { permissions: ['eks:DeleteNodegroup'] },
      list: { permissions: ['eks:ListNodegroups'] },
    });
    expect(catalog.table(['aws', 'eks', 'nodegroups'])?.methods.map(({ name }) => name)).toEqual([
      'create_resource',
      'delete_resource',
      'get_resource',
      'list_resources',
    ]);
  });

  it('knows what a list needs and by what it can narrow', () => {
    expect(typeOf('AWS::EKS::Nodegroup')).toMatchObject({
      listInputs: ['ClusterName'],
      optionalListInputs: ['CapacityType'],
      additionalIdentifiers: [['ClusterName', 'Id']],
    });
  });

  it('takes of a list’s alternatives those that a statement can write', () => {
    expect(typeOf('AWS::Weather::Forecast')).toMatchObject({
      listInputs: ['City'],
      listInputAlternatives: [['Country', 'Made']],
    });
  });

  it('knows what is read-only, write-only, create-only, at the top and below', () => {
    const type = 'AWS::EKS::Nodegroup';
    expect(propertyOf(type, 'Id')).toMatchObject({ readOnly: true });
    expect(propertyOf(type, 'ForceUpdateEnabled')).toMatchObject({ writeOnly: true });
    expect(propertyOf(type, 'ClusterName')).toMatchObject({ createOnly: true, required: true });
    expect(propertyOf(type, 'CapacityType')).toMatchObject({ conditionalCreateOnly: true });
    expect(typeOf(type).nestedWriteOnly).toEqual(['RemoteAccess/Ec2SshKey']);
    const nested = catalog.nestedType(type, 'RemoteAccess')?.properties;
    expect(nested?.find(({ name }) => name === 'Ec2SshKey')?.writeOnly).toBe(true);
  });

  it('knows values and patterns', () => {
    expect(propertyOf('AWS::EKS::Nodegroup', 'CapacityType')?.enumeration).toEqual([
      'SPOT',
      'ON_DEMAND',
    ]);
    expect(propertyOf('AWS::EKS::Nodegroup', 'ClusterName')?.pattern).toBe('^[a-z]+$');
  });

  it('keeps the specification’s texts and properties and adds the archive’s own', () => {
    const type = 'AWS::EKS::Nodegroup';
    expect(typeOf(type).description).not.toBe('From the archive.');
    expect(propertyOf(type, 'NodeRole')?.documentation).not.toBe('');
    expect(propertyOf(type, 'OnlyInArchive')).toMatchObject({
      type: 'array',
      nestedType: 'RemoteAccess',
    });
    expect(typeOf(type).properties.at(-1)?.name).toBe('Tags');
  });

  it('says what Cloud Control serves', () => {
    expect(typeOf('AWS::EKS::Nodegroup').provisioning).toBe('supported');
    expect(typeOf('AWS::S3::Bucket').provisioning).not.toBe('unknown');
    expect(typeOf('AWS::S3::AccessPoint').provisioning).toBe('unsupported');
  });

  it('has the types that only the archive has', () => {
    expect(catalog.lookup(['aws', 'weather', 'forecasts'])?.typeName).toBe(
      'AWS::Weather::Forecast',
    );
    expect(
      typeOf('AWS::Weather::Forecast').properties.map(({ name, type }) => `${name} ${type}`),
    ).toEqual([
      'City string',
      'Country string',
      'Made timestamp',
      'Either object',
      'Inline object',
      'Labels object',
      'Ring any',
      'Choice any',
    ]);
    expect(catalog.nestedType('AWS::Weather::Forecast', 'Inline')?.properties[0]).toMatchObject({
      name: 'Deep',
      type: 'integer',
    });
    expect(
      catalog.table(['aws', 'weather', 'forecasts_list_only'])?.columns.map(({ name }) => name),
    ).toEqual(['city', 'inline_deep', 'region']);
  });

  it('keeps every line of the customer’s page', () => {
    expect(
      catalog
        .table(['aws', 'iottwinmaker', 'sync_job'])
        ?.columns.map(({ name, type }) => `${name} ${type}`)
        .join(', '),
    ).toBe(
      'workspace_id string, sync_source string, sync_role string, creation_date_time string, update_date_time string, arn string, state string, tags object, region string',
    );
  });
});

describe('a build', () => {
  const filesIn = (place: string): Readonly<Record<string, string>> =>
    Object.fromEntries(
      readdirSync(place, { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.json'))
        .map((file) => [file, readFileSync(join(place, file), 'utf8')]),
    );

  it('gives the same bytes each time, names its generator, and removes services that are gone', async () => {
    const [first, second] = [join(directory, 'first'), join(directory, 'second')];
    await build(first);
    mkdirSync(join(second, 'services'), { recursive: true });
    writeFileSync(join(second, 'services/gone.json'), '{}');
    await build(second);
    expect(filesIn(second)).toEqual(filesIn(first));
    const unnamed = Object.values(filesIn(first)).filter(
      (text) => !text.startsWith('{"generator":"catalog/build/main.ts"'),
    );
    expect(unnamed).toEqual([]);
  });

  /** What reading this archive says, without the directory. */
  function check(file: string): string {
    try {
      readSchemaArchive(file);
    } catch (error) {
      if (error instanceof BuildError) return error.message.replaceAll(`${directory}/`, '');
      throw error;
    }
    return 'read';
  }

  it('refuses a file that is no archive, with one line and no file written', () => {
    const file = join(directory, 'broken.zip');
    const out = join(directory, 'none');
    writeFileSync(file, 'no zip at all');
    const run = spawnSync(process.execPath, [main, '--schemas', file, '--out', out], {
      encoding: 'utf8',
    });
    expect(run.status).toBe(1);
    expect(run.stderr.replaceAll(`${directory}/`, '')).toBe(
      "`broken.zip` is no usable schema archive: invalid zip data. Give AWS's `CloudformationSchema.zip`.\n",
    );
    expect(existsSync(out)).toBe(false);
  });

  it('refuses a file that is missing', () => {
    expect(check(join(directory, 'missing.zip'))).toMatch(
      /^`missing\.zip` is no usable schema archive: ENOENT/,
    );
  });

  it.each<[string, Readonly<Record<string, unknown>>, string]>([
    ['no JSON file', { 'a.txt': 'x' }, 'it holds no JSON file'],
    ['broken JSON', { 'a.json': '{' }, '`a.json` is no JSON'],
    ['other JSON', { 'a.json': [1] }, '`a.json` is no resource schema'],
    [
      'a type name that is a path',
      { 'a.json': { typeName: 'AWS::../../x::Y', properties: {} } },
      '`a.json` has no `typeName` like `AWS::S3::Bucket`',
    ],
    [
      'a type twice',
      {
        'a.json': { typeName: 'AWS::S3::Bucket', properties: {} },
        'b.json': { typeName: 'AWS::S3::Bucket', properties: {} },
      },
      'it holds `AWS::S3::Bucket` twice',
    ],
  ])('refuses an archive with %s', (name, entries, reason) => {
    expect(check(archive(`${name}.zip`, entries))).toContain(
      `is no usable schema archive: ${reason}. Give`,
    );
  });

  it('refuses two namespaces that would be one service', async () => {
    const file = archive('two.zip', {
      'a.json': { typeName: 'Other::S3::Bucket', properties: {} },
    });
    await expect(build(join(directory, 'two'), file)).rejects.toThrow(
      '`AWS::S3` and `Other::S3` would both be the service `s3`',
    );
  });

  it('prints what it takes', () => {
    const run = spawnSync(process.execPath, [main, '--help'], { encoding: 'utf8' });
    expect(run.status).toBe(0);
    expect(run.stdout).toContain('node catalog/build/main.ts [--schemas FILE.zip] [--out DIR]');
  });

  it('names an option that it does not know in one line', () => {
    const run = spawnSync(process.execPath, [main, '--nope'], { encoding: 'utf8' });
    expect(run.status).toBe(1);
    expect(run.stderr).toBe("Unknown option '--nope'; `--help` lists all options\n");
  });
});
