/** What fails, what is only noticed, and what a run says of it. */
import { describe, expect, it } from 'vitest';
import { check, fetchOf, getEach, listAll, selectPlan, vpcs } from './check.ts';

const denied = { kind: 'access' as const, message: 'access was denied: add `ec2:DescribeVpcs`' };
const vpc = (shape: Partial<Parameters<typeof fetchOf>[1]> = {}): ReturnType<typeof fetchOf> =>
  fetchOf('ec2.vpcs', {
    columns: ['VpcId'],
    access: listAll,
    span: { start: 14, end: 26 },
    ...shape,
  });

describe('failures of calls', () => {
  it('fails the run where the only call fails, at the table', async () => {
    const { outcome } = await check(selectPlan([vpc()]), {
      resources: vpcs(1),
      failures: { 'AWS::EC2::VPC us-east-1': denied },
    });
    expect(outcome).toMatchObject({
      kind: 'failed',
      failure: { ...denied, span: { start: 14, end: 26 } },
    });
  });

  it('keeps the other regions where one is denied', async () => {
    const { rows, outcome } = await check(
      selectPlan([vpc({ regions: ['us-east-1', 'eu-west-1'] })]),
      {
        resources: vpcs(2),
        failures: { 'AWS::EC2::VPC eu-west-1': denied },
      },
    );
    expect(rows).toEqual([['vpc-1'], ['vpc-2']]);
    expect(outcome).toMatchObject({ kind: 'finished', summary: { notices: [denied] } });
  });

  it('keeps the other resources where one cannot be got', async () => {
    const { rows, outcome } = await check(
      selectPlan([vpc({ access: getEach('vpc-1', 'vpc-2') })]),
      {
        resources: vpcs(2),
        failures: { 'AWS::EC2::VPC vpc-1': denied },
      },
    );
    expect(rows).toEqual([['vpc-2']]);
    expect(outcome).toMatchObject({ summary: { notices: [denied] } });
  });

  it('fails where every region fails', async () => {
    const { outcome } = await check(selectPlan([vpc({ regions: ['us-east-1', 'eu-west-1'] })]), {
      resources: [],
      failures: { 'AWS::EC2::VPC us-east-1': denied, 'AWS::EC2::VPC eu-west-1': denied },
    });
    expect(outcome).toMatchObject({ kind: 'failed', failure: denied });
  });

  it('fails at once where credentials are refused, whatever else could come', async () => {
    const failure = { kind: 'credentials' as const, message: 'the SSO session has expired' };
    const { outcome } = await check(selectPlan([vpc({ regions: ['us-east-1', 'eu-west-1'] })]), {
      resources: vpcs(1),
      failures: { 'AWS::EC2::VPC eu-west-1': failure },
    });
    expect(outcome).toMatchObject({ kind: 'failed', failure });
  });

  it('gathers notices beyond twenty', async () => {
    const identifiers = Array.from({ length: 30 }, (_, index) => `vpc-${index + 1}`);
    const failures = Object.fromEntries(
      identifiers
        .slice(1)
        .map((id) => [`AWS::EC2::VPC ${id}`, { kind: 'service' as const, message: `${id} broke` }]),
    );
    const { outcome } = await check(selectPlan([vpc({ access: getEach(...identifiers) })]), {
      resources: vpcs(30),
      failures,
    });
    const notices = outcome.kind === 'finished' ? outcome.summary.notices : [];
    expect(notices).toHaveLength(21);
    expect(notices.at(-1)?.message).toBe('9 more calls for `aws.ec2.vpcs` failed');
  });
});

describe('failures of SQL', () => {
  it('refuses a text before any call', async () => {
    const { outcome, account } = await check(
      selectPlan([vpc()], 'SELECT nothing(1) FROM "ec2.vpcs"'),
      { resources: vpcs(1) },
    );
    expect(account.log).toEqual([]);
    expect(outcome).toMatchObject({ kind: 'failed', failure: { kind: 'plan' } });
  });

  it('points at the place in the statement', async () => {
    const plan = {
      ...selectPlan([vpc()], 'SELECT nme FROM "ec2.vpcs"'),
      replacements: [{ statement: { start: 0, end: 10 }, sql: { start: 0, end: 0 } }],
    };
    const { outcome } = await check(plan, { resources: [] });
    expect(outcome).toMatchObject({ failure: { kind: 'plan', span: { start: 17, end: 20 } } });
  });

  it('says that the row limit cut the result', async () => {
    const { rows, outcome } = await check(selectPlan([vpc()]), { resources: vpcs(5), rowLimit: 3 });
    expect(rows).toHaveLength(3);
    expect(outcome).toMatchObject({ summary: { rowCount: 3, notices: [{ kind: 'information' }] } });
  });

  it('calls a fault of the engine internal', async () => {
    const { outcome } = await check(selectPlan([vpc()]), {
      resources: vpcs(1),
      wrap: (engine) => ({
        ...engine,
        insert: () => Promise.reject(new Error('the disk is full')),
      }),
    });
    expect(outcome).toMatchObject({
      failure: { kind: 'internal', message: 'the run failed: the disk is full' },
    });
  });
});
