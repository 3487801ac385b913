/** The accounts that a statement can name, as the configuration tells of them. */
import type { ConstantRow } from '../plan.ts';
import { ownAccountOf } from '../result.ts';
import type { ConfiguredAccount, PlanContext } from '../result.ts';

/** In the order of the columns of `aws.accounts`. The connection's own is always there. */
export function accountRows(context: PlanContext): readonly ConstantRow[] {
  const own = ownAccountOf(context);
  return accountsOf(context).map((account) => [
    account.name,
    account.accountId ?? null,
    account.region ?? null,
    account.roleArn ?? null,
    account.sourceProfile ?? null,
    account.ssoStartUrl ?? null,
    account.ssoRegion ?? null,
    account.ssoRoleName ?? null,
    Number(account.name === own),
  ]);
}

export function accountsOf(context: PlanContext): readonly ConfiguredAccount[] {
  const { accounts = [] } = context;
  const own = ownAccountOf(context);
  return accounts.some(({ name }) => name === own) ? accounts : [{ name: own }, ...accounts];
}
