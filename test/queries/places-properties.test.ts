/**
 * Whatever a statement says of accounts and regions, its rows are those that SQLite gives over the
 * resources of all accounts in all regions. Each table of the statements made here says something of
 * both, for one that does not is read in the connection's own account and the default region.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runPlan } from '../../engine/execute/index.ts';
import type { SqlRow } from '../../engine/execute/index.ts';
import { planStatement } from '../../engine/plan/index.ts';
import type { PlanContext, SelectPlan } from '../../engine/plan/index.ts';
import { openTableEngine } from '../../engine/sqlite/index.ts';
import { bind } from '../../language/semantics/index.ts';
import { parseStatement } from '../../language/syntax/index.ts';
import type { StoredResource } from './account.ts';
import { openAccount } from './account.ts';
import { smallCatalog } from './catalog.ts';

const catalog = smallCatalog();
const regions = ['us-east-1', 'eu-west-1', 'eu-central-1'];
const numbers: Readonly<Record<string, string>> = {
  default: '111111111111',
  audit: '222222222222',
  sandbox: '333333333333',
};
const accounts = Object.keys(numbers);
const context: PlanContext = {
  catalog,
  defaultRegion: 'us-east-1',
  enabledRegions: regions,
  accounts: [
    { name: 'default', region: 'us-east-1' },
    { name: 'audit', accountId: '222222222222', region: 'eu-west-1', ssoRoleName: 'ReadOnly' },
    { name: 'sandbox', region: 'eu-central-1', sourceProfile: 'default' },
  ],
};

/** The first column of each table is its key; the second one refers to another table's. */
const tables = {
  'aws.ec2.vpcs': { type: 'AWS::EC2::VPC', columns: ['vpc_id', 'cidr_block'] },
  'aws.ec2.subnets': { type: 'AWS::EC2::Subnet', columns: ['subnet_id', 'vpc_id'] },
  'aws.iottwinmaker.workspaces': {
    type: 'AWS::IoTTwinMaker::Workspace',
    columns: ['workspace_id', 'description'],
  },
  'aws.iottwinmaker.sync_jobs': {
    type: 'AWS::IoTTwinMaker::SyncJob',
    columns: ['sync_source', 'workspace_id', 'state'],
  },
} as const;
type TableName = keyof typeof tables;

/** The same identifiers in several places, so that a join across places shows. */
const resources: readonly StoredResource[] = accounts.flatMap((name, left) =>
  regions.flatMap((region, right): readonly StoredResource[] => {
    const place = { region, ...(name !== 'default' && { account: name }) };
    const nth = (left + right) % 3;
    const resource = (
      type: string,
      identifier: string,
      properties: StoredResource['properties'],
    ): StoredResource => ({ type, ...place, identifier, properties });
    return [
      resource('AWS::EC2::VPC', `vpc-${nth}`, { VpcId: `vpc-${nth}`, CidrBlock: `10.${left}` }),
      ...[0, 1].map((each) =>
        resource('AWS::EC2::Subnet', `subnet-${nth}-${each}`, {
          SubnetId: `subnet-${nth}-${each}`,
          VpcId: `vpc-${(nth + each) % 3}`,
        }),
      ),
      resource('AWS::IoTTwinMaker::Workspace', `twin-${nth}`, {
        WorkspaceId: `twin-${nth}`,
        Description: name,
      }),
      resource('AWS::IoTTwinMaker::SyncJob', `twin-${nth}|SITEWISE`, {
        WorkspaceId: `twin-${nth}`,
        SyncSource: 'SITEWISE',
        State: region,
      }),
    ];
  }),
);

const everything = openTableEngine(':memory:');

beforeAll(async () => {
  for (const [name, { type, columns }] of Object.entries(tables)) {
    const properties = columns.map(
      (column) =>
        catalog.resourceType(type)?.properties.find((each) => each.column === column)?.name ?? '',
    );
    await everything.createTable({
      name,
      columns: [...columns, 'region', 'account', 'account_id'].map((column) => ({
        name: column,
        declaredType: 'TEXT',
      })),
    });
    await everything.insert(
      name,
      resources
        .filter((resource) => resource.type === type)
        .map(({ region, account = 'default', properties: held }) => [
          ...properties.map((property) => String(held[property])),
          region,
          account,
          numbers[account] ?? null,
        ]),
    );
  }
  for (const { target, columns, rows } of planned('SELECT 1 FROM aws.regions, aws.accounts')
    .constants ?? []) {
    await everything.createTable({ name: target, columns });
    for (const batch of rows()) await everything.insert(target, batch);
  }
});

