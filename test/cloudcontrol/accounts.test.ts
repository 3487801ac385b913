/** Several accounts through one source: the real SDK assumes roles of an emulator. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { CloudControlOptions } from '../../engine/cloudcontrol/index.ts';
import { failureOf, listAll, never, sourceWith } from './source-under-test.ts';

const reader = 'arn:aws:iam::222222222222:role/reader';
const bucket = 'AWS::S3::Bucket';

afterEach(() => vi.unstubAllEnvs());

function sourceOfTwo(options: Partial<CloudControlOptions> = {}) {
  const bucketNamed = (BucketName: string) => ({
    type: bucket,
    region: 'us-east-1',
    properties: { BucketName },
  });
  return sourceWith(
    {
      data: {
        resources: [bucketNamed('own')],
        accounts: { '222222222222': { resources: [bucketNamed('theirs')] } },
      },
    },
    options,
  );
}

describe('an account', () => {
  it('is asked by assuming the role whose ARN names it, once for all calls', async () => {
    const { source, emulator } = await sourceOfTwo();
    const place = { typeName: bucket, region: 'us-east-1' };
    const [own, theirs] = await Promise.all([
      listAll(source, place),
      listAll(source, { ...place, account: reader }),
      listAll(source, { ...place, account: reader, region: 'eu-west-1' }),
    ]);
    expect(own.map(({ identifier }) => identifier)).toEqual(['own']);
    expect(theirs.map(({ identifier }) => identifier)).toEqual(['theirs']);
    expect(emulator.requests.count('AssumeRole')).toBe(1);
    const found = await source.get({ ...place, account: reader, identifier: 'theirs' }, never);
    expect(found?.properties).toMatchObject({ BucketName: 'theirs' });
    expect(emulator.requests.count('AssumeRole')).toBe(1);
  });

  it('is asked by the name that the settings give to its role', async () => {
    const { source } = await sourceOfTwo({ roles: { audit: reader } });
    const theirs = await listAll(source, {
      typeName: bucket,
      region: 'us-east-1',
      account: 'audit',
    });
    expect(theirs.map(({ identifier }) => identifier)).toEqual(['theirs']);
  });

  it('is deleted from with its own credentials', async () => {
    const { source, emulator } = await sourceOfTwo();
    const request = { typeName: bucket, region: 'us-east-1', account: reader, clientToken: 'one' };
    await source.delete({ ...request, identifier: 'theirs' }, () => undefined, never);
    expect(emulator.resource(bucket, 'us-east-1', 'own')).toBeDefined();
    expect(await source.get({ ...request, identifier: 'theirs' }, never)).toBeUndefined();
  });

  it('whose role may not be assumed says so by its name', async () => {
    const { source } = await sourceOfTwo();
    const account = 'arn:aws:iam::999999999999:role/locked';
    const failure = await failureOf(
      listAll(source, { typeName: bucket, region: 'us-east-1', account }),
    );
    expect(failure.kind).toBe('access');
    expect(failure.message).toContain(account);
    expect(failure.message).toContain('sts:AssumeRole');
  });

  it('of a profile signs with the keys of that profile', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'iql-aws-'));
    const keys = 'aws_access_key_id = ASIAEMUL222222222222\naws_secret_access_key = secret\n';
    writeFileSync(join(directory, 'credentials'), `[staging]\n${keys}`);
    writeFileSync(join(directory, 'config'), '');
    vi.stubEnv('AWS_CONFIG_FILE', join(directory, 'config'));
    vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', join(directory, 'credentials'));
    const { source } = await sourceOfTwo();
    const place = { typeName: bucket, region: 'us-east-1' };
    const theirs = await listAll(source, { ...place, account: 'staging' });
    expect(theirs.map(({ identifier }) => identifier)).toEqual(['theirs']);
    const failure = await failureOf(listAll(source, { ...place, account: 'missing' }));
    expect(failure).toMatchObject({ kind: 'credentials' });
    expect(failure.message).toContain('`missing`');
    rmSync(directory, { recursive: true });
  });
});

describe('the number of an account', () => {
  it('is asked of STS once, where the credentials do not tell it', async () => {
    const { source, emulator } = await sourceOfTwo();
    const numberIn = (region: string) => source.accountId?.({ region }, never);
    const numbers = await Promise.all([numberIn('us-east-1'), numberIn('eu-west-1')]);
    expect(numbers).toEqual(['123456789012', '123456789012']);
    expect(emulator.requests.count('GetCallerIdentity')).toBe(1);
  });

  it('is in the ARN of a role', async () => {
    const { source, emulator } = await sourceOfTwo();
    expect(await source.accountId?.({ account: reader, region: 'us-east-1' }, never)).toBe(
      '222222222222',
    );
    expect(emulator.requests.records).toEqual([]);
  });
});
