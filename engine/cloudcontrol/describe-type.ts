/**
 * The schemas of resource types, from CloudFormation's registry with the user's own credentials: what a
 * build of the catalog did not know, and the types of the account alone.
 */
import { CloudFormationClient, DescribeTypeCommand } from '@aws-sdk/client-cloudformation';
import { createAccounts } from './accounts.ts';
import type { AccountOptions } from './accounts.ts';
import { withRenewal } from './renewal.ts';

export interface TypeDescriber {
  /**
   * The schema as parsed JSON; `undefined` where the registry has no such type. Rejects with the SDK's
   * errors. The registry throttles easily: ask once for a type and keep the answer.
   */
  describe(typeName: string, region: string, signal: AbortSignal): Promise<unknown>;
  close(): void;
}

const attempts = 5;

export function createTypeDescriber(options: AccountOptions): TypeDescriber {
  const accounts = createAccounts(options);
  const clients = new Map<string, CloudFormationClient>();
  const clientOf = (region: string): CloudFormationClient => {
    const { credentials } = accounts.of({ region });
    const client =
      clients.get(region) ??
      new CloudFormationClient({
        region,
        credentials: credentials.provider,
        maxAttempts: attempts,
        ...(options.profile === undefined ? {} : { profile: options.profile }),
        ...(options.endpoint === undefined ? {} : { endpoint: options.endpoint }),
      });
    clients.set(region, client);
    return client;
  };
  return {
    async describe(typeName, region, signal) {
      const { credentials } = accounts.of({ region });
      try {
        const { Schema } = await withRenewal(credentials, () =>
          clientOf(region).send(new DescribeTypeCommand({ Type: 'RESOURCE', TypeName: typeName }), {
            abortSignal: signal,
          }),
        );
        return Schema === undefined ? undefined : (JSON.parse(Schema) as unknown);
      } catch (error) {
        if (error instanceof Error && error.name === 'TypeNotFoundException') return undefined;
        throw error;
      }
    },
    close() {
      for (const client of clients.values()) client.destroy();
      clients.clear();
      accounts.close();
    },
  };
}
