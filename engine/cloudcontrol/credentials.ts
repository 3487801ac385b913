/**
 * Where credentials come from: the SDK's providers, whose failures are not remembered, so that a login
 * between two runs is enough. Nothing is stored here and nothing is logged.
 */
import { fromEnv, fromIni, fromNodeProviderChain } from '@aws-sdk/credential-providers';
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

/**
 * A profile that is named is the only source: the SDK's whole chain would go on to others, down to the
 * instance's role, where the name is misspelt.
 */
export function createCredentials(options: CredentialOptions): Provider {
  if (options.profile !== undefined) {
    return remembered(fromProfile(options.profile));
  }
  if (isLoopback(options.endpoint)) {
    return remembered(loopbackCredentials);
  }
  return options.environmentProfile === undefined
    ? fromNodeProviderChain({ ignoreCache: true })
    : remembered(fromProfile(options.environmentProfile));
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

const renewalMs = 5 * 60_000;

/** One answer for all regions and for calls at the same time, renewed shortly before it expires. */
function remembered(provider: Provider): Provider {
  let known: Promise<Identity> | undefined;
  const ask = async (): Promise<Identity> => {
    const asked = (known ??= provider());
    try {
      return await asked;
    } catch (error) {
      known = known === asked ? undefined : known;
      throw error;
    }
  };
  return async () => {
    const before = known;
    const identity = await ask();
    if ((identity.expiration?.getTime() ?? Infinity) - Date.now() > renewalMs) {
      return identity;
    }
    known = known === before ? undefined : known;
    return ask();
  };
}

export function isLoopback(endpoint: string | undefined): boolean {
  const url = endpoint === undefined ? null : URL.parse(endpoint);
  return url !== null && /^(?:localhost|.+\.localhost|127(?:\.\d+){3}|\[::1\])$/.test(url.hostname);
}
