/** What a name of an account in a statement means: a configured one, or a role by its ARN. */
import { accountsOf } from './constant-tables/account-rows.ts';
import type { FetchAccount } from './plan.ts';
import { ownAccountOf } from './result.ts';
import type { PlanContext } from './result.ts';

/** The account of an IAM role's ARN: `arn:aws:iam::123456789012:role/path/name`. */
const roleArn = /^arn:aws[\w-]*:iam::(\d{12}):role\/\S+$/;

/** The number of a role's account; `undefined` for what is no role's ARN. */
export function accountIdOfRole(name: string): string | undefined {
  return roleArn.exec(name)?.[1];
}

export function fetchAccount(context: PlanContext, name: string): FetchAccount {
  const configured = accountsOf(context).find((account) => account.name === name);
  const accountId = configured?.accountId ?? accountIdOfRole(name);
  return {
    name,
    ...(name === ownAccountOf(context) && { isOwn: true }),
    ...(accountId !== undefined && { accountId }),
  };
}

/** What is wrong with the name; nothing is known of names where nobody told the configured ones. */
export function checkAccountName(context: PlanContext, name: string): string | undefined {
  if (context.accounts === undefined || roleArn.test(name)) return undefined;
  const names = accountsOf(context).map((account) => account.name);
  if (names.includes(name)) return undefined;
  const listed = names.map((each) => `\`${each}\``).join(', ');
  return `no account \`${name}\`: name one of ${listed}, or a role by its ARN, \`arn:aws:iam::123456789012:role/name\``;
}
