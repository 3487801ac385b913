import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
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
function homeWith(files: Readonly<Record<string, string>>): string {
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
  return home;
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

/** A Cloud Control that takes one key, and the keys of all requests that it got. */
async function serverThatTakes(key: string): Promise<{ endpoint: string; keys: string[] }> {
  const keys: string[] = [];
  const server = createServer((request, response) => {
    const used = /Credential=(\w+)/.exec(request.headers.authorization ?? '')?.[1] ?? '';
    keys.push(used);
    const body =
      used === key
        ? {
            TypeName: 'AWS::EC2::VPC',
            ResourceDescription: { Identifier: 'vpc-1', Properties: '{}' },
          }
        : { __type: 'com.amazon.coral.service#ExpiredTokenException', message: 'expired' };
    response.writeHead(used === key ? 200 : 400).end(JSON.stringify(body));
  });
  return { endpoint: await listening(server), keys };
}

async function listening(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
}

describe('credentials that AWS refuses', () => {
  const request = { typeName: 'AWS::EC2::VPC', region: 'us-east-1', identifier: 'vpc-1' };
  const keysFile = (key: string): string =>
    `[keys]\naws_access_key_id = ${key}\naws_secret_access_key = example\n`;

  it('are asked for once more, for all calls that were refused together', async () => {
    const home = homeWith({});
    const script = join(home, 'login.sh');
    const asked = join(home, 'asked');
    const answer = (key: string): string =>
      `{"Version":1,"AccessKeyId":"${key}","SecretAccessKey":"example","SessionToken":"t"}`;
    writeFileSync(
      script,
      `echo asked >> "${asked}"\nif [ $(wc -l < "${asked}") -gt 1 ]; then echo '${answer('AKIANEW')}'; else echo '${answer('AKIAOLD')}'; fi\n`,
    );
    mkdirSync(join(home, '.aws'));
    writeFileSync(
      join(home, '.aws/config'),
      `[profile process]\ncredential_process = /bin/sh ${script}\n`,
    );
    const { endpoint, keys } = await serverThatTakes('AKIANEW');
    const { source } = await sourceWith({}, { profile: 'process', endpoint });
    const gets = await Promise.all([1, 2, 3, 4].map(() => source.get(request, never)));
    expect(gets.map((found) => found?.identifier)).toEqual(['vpc-1', 'vpc-1', 'vpc-1', 'vpc-1']);
    expect(keys.filter((key) => key === 'AKIANEW')).toHaveLength(4);
    expect(readFileSync(asked, 'utf8').trim().split('\n')).toHaveLength(2);
  });

  it('and are the same as before end the call, which says how to log in', async () => {
    homeWith({ '.aws/credentials': keysFile('AKIAOLD') });
    const { endpoint, keys } = await serverThatTakes('AKIANEW');
    const { source } = await sourceWith({}, { profile: 'keys', endpoint });
    expect(await failureOf(source.get(request, never))).toEqual({
      kind: 'credentials',
      message:
        'the credentials of profile `keys` have expired: run `aws sso login --profile keys`, or renew them where they come from',
      serviceError: 'ExpiredTokenException',
    });
    expect(keys).toEqual(['AKIAOLD', 'AKIAOLD']);
  });

  it('and are of no profile, as its variable is empty, are those of the default one', async () => {
    homeWith({ '.aws/credentials': keysFile('AKIAOLD').replace('keys', 'default') });
    const { endpoint } = await serverThatTakes('AKIANEW');
    const { source } = await sourceWith({}, { endpoint, env: { AWS_PROFILE: '' } });
    expect((await failureOf(source.get(request, never))).message).toBe(
      'the credentials of the default profile have expired: run `aws sso login`, or renew them where they come from',
    );
  });

  it('are replaced by those of a later login, without a restart', async () => {
    const home = homeWith({ '.aws/credentials': keysFile('AKIAOLD') });
    const { endpoint } = await serverThatTakes('AKIANEW');
    const { source } = await sourceWith({}, { profile: 'keys', endpoint });
    expect((await failureOf(source.get(request, never))).kind).toBe('credentials');
    writeFileSync(join(home, '.aws/credentials'), keysFile('AKIANEW'));
    expect(await source.get(request, never)).toMatchObject({ identifier: 'vpc-1' });
  });

  it('come from a new SSO login as soon as there is one', async () => {
    const home = homeWith(awsFiles);
    const { endpoint } = await serverThatTakes('AKIASSO');
    const expiration = Date.now() + 3_600_000;
    const portal = await listening(
      createServer((asked, response) => {
        const isLoggedIn = asked.headers['x-amz-sso_bearer_token'] === 'token of today';
        const keys = {
          accessKeyId: 'AKIASSO',
          secretAccessKey: 'x',
          sessionToken: 't',
          expiration,
        };
        response.writeHead(isLoggedIn ? 200 : 401).end(JSON.stringify({ roleCredentials: keys }));
      }),
    );
    vi.stubEnv('AWS_ENDPOINT_URL_SSO', portal);
    const { source } = await sourceWith({}, { profile: 'work', endpoint });
    expect((await failureOf(source.get(request, never))).message).toContain(
      'run `aws sso login --profile work`',
    );
    const cache = join(
      home,
      '.aws/sso/cache',
      `${createHash('sha1').update('corp').digest('hex')}.json`,
    );
    mkdirSync(dirname(cache), { recursive: true });
    writeFileSync(
      cache,
      JSON.stringify({
        accessToken: 'token of today',
        expiresAt: new Date(expiration).toISOString(),
      }),
    );
    expect(await source.get(request, never)).toMatchObject({ identifier: 'vpc-1' });
  });

  it('and that last a minute only are not asked for at each call', async () => {
    const home = homeWith({});
    const asked = join(home, 'asked');
    const script = join(home, 'login.sh');
    const expiration = new Date(Date.now() + 60_000).toISOString();
    writeFileSync(
      script,
      `echo asked >> "${asked}"\necho '{"Version":1,"AccessKeyId":"AKIANEW","SecretAccessKey":"example","SessionToken":"t","Expiration":"${expiration}"}'\n`,
    );
    mkdirSync(join(home, '.aws'));
    writeFileSync(
      join(home, '.aws/config'),
      `[profile process]\ncredential_process = /bin/sh ${script}\n`,
    );
    const { endpoint } = await serverThatTakes('AKIANEW');
    const { source } = await sourceWith({}, { profile: 'process', endpoint });
    for (let call = 0; call < 3; call += 1) await source.get(request, never);
    expect(readFileSync(asked, 'utf8').trim().split('\n')).toHaveLength(1);
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
    const empty = { AWS_REGION: '', AWS_DEFAULT_REGION: '', AWS_PROFILE: '' };
    expect(await defaultRegion(undefined, empty)).toBe('eu-west-1');
  });
});
