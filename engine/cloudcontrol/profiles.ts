/** What `~/.aws` says: names of profiles and their regions. Keys and secrets are not looked at. */
import { loadSharedConfigFiles } from '@smithy/core/config';
import { variableOf } from './environment.ts';
import type { Environment } from './environment.ts';

/** Names of all profiles, `default` first and the others by name. */
export async function listProfiles(): Promise<readonly string[]> {
  const { configFile, credentialsFile } = await loadSharedConfigFiles({ ignoreCache: true });
  const names = new Set([...Object.keys(configFile), ...Object.keys(credentialsFile)]);
  return [...names]
    .filter((name) => !/^(?:sso-session|services)\./.test(name))
    .sort(
      (left, right) =>
        Number(right === 'default') - Number(left === 'default') || left.localeCompare(right),
    );
}

/** The region that the AWS CLI would use: the environment's, else the profile's. */
export async function defaultRegion(
  profile: string | undefined,
  env: Environment,
): Promise<string | undefined> {
  const named = variableOf(env, 'AWS_REGION') ?? variableOf(env, 'AWS_DEFAULT_REGION');
  if (named !== undefined) {
    return named;
  }
  const name = profile ?? variableOf(env, 'AWS_PROFILE') ?? 'default';
  const { configFile, credentialsFile } = await loadSharedConfigFiles({ ignoreCache: true });
  return configFile[name]?.['region'] ?? credentialsFile[name]?.['region'];
}
