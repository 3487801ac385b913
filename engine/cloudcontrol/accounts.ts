/**
 * The accounts that one source asks: the connection's own, those of other profiles, and those whose role
 * the connection's credentials may assume. Each has clients of its own, made when it is first asked.
 */
import { createRegionalClients } from './clients.ts';
import type { RegionalClients } from './clients.ts';
import { createCredentials, createRoleCredentials, isLoopback } from './credentials.ts';
import { variableOf } from './environment.ts';
import type { Environment } from './environment.ts';

export interface AccountOptions {
  /** A profile of `~/.aws`; without one, the SDK's own order of sources decides. */
  readonly profile?: string;
  readonly endpoint?: string;
  readonly concurrency: number;
  /** ARNs of roles by the names that the settings give them. */
  readonly roles?: Readonly<Record<string, string>>;
  readonly env?: Environment;
}

export interface Accounts {
  /** The connection's own where `account` is absent. `region` is where a role is assumed from. */
  of(place: { readonly account?: string; readonly region: string }): RegionalClients;
  /** The role that is assumed for an account, where one is. */
  roleArnOf(account: string): string | undefined;
  /** Where STS answers, where that is not AWS itself. */
  readonly stsEndpoint: string | undefined;
  close(): void;
}

export function createAccounts(options: AccountOptions): Accounts {
  const env = options.env ?? process.env;
  const endpoint = options.endpoint ?? configuredEndpoint(env, 'CLOUDCONTROL');
  const stsEndpoint =
    configuredEndpoint(env, 'STS') ?? (isLoopback(endpoint) ? endpoint : undefined);
  const { concurrency, roles = {} } = options;
  const environmentProfile = variableOf(env, 'AWS_PROFILE');
  const own = createRegionalClients({
    profile: options.profile ?? environmentProfile,
    sdkProfile: options.profile,
    credentials: createCredentials({
      profile: options.profile,
      environmentProfile,
      endpoint,
    }),
    endpoint,
    concurrency,
  });
  const others = new Map<string, RegionalClients>();

  const roleArnOf = (account: string): string | undefined =>
    Object.hasOwn(roles, account) ? roles[account] : roleArnIn(account);

  const create = (account: string, region: string): RegionalClients => {
    const roleArn = roleArnOf(account);
    if (roleArn === undefined) {
      const credentials = createCredentials({
        profile: account,
        environmentProfile: undefined,
        endpoint,
      });
      return createRegionalClients({
        profile: account,
        sdkProfile: account,
        credentials,
        endpoint,
        concurrency,
      });
    }
    const credentials = createRoleCredentials({
      roleArn,
      source: own.credentials,
      region,
      endpoint: stsEndpoint,
    });
    return createRegionalClients({ ...own, sdkProfile: options.profile, credentials, concurrency });
  };

  return {
    stsEndpoint,
    roleArnOf,
    of({ account, region }) {
      if (account === undefined) {
        return own;
      }
      const clients = others.get(account) ?? create(account, region);
      others.set(account, clients);
      return clients;
    },
    close() {
      for (const clients of [own, ...others.values()]) {
        clients.close();
      }
      others.clear();
    },
  };
}

function roleArnIn(account: string): string | undefined {
  return /^arn:[\w-]+:iam::\d{12}:role\//.test(account) ? account : undefined;
}

/** The SDK's variables for an endpoint, the service's own first. */
function configuredEndpoint(
  env: Readonly<Record<string, string | undefined>>,
  service: 'CLOUDCONTROL' | 'STS',
): string | undefined {
  if (env['AWS_IGNORE_CONFIGURED_ENDPOINT_URLS'] === 'true') {
    return undefined;
  }
  return env[`AWS_ENDPOINT_URL_${service}`] ?? env['AWS_ENDPOINT_URL'];
}
