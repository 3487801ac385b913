/** Where one call goes: a region of an account. */
import type { FetchAccount } from '../plan/index.ts';

export interface JobPlace {
  readonly region: string;
  /** Absent where the statement says nothing of accounts: then it is the connection's own. */
  readonly account?: FetchAccount;
}

/** What a request says of its place: the connection's own account has no name. */
export function addressOf({ region, account }: JobPlace): { region: string; account?: string } {
  const isOther = account !== undefined && account.isOwn !== true;
  return { region, ...(isOther && { account: account.name }) };
}
