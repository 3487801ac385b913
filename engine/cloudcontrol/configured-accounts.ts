/**
 * The accounts that a statement can name: the profiles of `~/.aws`, and the roles that the settings name.
 * Of a profile only what is no secret is read: where it leads, and how one logs in to it.
 */
import { loadSharedConfigFiles } from '@smithy/core/config';
import { variableOf } from './environment.ts';
import type { Environment } from './environment.ts';
import { listProfiles } from './profiles.ts';

export interface ConfiguredAccount {
  readonly name: string;
  readonly accountId?: string;
  readonly region?: string;
  readonly roleArn?: string;
  readonly sourceProfile?: string;
  readonly ssoStartUrl?: string;
  readonly ssoRegion?: string;
  readonly ssoRoleName?: string;
}

export interface ConfiguredAccounts {
  readonly accounts: readonly ConfiguredAccount[];
  /** What the connection's own account is called among them. */
  readonly ownAccount: string;
}

export interface AccountSettings {
  readonly profile: string | undefined;
  /** ARNs of roles by name; a profile of the same name is hidden. */
  readonly roles: Readonly<Record<string, string>>;
  readonly env: Environment;
}

/** The connection's own first. */
export async function configuredAccounts({
  profile,
  roles,
  env,
}: AccountSettings): Promise<ConfiguredAccounts> {
  const { configFile, credentialsFile } = await loadSharedConfigFiles({ ignoreCache: true });
  const ownAccount = profile ?? variableOf(env, 'AWS_PROFILE') ?? 'default';
  const profiles = await listProfiles();
  const names = new Set([ownAccount, ...profiles, ...Object.keys(roles)]);
  const accounts = [...names].map((name): ConfiguredAccount => {
    const roleArn = Object.hasOwn(roles, name) && name !== ownAccount ? roles[name] : undefined;
    if (roleArn !== undefined) {
      return { name, roleArn, sourceProfile: ownAccount, ...accountOf(roleArn) };
    }
    const facts = { ...credentialsFile[name], ...configFile[name] };
    const session = configFile[`sso-session.${facts['sso_session'] ?? ''}`];
    return {
      name,
      ...accountOf(facts['role_arn']),
      ...known('accountId', facts['aws_account_id'] ?? facts['sso_account_id']),
      ...known('region', facts['region']),
      ...known('roleArn', facts['role_arn']),
      ...known('sourceProfile', facts['source_profile']),
      ...known('ssoStartUrl', facts['sso_start_url'] ?? session?.['sso_start_url']),
      ...known('ssoRegion', facts['sso_region'] ?? session?.['sso_region']),
      ...known('ssoRoleName', facts['sso_role_name']),
    };
  });
  return { accounts, ownAccount };
}

function accountOf(roleArn: string | undefined): Pick<ConfiguredAccount, 'accountId'> {
  return known('accountId', /^arn:[\w-]+:iam::(\d{12}):/.exec(roleArn ?? '')?.[1]);
}

function known<Key extends keyof ConfiguredAccount>(
  key: Key,
  value: string | undefined,
): Partial<Pick<ConfiguredAccount, Key>> {
  return value === undefined ? {} : ({ [key]: value } as Partial<Pick<ConfiguredAccount, Key>>);
}
