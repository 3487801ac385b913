import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { defaultRegion, listProfiles } from '../../engine/cloudcontrol/index.ts';
import type { RunFailure } from '../../protocol/index.ts';
import { failureOf, never, sourceWith } from './source-under-test.ts';

const config = `
[default]
region = eu-west-1
[profile work]
region = eu-central-1
sso_session = corp
sso_account_id = 111122223333
sso_role_name = Reader
[profile mfa]
role_arn = arn:aws:iam::111122223333:role/R
source_profile = keys
mfa_serial = arn:aws:iam::111122223333:mfa/me
[sso-session corp]
sso_start_url = https://corp.awsapps.com/start
sso_region = eu-west-1
sso_registration_scopes = sso:account:access
[services here]
s3 =
  endpoint_url = http://127.0.0.1:1
`;
const credentials = `
[keys]
aws_access_key_id = AKIAEXAMPLE
aws_secret_access_key = example
`;

/** A home directory of its own, and none of the machine's AWS variables. */
function homeWith(files: Readonly<Record<string, string>>): void {
  const home = mkdtempSync(join(tmpdir(), 'iql-home-'));
  for (const name of Object.keys(process.env).filter((each) => each.startsWith('AWS_'))) {
    vi.stubEnv(name, undefined);
  }
  vi.stubEnv('HOME', home);
  vi.stubEnv('USERPROFILE', home);
  vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true');
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(home, path)), { recursive: true });
    writeFileSync(join(home, path), text);
  }
  onTestFinished(() => {
    vi.unstubAllEnvs();
    rmSync(home, { recursive: true });
  });
}

const awsFiles = { '.aws/config': config, '.aws/credentials': credentials };

async function check(profile: string | undefined, endpoint?: string): Promise<RunFailure> {
  const { source } = await sourceWith(
    {},
    {
      ...(profile === undefined ? {} : { profile }),
      ...(endpoint === undefined ? {} : { endpoint }),
    },
  );
  const request = { typeName: 'AWS::EC2::VPC', region: 'us-east-1', identifier: 'vpc-1' };
  return failureOf(source.get(request, never));
}

/** No connection is made to it: credentials come first. */
const elsewhere = 'https://cloudcontrol.invalid';

describe('credentials', () => {
  it('are not needed for an emulator on this computer', async () => {
    homeWith({});
    const { source } = await sourceWith();
    const request = { typeName: 'AWS::EC2::VPC', region: 'us-east-1', identifier: 'vpc-1' };
    expect(await source.get(request, never)).toBeUndefined();
  });

  it('that are nowhere are asked for where the endpoint is not on this computer', async () => {
    homeWith({});
    expect(await check(undefined, elsewhere)).toEqual({
      kind: 'credentials',
      message:
        'there are no AWS credentials: run `aws configure sso` and choose that profile, or set the endpoint to a local emulator',
      serviceError: 'CredentialsProviderError',
    });
  });

  it('of a profile that does not exist are not taken from elsewhere', async () => {
    homeWith(awsFiles);
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIAOTHER');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'other');
    expect((await check('wrok')).message).toBe(
      'profile `wrok` is not in your AWS files or has no credentials: choose another profile, or run `aws configure --profile wrok`',
    );
  });

  it('of an SSO profile without a login say how to log in', async () => {
    homeWith(awsFiles);
    expect((await check('work')).message).toContain('run `aws sso login --profile work`');
  });

  it('of an SSO profile whose login has expired say so', async () => {
    const cache = `.aws/sso/cache/${createHash('sha1').update('corp').digest('hex')}.json`;
    const token = { accessToken: 'x', expiresAt: '2020-01-01T00:00:00Z' };
    homeWith({ ...awsFiles, [cache]: JSON.stringify(token) });
    expect((await check('work')).message).toBe(
      'the SSO login of profile `work` has expired: run `aws sso login --profile work`',
    );
  });

  it('that need a one-time code say so', async () => {
    homeWith(awsFiles);
    expect((await check('mfa')).message).toContain('profile `mfa` asks for a one-time code');
  });
});

describe('the AWS files', () => {
  it('give the names of profiles, sessions and services left out', async () => {
    homeWith(awsFiles);
    expect(await listProfiles()).toEqual(['default', 'keys', 'mfa', 'work']);
  });

  it('give no profile where they do not exist', async () => {
    homeWith({});
    expect(await listProfiles()).toEqual([]);
  });

  it('give the region of a profile, after the environment', async () => {
    homeWith(awsFiles);
    expect(await defaultRegion('work', {})).toBe('eu-central-1');
    expect(await defaultRegion(undefined, {})).toBe('eu-west-1');
    expect(await defaultRegion(undefined, { AWS_PROFILE: 'work' })).toBe('eu-central-1');
    expect(await defaultRegion('keys', {})).toBeUndefined();
    expect(await defaultRegion('work', { AWS_REGION: 'us-west-2' })).toBe('us-west-2');
  });
});
