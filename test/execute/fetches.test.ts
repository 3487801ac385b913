/** How fetches are run: calls, pages, hydration, limits, dependencies. */
import { describe, expect, it } from 'vitest';
import {
  check,
  fetchOf,
  getEach,
  hydrating,
  listAll,
  literals,
  selectPlan,
  vpcs,
} from './check.ts';

const vpcColumns = ['VpcId', 'CidrBlock', 'region'];
const vpc = (shape: Partial<Parameters<typeof fetchOf>[1]> = {}): ReturnType<typeof fetchOf> =>
  fetchOf('ec2.vpcs', { columns: vpcColumns, access: listAll, ...shape });

describe('lists', () => {
  it('reads every page into the table', async () => {
    const { rows, account } = await check(selectPlan([vpc()]), { resources: vpcs(5), pageSize: 2 });
    expect(rows).toHaveLength(5);
    expect(account.log).toHaveLength(3);
  });

  it('fills the identifier from the list where properties are absent', async () => {
    const { rows } = await check(selectPlan([vpc()]), { resources: vpcs(1) });
    expect(rows).toEqual([['vpc-1', null, 'us-east-1']]);
  });

  it('stops paging once the limit is reached', async () => {
    const { rows, account } = await check(selectPlan([vpc({ limit: 3 })]), {
      resources: vpcs(10),
      pageSize: 2,
    });
    expect(rows).toHaveLength(3);
    expect(account.log).toEqual([
      'list AWS::EC2::VPC us-east-1',
      'list AWS::EC2::VPC us-east-1 page 2',
    ]);
  });

  it('gets no more rows than the limit wants', async () => {
    const { account } = await check(
      selectPlan([vpc({ limit: 3, access: hydrating('CidrBlock') })]),
      {
        resources: vpcs(10),
      },
    );
    expect(account.calls).toMatchObject({ list: 1, get: 3 });
  });

  it('makes no call for a limit of nothing', async () => {
    const { account } = await check(selectPlan([vpc({ limit: 0 })]), { resources: vpcs(1) });
    expect(account.log).toEqual([]);
  });
});

describe('hydration', () => {
  it('gets only the rows that lack a property', async () => {
    const { rows, account } = await check(selectPlan([vpc({ access: hydrating('CidrBlock') })]), {
      resources: vpcs(3),
      listed: { 'AWS::EC2::VPC': ['CidrBlock'] },
    });
    expect(account.calls.get).toBe(0);
    expect(rows.map(([, block]) => block)).toEqual(['10.1.0.0/16', '10.2.0.0/16', '10.3.0.0/16']);
  });

  it('drops a resource that is gone when it is got', async () => {
    const [gone, ...others] = vpcs(3);
    const { rows } = await check(selectPlan([vpc({ access: hydrating('CidrBlock') })]), {
      resources: [...(gone === undefined ? [] : [{ ...gone, vanished: true as const }]), ...others],
    });
    expect(rows.map(([id]) => id)).toEqual(['vpc-2', 'vpc-3']);
  });

  it('keeps a row that a handler fails to complete, and says so', async () => {
    const { rows, outcome } = await check(selectPlan([vpc({ access: hydrating('CidrBlock') })]), {
      resources: vpcs(2),
      failures: { 'AWS::EC2::VPC vpc-1': { kind: 'service', message: 'the handler broke' } },
    });
    expect(rows.map(([id, block]) => [id, block])).toEqual([
      ['vpc-1', null],
      ['vpc-2', '10.2.0.0/16'],
    ]);
    expect(outcome).toMatchObject({
      summary: {
        notices: [
          { message: '1 rows of `aws.ec2.vpcs` hold only what AWS lists: the handler broke' },
        ],
      },
    });
  });
});

describe('gets', () => {
  it('asks once for an identifier that is named twice', async () => {
    const { account } = await check(selectPlan([vpc({ access: getEach('vpc-1', 'vpc-1') })]), {
      resources: vpcs(1),
    });
    expect(account.log).toEqual(['get AWS::EC2::VPC us-east-1 vpc-1']);
  });

  it('gives no row for what does not exist', async () => {
    const { rows, outcome } = await check(selectPlan([vpc({ access: getEach('vpc-9') })]), {
      resources: vpcs(1),
    });
    expect(rows).toEqual([]);
    expect(outcome).toMatchObject({ kind: 'finished', summary: { notices: [] } });
  });

  it('joins the parts of an identifier in their order', async () => {
    const access = {
      kind: 'get' as const,
      identifiers: {
        kind: 'parts' as const,
        parts: [
          { property: 'WorkspaceId', values: literals('a', 'b') },
          { property: 'SyncSource', values: literals('S') },
        ],
      },
    };
    const fetch = fetchOf('iottwinmaker.sync_job', { columns: ['WorkspaceId'], access });
    const { account } = await check(selectPlan([fetch], 'SELECT 1'), { resources: [] });
    expect(account.log.map((call) => call.split(' ').at(-1))).toEqual(['a|S', 'b|S']);
  });

  it('asks a global type in its home alone and shows its rows in each region', async () => {
    const fetch = vpc({
      access: getEach('vpc-1'),
      home: 'us-east-1',
      regions: ['eu-west-1', 'eu-central-1'],
    });
    const { rows, account } = await check(selectPlan([fetch]), { resources: vpcs(1) });
    expect(account.log).toEqual(['get AWS::EC2::VPC us-east-1 vpc-1']);
    expect(rows.map((row) => row[2])).toEqual(['eu-west-1', 'eu-central-1']);
  });
});

