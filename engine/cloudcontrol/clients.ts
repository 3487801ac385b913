/** One SDK client per region, all with the same credentials. */
import { CloudControlClient } from '@aws-sdk/client-cloudcontrol';
import { createCredentials } from './credentials.ts';
import type { RenewableCredentials } from './credentials.ts';
import { createRetryStrategy } from './retries.ts';

export interface ClientOptions {
  readonly profile?: string;
  readonly endpoint?: string;
  readonly concurrency: number;
  readonly env?: Readonly<Record<string, string | undefined>>;
}

export interface RegionalClients {
  of(region: string): CloudControlClient;
  readonly credentials: RenewableCredentials;
  /** The endpoint in use where it is not AWS's own, for messages. */
  readonly endpoint: string | undefined;
  /** The profile in use where one is named, for messages. */
  readonly profile: string | undefined;
  close(): void;
}

const connectionTimeoutMs = 10_000;
/** Longer than any read of Cloud Control takes; a server that has gone silent ends a run. */
const silenceMs = 60_000;

export function createRegionalClients(options: ClientOptions): RegionalClients {
  const env = options.env ?? process.env;
  const endpoint = options.endpoint ?? configuredEndpoint(env);
  const profile = options.profile ?? env['AWS_PROFILE'];
  const credentials = createCredentials({
    profile: options.profile,
    environmentProfile: env['AWS_PROFILE'],
    endpoint,
  });
  const clients = new Map<string, CloudControlClient>();
  const agent = { keepAlive: true, maxSockets: options.concurrency };

  const create = (region: string): CloudControlClient =>
    new CloudControlClient({
      region,
      credentials: credentials.provider,
      retryStrategy: createRetryStrategy(),
      requestHandler: {
        connectionTimeout: connectionTimeoutMs,
        requestTimeout: silenceMs,
        throwOnRequestTimeout: true,
        socketTimeout: silenceMs,
        httpAgent: agent,
        httpsAgent: agent,
      },
      ...(options.profile === undefined ? {} : { profile: options.profile }),
      ...(endpoint === undefined ? {} : { endpoint }),
    });

  return {
    endpoint,
    profile,
    credentials,
    of(region) {
      const client = clients.get(region) ?? create(region);
      clients.set(region, client);
      return client;
    },
    close() {
      for (const client of clients.values()) {
        client.destroy();
      }
      clients.clear();
    },
  };
}

/** The SDK's variables for an endpoint, the service's own first. */
function configuredEndpoint(env: Readonly<Record<string, string | undefined>>): string | undefined {
  if (env['AWS_IGNORE_CONFIGURED_ENDPOINT_URLS'] === 'true') {
    return undefined;
  }
  return env['AWS_ENDPOINT_URL_CLOUDCONTROL'] ?? env['AWS_ENDPOINT_URL'];
}
