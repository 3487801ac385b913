/**
 * The numbers of accounts. The SDK's providers tell most of them with the credentials, a role's ARN holds
 * its own, and STS is asked for the rest, once for each account.
 */
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import type { Accounts } from './accounts.ts';
import { withRenewal } from './renewal.ts';

/** `region` is where STS is asked. Rejects with the SDK's errors. */
export type AccountIds = (
  place: { readonly account?: string; readonly region: string },
  signal: AbortSignal,
) => Promise<string>;

export function createAccountIds(accounts: Accounts): AccountIds {
  const known = new Map<string, Promise<string>>();

  const find: AccountIds = async (place, signal) => {
    const [, , , , inArn] = accounts.roleArnOf(place.account ?? '')?.split(':') ?? [];
    if (inArn !== undefined) {
      return inArn;
    }
    const { credentials } = accounts.of(place);
    const { accountId } = await credentials.provider();
    if (accountId !== undefined) {
      return accountId;
    }
    const client = new STSClient({
      region: place.region,
      credentials: credentials.provider,
      ...(accounts.stsEndpoint === undefined ? {} : { endpoint: accounts.stsEndpoint }),
    });
    try {
      const identity = await withRenewal(credentials, () =>
        client.send(new GetCallerIdentityCommand({}), { abortSignal: signal }),
      );
      if (identity.Account === undefined) {
        throw new Error('STS did not tell the account');
      }
      return identity.Account;
    } finally {
      client.destroy();
    }
  };

  return async (place, signal) => {
    const name = place.account ?? '';
    const asked = known.get(name) ?? find(place, signal);
    known.set(name, asked);
    try {
      return await asked;
    } catch (error) {
      known.delete(name);
      throw error;
    }
  };
}
