/**
 * Planned execution must answer what SQLite answers over everything that the account holds: whatever
 * is pushed down, driven or left out may change the calls and never the rows. Statements are made at
 * random, from a seed, over joins of every kind, subqueries and nested queries.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { SqlRow, SqlValue } from '../../engine/execute/index.ts';
import { openTableEngine } from '../../engine/sqlite/index.ts';
import { runAgainstAccount } from './check.ts';
import { smallCatalog } from './catalog.ts';
import { resources } from './resources.ts';
import { statements, statementsOverViews } from './random-statements.ts';

const tables = {
  'aws.ec2.vpcs': 'AWS::EC2::VPC',
  'aws.ec2.subnets': 'AWS::EC2::Subnet',
  'aws.ec2.instances': 'AWS::EC2::Instance',
  'aws.iottwinmaker.workspaces': 'AWS::IoTTwinMaker::Workspace',
  'aws.iottwinmaker.sync_jobs': 'AWS::IoTTwinMaker::SyncJob',
};

const everything = openTableEngine(':memory:');

beforeAll(async () => {
  const catalog = smallCatalog();
  for (const [name, typeName] of Object.entries(tables)) {
    const columns = catalog.table(name.split('.'))?.columns ?? [];
    await everything.createTable({
      name,
      columns: columns.map((column) => ({
        name: column.name,
        declaredType: ['integer', 'boolean'].includes(column.type) ? 'INTEGER' : 'TEXT',
      })),
    });
    const rows = resources
      .filter((resource) => resource.type === typeName && resource.region === 'us-east-1')
      .map(({ region, properties }) =>
        columns.map(({ property }) =>
          property === undefined ? region : stored(properties[property.name]),
        ),
      );
    await everything.insert(name, rows);
  }
});

afterAll(() => everything.close());

it('answers what SQLite answers over the whole account', async () => {
  await fc.assert(
    fc.asyncProperty(statements, async (statement) => {
      const actual = await runAgainstAccount(statement);
      fc.pre(actual !== 'needs more inputs');
      expect(sorted(actual)).toEqual(sorted(await answerOverEverything(statement)));
    }),
    { seed: 20261124, numRuns: 300, maxSkipsPerRun: 20 },
  );
});

it('answers over views as over the queries that they stand for', async () => {
  await fc.assert(
    fc.asyncProperty(statementsOverViews, async ({ views, statement, inlined }) => {
      const actual = await runAgainstAccount(statement, views);
      fc.pre(actual !== 'needs more inputs');
      expect(sorted(actual)).toEqual(sorted(await answerOverEverything(inlined)));
    }),
    { seed: 20261124, numRuns: 300, maxSkipsPerRun: 20 },
  );
});

function stored(value: unknown): SqlValue {
  if (value === undefined) return null;
  if (typeof value === 'boolean' || typeof value === 'number') return Number(value);
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function answerOverEverything(statement: string): Promise<readonly SqlRow[]> {
  return everything.query(
    Object.keys(tables).reduce((text, name) => text.replaceAll(name, `"${name}"`), statement),
  );
}

function sorted(rows: readonly SqlRow[] | string): readonly string[] {
  return typeof rows === 'string' ? [] : rows.map((row) => JSON.stringify(row)).toSorted();
}
