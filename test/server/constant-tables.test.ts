import { describe, expect, it } from 'vitest';
import { resourcePage } from '../../server/features/navigation/page/resource-page.ts';
import { testCatalog } from '../catalog/fixture.ts';
import { accepting, checkCompletion, proposalAt } from './check-completion.ts';
import { checkHover } from './check-hover.ts';

describe('completion of the tables of what there is', () => {
  it('proposes them behind the provider, where a table can be read', () => {
    checkCompletion('SELECT * FROM aws.$0', { has: ['regions', 'accounts', 'services'] });
    checkCompletion('DELETE FROM aws.$0', { lacks: ['regions', 'accounts'] });
    checkCompletion('INSERT INTO aws.$0', { lacks: ['regions', 'accounts'] });
    expect(accepting('SELECT * FROM aws.regi$0', 'regions')).toBe('SELECT * FROM aws.regions');
    expect(proposalAt('SELECT * FROM aws.regi$0', 'regions').hint).toBe('list that needs no call');
  });

  it('proposes their columns', () => {
    checkCompletion('SELECT $0 FROM aws.regions', { has: ['region', 'description', 'is_enabled'] });
    checkCompletion('SELECT a.$0 FROM aws.accounts a', { has: ['account', 'account_id'] });
  });

  it('proposes the accounts that are configured', () => {
    const known = { accounts: () => [{ name: 'default' }, { name: 'audit', accountId: '222' }] };
    const text = "SELECT * FROM aws.ec2.vpcs WHERE account = '$0'";
    checkCompletion(text, { exactly: ['default', 'audit'] }, known);
    expect(proposalAt(text, 'audit', known).origin).toBe('222');
    const inList = "SELECT * FROM aws.accounts WHERE account IN ('audit', '$0')";
    checkCompletion(inList, { exactly: ['default'] }, known);
  });

  it('proposes the account of every table of resources', () => {
    checkCompletion('SELECT * FROM aws.ec2.vpcs WHERE acc$0', { has: ['account', 'account_id'] });
  });
});

describe('the page of the tables of what there is', () => {
  it('shows a fan-out over them, and no methods', () => {
    const catalog = testCatalog();
    const pageOf = (name: string): string => {
      const table = catalog.table(['aws', name]);
      return table === undefined ? '' : resourcePage(catalog, table).markdown;
    };
    expect(pageOf('accounts')).toContain('JOIN aws.ec2.vpcs v ON v.account = t.account;');
    expect(pageOf('services')).toContain('FROM aws.services;');
    expect(pageOf('services')).not.toContain('Methods');
  });
});

describe('hover of the tables of what there is', () => {
  it('says what they are for, and their columns', () => {
    checkHover(
      'SELECT * FROM aws.reg$0ions',
      '**aws.regions** · list that needs no call',
      'JOIN aws.ec2.vpcs v ON v.region = r.region',
      '| `is_enabled` | boolean |',
    );
    checkHover('DESCRIBE aws.acc$0ounts', '**aws.accounts**');
  });

  it('says what the account of a row is', () => {
    checkHover("SELECT * FROM aws.ec2.vpcs WHERE acc$0ount = 'x'", 'Which account is asked');
  });
});