afterAll(() => everything.close());

it('answers what SQLite answers over all accounts and regions', async () => {
  await fc.assert(
    fc.asyncProperty(statements, async (statement) => {
      expect(sorted(await answer(statement))).toEqual(sorted(await answerOverAll(statement)));
    }),
    { seed: 20261124, numRuns: 2_000 },
  );
});

function planned(text: string): SelectPlan {
  const result = planStatement(bind(parseStatement(text), catalog), context);
  if (result.kind === 'failed') throw new Error(`${result.failure.message}: ${text}`);
  if (result.plan.kind !== 'select') throw new Error(`no SELECT: ${text}`);
  return result.plan;
}

/** The only place of this test that runs a plan. */
async function answer(text: string): Promise<readonly SqlRow[]> {
  const engine = openTableEngine(':memory:');
  try {
    const outcome = await runPlan(
      planned(text),
      {
        source: openAccount({ resources, accountIds: numbers }),
        engine,
        confirm: () => Promise.resolve(false),
      },
      { concurrency: 8, rowLimit: 100_000 },
      () => undefined,
      new AbortController().signal,
    );
    if (outcome.kind === 'failed') throw new Error(`${outcome.failure.message}: ${text}`);
    return await engine.readResult(0, 100_000);
  } finally {
    await engine.close();
  }
}

function answerOverAll(text: string): Promise<readonly SqlRow[]> {
  return everything.query(
    [...Object.keys(tables), 'aws.regions', 'aws.accounts'].reduce(
      (sql, name) => sql.replaceAll(name, `"${name}"`),
      text,
    ),
  );
}

function sorted(rows: readonly SqlRow[]): readonly string[] {
  return rows.map((row) => JSON.stringify(row)).toSorted();
}

const quoted = (value: string): string => `'${value}'`;

function listOf(values: readonly string[]): fc.Arbitrary<string> {
  return fc
    .subarray([...values], { minLength: 1 })
    .map((some) => `(${some.map(quoted).join(', ')})`);
}

/** A condition that says something of the region of `alias`. */
function regionOf(alias: string): fc.Arbitrary<string> {
  const column = `${alias}.region`;
  return fc.oneof(
    fc.constantFrom(...regions).map((region) => `${column} = ${quoted(region)}`),
    listOf(regions).map((list) => `${column} IN ${list}`),
    fc.constantFrom(
      `${column} LIKE 'eu-%'`,
      `${column} <> 'eu-west-1'`,
      `${column} IS NOT NULL`,
      `(${column} = 'us-east-1' OR ${column} LIKE '%central%')`,
      `NOT (${column} = 'us-east-1')`,
      `${column} IN (SELECT region FROM aws.regions)`,
      `${column} IN (SELECT region FROM aws.regions WHERE is_default)`,
      `${column} IN (SELECT region FROM aws.regions WHERE length(region) < 10)`,
      `${column} IN (SELECT region FROM aws.regions WHERE description LIKE 'Europe%')`,
      `${column} = (SELECT max(region) FROM aws.regions WHERE is_enabled)`,
      `${column} IN (SELECT region FROM aws.accounts WHERE account <> 'audit')`,
      `${column} IN (SELECT p.region FROM places p)`,
      `${column} IN (SELECT region FROM aws.ec2.vpcs WHERE region IS NOT NULL AND account = 'audit' AND vpc_id = 'vpc-1')`,
    ),
  );
}

/** The same of its account. */
function accountOf(alias: string): fc.Arbitrary<string> {
  const column = `${alias}.account`;
  return fc.oneof(
    fc.constantFrom(...accounts).map((name) => `${column} = ${quoted(name)}`),
    listOf(accounts).map((list) => `${column} IN ${list}`),
    listOf(Object.values(numbers)).map((list) => `${alias}.account_id IN ${list}`),
    fc.constantFrom(
      `${column} LIKE '%a%'`,
      `${column} <> 'default'`,
      `${column} IS NOT NULL`,
      `${alias}.account_id LIKE '2%'`,
      `${alias}.account_id <> '333333333333'`,
      `(${column} = 'audit' OR ${alias}.account_id = '111111111111')`,
      `${column} IN (SELECT account FROM aws.accounts)`,
      `${column} IN (SELECT account FROM aws.accounts WHERE is_default = 0)`,
      `${column} IN (SELECT account FROM aws.accounts WHERE region LIKE 'eu-%')`,
      `${column} IN (SELECT name FROM places)`,
      `(${column}, ${alias}.region) IN (SELECT account, region FROM aws.accounts)`,
      `(${column}, ${alias}.region) IN (SELECT name, region FROM places)`,
    ),
  );
}