describe('fetches that depend on others', () => {
  const workspaces = fetchOf('iottwinmaker.workspaces', {
    columns: ['WorkspaceId', 'region'],
    access: listAll,
    regions: ['us-east-1', 'eu-west-1'],
  });
  const byWorkspace = (sql: string, byRegion?: true): ReturnType<typeof fetchOf> =>
    fetchOf('iottwinmaker.sync_jobs', {
      id: 1,
      columns: ['SyncSource', 'WorkspaceId', 'region'],
      regions: ['us-east-1', 'eu-west-1'],
      access: {
        kind: 'list',
        inputs: [
          {
            property: 'WorkspaceId',
            values: {
              kind: 'query',
              sql,
              fetches: [0],
              description: 'workspaces',
              ...(byRegion && { byRegion }),
            },
          },
        ],
        hydrate: { kind: 'never' },
      },
    });
  const resources = [
    { type: 'AWS::IoTTwinMaker::Workspace', region: 'us-east-1', identifier: 'a', properties: {} },
    { type: 'AWS::IoTTwinMaker::Workspace', region: 'eu-west-1', identifier: 'b', properties: {} },
    {
      type: 'AWS::IoTTwinMaker::SyncJob',
      region: 'us-east-1',
      identifier: 'a|S',
      properties: { WorkspaceId: 'a' },
    },
  ];

  it('lists once for each distinct value, after the other table', async () => {
    const sql = 'SELECT WorkspaceId FROM "iottwinmaker.workspaces" UNION ALL SELECT \'a\'';
    const { rows, account } = await check(
      selectPlan([workspaces, byWorkspace(sql)], 'SELECT * FROM "iottwinmaker.sync_jobs"'),
      { resources, concurrency: 1 },
    );
    expect(account.log.slice(2)).toEqual([
      'list AWS::IoTTwinMaker::SyncJob us-east-1 WorkspaceId=a',
      'list AWS::IoTTwinMaker::SyncJob us-east-1 WorkspaceId=b',
      'list AWS::IoTTwinMaker::SyncJob eu-west-1 WorkspaceId=a',
      'list AWS::IoTTwinMaker::SyncJob eu-west-1 WorkspaceId=b',
    ]);
    expect(rows).toEqual([['S', 'a', 'us-east-1']]);
  });

  it('keeps values in the regions that they came from', async () => {
    const sql = 'SELECT WorkspaceId, region FROM "iottwinmaker.workspaces"';
    const { account } = await check(selectPlan([workspaces, byWorkspace(sql, true)], 'SELECT 1'), {
      resources,
      concurrency: 1,
    });
    expect(account.log.slice(2)).toEqual([
      'list AWS::IoTTwinMaker::SyncJob us-east-1 WorkspaceId=a',
      'list AWS::IoTTwinMaker::SyncJob eu-west-1 WorkspaceId=b',
    ]);
  });

  it('has no rows for a parent that is gone', async () => {
    const sql = 'SELECT WorkspaceId FROM "iottwinmaker.workspaces"';
    const failure = {
      kind: 'service' as const,
      message: 'no workspace',
      serviceError: 'ResourceNotFoundException',
    };
    const { outcome } = await check(selectPlan([workspaces, byWorkspace(sql)], 'SELECT 1'), {
      resources,
      failures: {
        'AWS::IoTTwinMaker::SyncJob us-east-1': failure,
        'AWS::IoTTwinMaker::SyncJob eu-west-1': failure,
      },
    });
    expect(outcome).toMatchObject({ kind: 'finished', summary: { notices: [] } });
  });
});

describe('inputs that AWS asks for', () => {
  const nodegroups = fetchOf('eks.nodegroups', {
    columns: ['Id', 'ClusterName'],
    access: {
      ...listAll,
      kind: 'list',
      inputs: [],
      hydrate: { kind: 'never' },
      offered: [{ property: 'ClusterName', values: literals('blue', 'green') }],
    },
  });
  const needed = { 'AWS::EKS::Nodegroup': ['ClusterName'] };

  it('sends the values at hand once AWS names the input', async () => {
    const { account, outcome } = await check(selectPlan([nodegroups]), { resources: [], needed });
    expect(outcome.kind).toBe('finished');
    expect(account.log).toEqual([
      'list AWS::EKS::Nodegroup us-east-1',
      'list AWS::EKS::Nodegroup us-east-1 ClusterName=blue',
      'list AWS::EKS::Nodegroup us-east-1 ClusterName=green',
    ]);
  });

  it('fails where the statement does not give it', async () => {
    const fetch = fetchOf('eks.nodegroups', { columns: ['Id'], access: listAll });
    const { outcome } = await check(selectPlan([fetch]), { resources: [], needed });
    expect(outcome).toMatchObject({ kind: 'failed', failure: { kind: 'service' } });
  });
});
