import { describe, expect, it } from 'vitest';
import { parseStatement } from '../../language/syntax/index.ts';
import { callsOf } from '../../server/features/statement-calls.ts';
import { readKnownAccounts } from '../../server/lsp/known-accounts.ts';
import { testLanguage } from './fixture.ts';

const told = {
  ownAccount: 'work',
  accounts: [
    { name: 'work', region: 'eu-west-1' },
    { name: 'audit', accountId: '222222222222', secret: 'x' },
    { region: 'eu-west-1' },
  ],
};

describe('the accounts that a client tells', () => {
  it('are read as far as they are well-formed, and nothing else with them', () => {
    expect(readKnownAccounts(told)).toEqual({
      ownAccount: 'work',
      accounts: [
        { name: 'work', region: 'eu-west-1' },
        { name: 'audit', accountId: '222222222222' },
      ],
    });
    expect([undefined, 'x', { accounts: 1 }].map(readKnownAccounts)).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('count in what a statement would ask', () => {
    const language = testLanguage();
    const knownAccounts = readKnownAccounts(told);
    const bound = language.bind(
      parseStatement('SELECT v.vpc_id FROM aws.accounts a JOIN aws.ec2.vpcs v USING (region)'),
    );
    const fanOut = language.bind(
      parseStatement(
        'SELECT v.vpc_id FROM aws.accounts a JOIN aws.ec2.vpcs v ON v.account = a.account',
      ),
    );
    const settings = { defaultRegion: 'us-east-1', enabledRegions: ['us-east-1', 'eu-west-1'] };
    const listsOf = (statement: typeof bound, known: typeof knownAccounts): number => {
      const calls = callsOf(language, statement, {
        ...settings,
        ...(known !== undefined && { knownAccounts: known }),
      });
      return calls.kind === 'planned' ? calls.estimate.lists.most : -1;
    };
    expect([listsOf(fanOut, undefined), listsOf(fanOut, knownAccounts)]).toEqual([1, 2]);
    expect(listsOf(bound, knownAccounts)).toBe(1);
  });
});
