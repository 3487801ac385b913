/** Where statements go: the settings, with everything filled in that they leave open. */
import { partitionOf, regionsOf } from '../../catalog/index.ts';
import { configuredAccounts, defaultRegion } from '../../engine/cloudcontrol/index.ts';
import type { ConfiguredAccounts } from '../../engine/cloudcontrol/index.ts';
import type { Settings } from '../../protocol/index.ts';
import { fallbackRegion } from '../../protocol/index.ts';

export interface Connection {
  readonly profile?: string;
  readonly region: string;
  /** Why it is this region. */
  readonly regionFrom: 'setting' | 'profile' | 'fallback';
  /** The regions that a predicate such as `region LIKE 'eu-%'` chooses from. */
  readonly regions: readonly string[];
  /** The accounts that statements can name. */
  readonly accounts?: ConfiguredAccounts;
  /** ARNs of the roles that the settings name, by name. */
  readonly roles?: Readonly<Record<string, string>>;
  /** Set where requests do not go to AWS itself. */
  readonly endpoint?: string;
  readonly concurrency: number;
  readonly rowLimit: number;
  /** Milliseconds after which a run is stopped; absent: never. */
  readonly timeoutMs?: number;
  /** Whether a run fails with its first failed call; absent: no. */
  readonly isStrict?: boolean;
  /** Milliseconds for which fetched resources may be used again; absent: not at all. */
  readonly cacheForMs?: number;
  /** Set where CloudFormation may be asked of types that the catalog does not know enough of. */
  readonly describesTypes?: true;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** The variables are the SDK's own, so that what is shown is what is used. */
export async function resolveConnection(
  settings: Settings,
  environment: Environment,
): Promise<Connection> {
  const profile = settings.profile ?? named(environment['AWS_PROFILE']);
  const profileRegion =
    settings.region === undefined ? await defaultRegion(settings.profile, environment) : undefined;
  const region = settings.region ?? profileRegion ?? fallbackRegion;
  const endpoint =
    settings.endpoint ??
    named(environment['AWS_ENDPOINT_URL_CLOUDCONTROL']) ??
    named(environment['AWS_ENDPOINT_URL']);
  return {
    ...(profile === undefined ? {} : { profile }),
    region,
    regionFrom:
      settings.region !== undefined
        ? 'setting'
        : profileRegion !== undefined
          ? 'profile'
          : 'fallback',
    regions:
      settings.regions.length > 0 ? settings.regions : regionsOf(partitionOf(region) ?? 'aws'),
    accounts: await configuredAccounts({
      profile: settings.profile,
      roles: settings.accounts,
      env: environment,
    }),
    roles: settings.accounts,
    ...(endpoint === undefined ? {} : { endpoint }),
    concurrency: settings.concurrency,
    rowLimit: settings.rowLimit,
    ...(settings.queryTimeout === 0 ? {} : { timeoutMs: settings.queryTimeout * 1000 }),
    isStrict: settings.strict,
    ...(settings.describeTypes ? { describesTypes: true as const } : {}),
    ...(settings.cache.timeToLive === 0 ? {} : { cacheForMs: 1_000 * settings.cache.timeToLive }),
  };
}

function named(value: string | undefined): string | undefined {
  return value === '' ? undefined : value;
}
