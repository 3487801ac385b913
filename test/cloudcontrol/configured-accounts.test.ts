/** What `~/.aws` and the settings say of the accounts that statements can name. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { configuredAccounts } from '../../engine/cloudcontrol/index.ts';
import type { ConfiguredAccount } from '../../engine/cloudcontrol/index.ts';

const config = `
[default]
region = eu-west-1

[profile login]
sso_session = office
sso_account_id = 222222222222
sso_role_name = ReadOnly

[sso-session office]
sso_start_url = https://example.awsapps.com/start
sso_region = us-east-1

[profile reader]
role_arn = arn:aws:iam::333333333333:role/reader
source_profile = login
region = us-west-2
`;

const credentials = `
[keys]
aws_access_key_id = AKIAEXAMPLE
aws_secret_access_key = secret-of-keys
`;

describe('the configured accounts', () => {
  let directory: string;
  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), 'iql-aws-'));
    writeFileSync(join(directory, 'config'), config);
    writeFileSync(join(directory, 'credentials'), credentials);
    vi.stubEnv('AWS_CONFIG_FILE', join(directory, 'config'));
    vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', join(directory, 'credentials'));
  });
  afterAll(() => {
    vi.unstubAllEnvs();
    rmSync(directory, { recursive: true });
  });

  const check = (
    options: Partial<Parameters<typeof configuredAccounts>[0]> = {},
  ): ReturnType<typeof configuredAccounts> =>
    configuredAccounts({ profile: undefined, roles: {}, env: {}, ...options });
  const accountNamed = async (name: string): Promise<ConfiguredAccount | undefined> =>
    (await check()).accounts.find((account) => account.name === name);

  it('are the profiles, the one of the connection first', async () => {
    const { accounts, ownAccount } = await check({ profile: 'reader' });
    expect(ownAccount).toBe('reader');
    expect(accounts.map(({ name }) => name)).toEqual(['reader', 'default', 'keys', 'login']);
    expect((await check({ env: { AWS_PROFILE: 'login' } })).ownAccount).toBe('login');
  });

  it('tell the account of a login and how one logs in', async () => {
    expect(await accountNamed('login')).toEqual({
      name: 'login',
      accountId: '222222222222',
      ssoStartUrl: 'https://example.awsapps.com/start',
      ssoRegion: 'us-east-1',
      ssoRoleName: 'ReadOnly',
    });
  });

  it('tell the account of a role', async () => {
    expect(await accountNamed('reader')).toEqual({
      name: 'reader',
      accountId: '333333333333',
      roleArn: 'arn:aws:iam::333333333333:role/reader',
      sourceProfile: 'login',
      region: 'us-west-2',
    });
  });

  it('hold nothing secret', async () => {
    expect(await accountNamed('keys')).toEqual({ name: 'keys' });
  });

  it('have the roles of the settings among them', async () => {
    const { accounts } = await check({ roles: { audit: 'arn:aws:iam::444444444444:role/audit' } });
    expect(accounts.at(-1)).toEqual({
      name: 'audit',
      accountId: '444444444444',
      roleArn: 'arn:aws:iam::444444444444:role/audit',
      sourceProfile: 'default',
    });
  });

  it('have the default one where there are no files', async () => {
    vi.stubEnv('AWS_CONFIG_FILE', join(directory, 'none'));
    vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', join(directory, 'none'));
    expect((await check()).accounts).toEqual([{ name: 'default' }]);
  });
});
