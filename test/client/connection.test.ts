import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { resolveConnection } from '../../client/connection/connection.ts';
import { readSettings } from '../../protocol/index.ts';

describe('the connection', () => {
  let directory: string;
  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), 'iql-aws-'));
    writeFileSync(join(directory, 'config'), '[profile dev]\nregion = eu-central-1\n');
    writeFileSync(join(directory, 'credentials'), '');
    vi.stubEnv('AWS_CONFIG_FILE', join(directory, 'config'));
    vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', join(directory, 'credentials'));
  });
  afterAll(() => {
    vi.unstubAllEnvs();
    rmSync(directory, { recursive: true });
  });

  const check = (
    raw: Readonly<Record<string, unknown>>,
    environment: Readonly<Record<string, string>> = {},
  ) => resolveConnection(readSettings(raw).settings, environment);

  it('takes the region of the settings first', async () => {
    const { region, regionFrom } = await check({ region: 'us-west-2', profile: 'dev' });
    expect([region, regionFrom]).toEqual(['us-west-2', 'setting']);
  });

  it('takes the profile’s region, and the fallback where there is none', async () => {
    const named = await check({ profile: 'dev' });
    expect([named.profile, named.region, named.regionFrom]).toEqual([
      'dev',
      'eu-central-1',
      'profile',
    ]);
    const none = await check({});
    expect([none.profile, none.region, none.regionFrom]).toEqual([
      undefined,
      'us-east-1',
      'fallback',
    ]);
  });

  it('shows what the SDK’s own variables say', async () => {
    const { profile, region, endpoint } = await check(
      {},
      { AWS_PROFILE: 'dev', AWS_ENDPOINT_URL: 'http://127.0.0.1:1' },
    );
    expect([profile, region, endpoint]).toEqual(['dev', 'eu-central-1', 'http://127.0.0.1:1']);
  });

  it('knows the profiles and the roles of the settings as accounts', async () => {
    const arn = 'arn:aws:iam::123456789012:role/reader';
    const { accounts, roles } = await check({ profile: 'dev', accounts: { audit: arn } });
    expect(accounts?.ownAccount).toBe('dev');
    expect(accounts?.accounts.map(({ name }) => name)).toEqual(['dev', 'audit']);
    expect(roles).toEqual({ audit: arn });
  });

  it('means the partition’s regions where none are listed', async () => {
    expect((await check({ region: 'us-gov-west-1' })).regions).toEqual([
      'us-gov-east-1',
      'us-gov-west-1',
    ]);
    expect((await check({ regions: ['eu-west-1'] })).regions).toEqual(['eu-west-1']);
  });
});