const names = Object.keys(tables) as TableName[];
const columnsOf = (name: TableName, alias: string): readonly string[] =>
  [...tables[name].columns, 'region', 'account', 'account_id'].map(
    (column) => `${alias}.${column}`,
  );

/** What each statement may read beside tables: pairs of an account and a region. */
const places = fc
  .array(fc.tuple(fc.constantFrom(...accounts), fc.constantFrom(...regions)), {
    minLength: 1,
    maxLength: 3,
  })
  .map(
    (pairs) =>
      `WITH places(name, region) AS (VALUES ${pairs.map((pair) => `(${pair.map(quoted).join(', ')})`).join(', ')})`,
  );

/** Listing sync jobs takes the key of a workspace. */
function keyOf(name: TableName, alias: string): string {
  return name.endsWith('sync_jobs') ? ` AND ${alias}.workspace_id IN ('twin-0', 'twin-2')` : '';
}

const ofOneTable = fc
  .constantFrom(...names)
  .chain((name) =>
    fc
      .tuple(places, regionOf('t'), accountOf('t'))
      .map(
        ([prefix, region, account]) =>
          `${prefix} SELECT ${columnsOf(name, 't').join(', ')} FROM ${name} t WHERE ${region} AND ${account}${keyOf(name, 't')}`,
      ),
  );

/** A fan-out: the places of a table come from the rows that it is joined to. */
const ofFanOuts = fc
  .tuple(
    places,
    fc.constantFrom(...names),
    fc.constantFrom('JOIN', 'LEFT JOIN'),
    fc.constantFrom(
      ['aws.regions f', 'f.region', 't.region = f.region', 'account'],
      ['aws.accounts f', 'f.account', 't.account = f.account', 'region'],
      ['aws.accounts f', 'f.account', 't.account = f.account AND t.region = f.region', ''],
      ['places f', 'f.name', 't.account = f.name AND t.region = f.region', ''],
      ['places f', 'f.region', 'f.region = t.region', 'account'],
    ),
    fc.constantFrom('1', "f.region LIKE 'eu-%'", "f.region <> 'eu-central-1'"),
    regionOf('t'),
    accountOf('t'),
  )
  .map(
    ([
      prefix,
      name,
      join,
      [from = '', label = '', on = '', lacks = ''],
      where,
      region,
      account,
    ]) => {
      const rest =
        lacks === 'region' ? ` AND ${region}` : lacks === 'account' ? ` AND ${account}` : '';
      const listed = from.startsWith('aws.regions') ? 'f.is_enabled' : '1';
      return `${prefix} SELECT ${label}, ${columnsOf(name, 't').join(', ')} FROM ${from} ${join} ${name} t ON ${on}${rest}${keyOf(name, 't')} WHERE ${where} AND ${listed}`;
    },
  );

/** Two tables, of which the second one is read where the first one is, or where it says itself. */
const ofTwoTables = fc
  .tuple(
    places,
    fc.constantFrom<readonly [TableName, TableName, string]>(
      ['aws.ec2.vpcs', 'aws.ec2.subnets', 'u.vpc_id = t.vpc_id'],
      [
        'aws.iottwinmaker.workspaces',
        'aws.iottwinmaker.sync_jobs',
        'u.workspace_id = t.workspace_id',
      ],
    ),
    fc.constantFrom('JOIN', 'LEFT JOIN'),
    regionOf('t'),
    accountOf('t'),
    fc.oneof(fc.constant('u.region = t.region'), regionOf('u')),
    fc.oneof(fc.constant('u.account = t.account'), accountOf('u')),
  )
  .map(
    ([prefix, [left, right, on], join, region, account, otherRegion, otherAccount]) =>
      `${prefix} SELECT ${[...columnsOf(left, 't'), ...columnsOf(right, 'u')].join(', ')} FROM ${left} t ${join} ${right} u ON ${on} AND ${otherRegion} AND ${otherAccount} WHERE ${region} AND ${account}`,
  );

const statements: fc.Arbitrary<string> = fc.oneof(ofOneTable, ofFanOuts, ofTwoTables);
