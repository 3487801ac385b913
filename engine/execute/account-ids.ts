/** The numbers of the accounts that a fetch asks, where its rows show them or its conditions name them. */
import type { Fetch, FetchAccount } from '../plan/index.ts';
import { addressOf } from './job-place.ts';
import { SourceError } from './ports.ts';
import type { Run } from './run.ts';

/** `undefined` where the statement says nothing of accounts. */
export async function askedAccounts(
  run: Run,
  fetch: Fetch,
): Promise<readonly FetchAccount[] | undefined> {
  const { accounts, accountIds } = fetch;
  if (accounts === undefined) return undefined;
  const needsIds =
    accountIds !== undefined || fetch.columns.some(({ source }) => source.kind === 'accountId');
  if (!needsIds) return accounts;
  const region = fetch.home ?? fetch.regions[0] ?? '';
  const numbered = await Promise.all(accounts.map((account) => withId(run, account, region)));
  return numbered.filter(
    ({ accountId }) =>
      accountId === undefined || accountIds === undefined || accountIds.includes(accountId),
  );
}

/** An account that does not tell its number is asked all the same: what is wrong with it shows there. */
async function withId(run: Run, account: FetchAccount, region: string): Promise<FetchAccount> {
  const { source } = run.ports;
  if (account.accountId !== undefined || source.accountId === undefined) return account;
  const request = addressOf({ region, account });
  try {
    return { ...account, accountId: await source.accountId(request, run.signal) };
  } catch (error) {
    if (!(error instanceof SourceError) || error.failure.kind === 'cancelled') throw error;
    return account;
  }
}
