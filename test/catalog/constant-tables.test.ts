import { describe, expect, it } from 'vitest';
import { constantTables, isConstant } from '../../catalog/index.ts';
import { testCatalog } from './fixture.ts';

const catalog = testCatalog();

describe('the tables of what there is', () => {
  it('stand right behind the provider', () => {
    expect(constantTables.map(({ name }) => name)).toEqual([
      'aws.regions',
      'aws.accounts',
      'aws.services',
      'aws.resource_types',
    ]);
    for (const table of constantTables) expect(isConstant(table)).toBe(true);
  });

  it('are found under both providers and in any case, by their one name', () => {
    expect(catalog.table(['aws', 'regions'])?.name).toBe('aws.regions');
    expect(catalog.table(['AWSCC', 'Regions'])?.name).toBe('aws.regions');
    expect(catalog.lookup(['aws', 'accounts'])).toEqual({
      canonical: 'aws.accounts',
      form: 'constant',
    });
  });

  it('hide no service', () => {
    const services = catalog.services().map(({ name }) => `aws.${name}`);
    for (const { name } of constantTables) expect(services).not.toContain(name);
  });

  it('say of every column what it holds', () => {
    for (const { columns } of constantTables) {
      for (const column of columns) expect(column.documentation).toMatch(/^[A-Z].*\.$/);
    }
  });
});

describe('the account of a row', () => {
  const inputsOf = (...parts: string[]): readonly string[] =>
    catalog.table(['aws', ...parts])?.inputs.map(({ name }) => name) ?? [];

  it('can be named on every table of resources', () => {
    expect(inputsOf('ec2', 'vpcs')).toEqual(expect.arrayContaining(['account', 'account_id']));
    expect(inputsOf('cloud_control', 'resources')).toContain('account');
    expect(inputsOf('cloud_control', 'resource_requests')).not.toContain('account');
  });

  it('gives way to a property of the same name', () => {
    expect(inputsOf('organizations', 'accounts')).not.toContain('account_id');
    expect(inputsOf('organizations', 'accounts')).toContain('data__account_id');
  });
});
