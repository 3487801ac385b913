/** The accounts that statements can name, as the client tells them: it alone may read `~/.aws`. */
import type { ConfiguredAccount } from '../../engine/plan/index.ts';
import type { KnownAccounts } from '../features/statement-calls.ts';

/** `undefined` where the client tells nothing, or nothing that can be read. */
export function readKnownAccounts(value: unknown): KnownAccounts | undefined {
  if (!isRecord(value) || !Array.isArray(value['accounts'])) {
    return undefined;
  }
  const accounts = (value['accounts'] as readonly unknown[]).flatMap(readAccount);
  const { ownAccount } = value;
  return { accounts, ...(typeof ownAccount === 'string' && { ownAccount }) };
}

const facts = [
  'accountId',
  'region',
  'roleArn',
  'sourceProfile',
  'ssoStartUrl',
  'ssoRegion',
  'ssoRoleName',
] as const satisfies readonly (keyof ConfiguredAccount)[];

function readAccount(value: unknown): readonly ConfiguredAccount[] {
  if (!isRecord(value) || typeof value['name'] !== 'string') {
    return [];
  }
  const known = facts.flatMap((name): readonly [string, string][] => {
    const fact = value[name];
    return typeof fact === 'string' ? [[name, fact]] : [];
  });
  return [{ name: value['name'], ...Object.fromEntries(known) }];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
