/**
 * Where credentials come from: the SDK's providers, whose failures are not remembered, so that a login
 * between two runs is enough. Nothing is stored here and nothing is logged.
 */
import {
  fromEnv,
  fromIni,
  fromNodeProviderChain,
  fromTemporaryCredentials,
} from '@aws-sdk/credential-providers';
import type { CloudControlClientConfig } from '@aws-sdk/client-cloudcontrol';

type Provider = Extract<
  NonNullable<CloudControlClientConfig['credentials']>,
  (...values: never) => unknown
>;
type Identity = Awaited<ReturnType<Provider>>;

export interface CredentialOptions {
  /** The profile that was asked for by name. */
  readonly profile: string | undefined;
  /** The profile that `AWS_PROFILE` names. */
  readonly environmentProfile: string | undefined;
  readonly endpoint: string | undefined;
}

export interface RenewableCredentials {
  readonly provider: Provider;
  /** Grows with each renewal: what a call must remember, to say later which answer was refused. */
  generation(): number;
  /** Forgets what that generation gave, so that files and processes are asked again. */
  renew(refused: number): void;
}

/**
 * A profile that is named is the only source: the SDK's whole chain would go on to others, down to the
 * instance's role, where the name is misspelt.
 */
export function createCredentials(options: CredentialOptions): RenewableCredentials {
  return remembered(() => providerOf(options));
}

export interface RoleOptions {
  readonly roleArn: string;
  /** What may assume it. */
  readonly source: RenewableCredentials;
  /** Where STS is asked. */
  readonly region: string;
  /** Where STS answers, where that is not AWS itself. */
  readonly endpoint: string | undefined;
}

/** Credentials of a role, for an hour; AWS's trail shows the session as `iql`. */
export function createRoleCredentials(options: RoleOptions): RenewableCredentials {
  const { roleArn, source, region, endpoint } = options;
  const role = remembered(() =>
    fromTemporaryCredentials({
      masterCredentials: source.provider,
      params: { RoleArn: roleArn, RoleSessionName: 'iql' },
      clientConfig: { region, ...(endpoint === undefined ? {} : { endpoint }) },
    }),
  );
  return {
    ...role,
    renew(refused) {
      // What is refused may be the role's keys or, by STS, those that assume it.
      if (refused === role.generation()) {
        source.renew(source.generation());
      }
      role.renew(refused);
    },
  };
}

function providerOf({ profile, environmentProfile, endpoint }: CredentialOptions): Provider {
  if (profile !== undefined) {
    return fromProfile(profile);
  }
  if (isLoopback(endpoint)) {
    return loopbackCredentials;
  }
  return environmentProfile === undefined
    ? fromNodeProviderChain({ ignoreCache: true })
    : fromProfile(environmentProfile);
}

/** `ignoreCache`: the files of `~/.aws` are read again whenever credentials are needed again. */
function fromProfile(profile: string): Provider {
  return fromIni({ profile, ignoreCache: true });
}

/**
 * An emulator on this computer takes any signature, so a person without an AWS account, or with a
 * login that has expired, signs with made-up keys. This is safe because such a request goes to a
 * loopback address only: no AWS endpoint can ever receive these keys.
 */
async function loopbackCredentials(): Promise<Identity> {
  for (const provider of [fromEnv(), fromIni({ ignoreCache: true })]) {
    const identity = await provider().catch(() => undefined);
    if (identity !== undefined) {
      return identity;
    }
  }
  return { accessKeyId: 'LOOPBACK', secretAccessKey: 'loopback' };
}

/** Keys that expire within this time are asked for again, */
const renewalMs = 5 * 60_000;
/** though not more often than this: some processes give keys for a minute. */
const betweenRenewalsMs = 30_000;

/**
 * One answer for all regions and for calls at the same time, renewed shortly before it expires. A
 * provider remembers too, so that a renewal begins with a new one.
 */
function remembered(create: () => Provider): RenewableCredentials {
  let generation = 0;
  let provider = create();
  let known: Promise<Identity> | undefined;
  let askedAt = -Infinity;
  const forget = (): void => {
    known = undefined;
    provider = create();
  };
  const ask = async (): Promise<Identity> => {
    if (known === undefined) {
      askedAt = Date.now();
    }
    const asked = (known ??= provider());
    try {
      return await asked;
    } catch (error) {
      known = known === asked ? undefined : known;
      throw error;
    }
  };
  const provide = async (): Promise<Identity> => {
    const before = known;
    const identity = await ask();
    const lifetime = (identity.expiration?.getTime() ?? Infinity) - Date.now();
    const isNew = Date.now() - askedAt < betweenRenewalsMs;
    if (lifetime > renewalMs || (isNew && lifetime > 0)) {
      return identity;
    }
    if (known === before) {
      forget();
    }
    return ask();
  };
  return {
    // `memoized` tells the SDK, which would keep the first answer for good, not to remember as well.
    provider: Object.assign(provide, { memoized: true }),
    generation: () => generation,
    renew(refused) {
      if (refused !== generation) {
        return;
      }
      generation += 1;
      forget();
    },
  };
}

export function isLoopback(endpoint: string | undefined): boolean {
  const url = endpoint === undefined ? null : URL.parse(endpoint);
  return url !== null && /^(?:localhost|.+\.localhost|127(?:\.\d+){3}|\[::1\])$/.test(url.hostname);
}
