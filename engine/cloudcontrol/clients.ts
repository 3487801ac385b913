/** One SDK client per region, all with the same credentials. */
import { CloudControlClient } from '@aws-sdk/client-cloudcontrol';
import type { RenewableCredentials } from './credentials.ts';
import { createRetryStrategy } from './retries.ts';

export interface ClientOptions {
  /** The profile in use where one is named, for messages. */
  readonly profile: string | undefined;
  /** The profile whose other settings the SDK follows. */
  readonly sdkProfile: string | undefined;
  readonly credentials: RenewableCredentials;
  readonly endpoint: string | undefined;
  readonly concurrency: number;
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
  const { profile, sdkProfile, credentials, endpoint } = options;
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
      ...(sdkProfile === undefined ? {} : { profile: sdkProfile }),
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
