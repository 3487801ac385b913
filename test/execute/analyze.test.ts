/** What a run says of its plan: EXPLAIN ANALYZE, and the plan beside the rows of any other statement. */
import { describe, expect, it } from 'vitest';
import { createCachingSource, createResourceCache } from '../../engine/execute/index.ts';
import type { RunOutcome } from '../../engine/execute/index.ts';
import { printExplained } from '../../engine/plan/index.ts';
import type { ExplainedPlan } from '../../protocol/index.ts';
import type { StoredResource } from '../queries/account.ts';
import { describePlan, planned } from '../queries/check.ts';
import { check, vpcs } from './check.ts';
import type { CheckOptions } from './check.ts';

const workspaces: readonly StoredResource[] = ['a', 'b'].map((name) => ({
  type: 'AWS::IoTTwinMaker::Workspace',
  region: 'us-east-1',
  identifier: name,
  properties: { WorkspaceId: name },
}));
const jobs: readonly StoredResource[] = ['a|X', 'a|Y', 'b|X'].map((identifier) => ({
  type: 'AWS::IoTTwinMaker::SyncJob',
  region: 'us-east-1',
  identifier,
  properties: {
    WorkspaceId: identifier[0],
    SyncSource: identifier.slice(2),
    State: 'ACTIVE',
  },
}));
const join = `SELECT w.workspace_id, j.state FROM aws.iottwinmaker.workspaces w
  JOIN aws.iottwinmaker.sync_jobs j ON j.workspace_id = w.workspace_id`;

interface Analyzed {
  readonly outcome: RunOutcome;
  readonly text: string;
}

/** The rows of the result, which are lines of text, with every duration written as `0 ms`. */
async function analyze(statement: string, options: CheckOptions): Promise<Analyzed> {
  const { outcome, rows } = await check(planned(`EXPLAIN ANALYZE ${statement}`), options);
  return { outcome, text: timeless(rows.map(([line]) => String(line)).join('\n')) };
}

function timeless(text: string): string {
  return text.replace(/\b[\d.]+ m?s\b/g, '0 ms');
}

/** Lines with figures of the run, each behind the line that they belong to. */
function figures(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => /^(estimate|actual|stopped|sql|\d+\. |list |get )/.test(line));
}

function planOf(outcome: RunOutcome): ExplainedPlan | undefined {
  return outcome.kind === 'finished' ? outcome.summary.plan : outcome.plan;
}

describe('EXPLAIN ANALYZE', () => {
  it('puts what each step came to beside what was expected, and shows no row', async () => {
    const { outcome, text } = await analyze(join, { resources: [...workspaces, ...jobs] });
    expect(outcome.kind).toBe('finished');
    expect(figures(text)).toEqual([
      'estimate: 1 list, then a list per workspace_id and a get per row',
      'actual: 3 lists, 3 gets, 3 rows, 0 ms',
      '1. list AWS::IoTTwinMaker::Workspace for aws.iottwinmaker.workspaces',
      'actual: 1 list, 2 resources, 0 ms',
      '2. list AWS::IoTTwinMaker::SyncJob for aws.iottwinmaker.sync_jobs',
      'actual: 2 lists, 3 gets, 3 resources, 0 ms',
      'sql:',
      'actual: 3 rows, 0 ms',
    ]);
  });

  it('counts the further pages of a list', async () => {
    const { text } = await analyze('SELECT vpc_id FROM aws.ec2.vpcs', {
      resources: vpcs(5),
      pageSize: 2,
    });
    expect(figures(text)).toContain('actual: 3 lists, 5 resources, 0 ms');
  });

  it('says how far it came where AWS refuses a call', async () => {
    const { outcome, text } = await analyze(join, {
      resources: [...workspaces, ...jobs],
      failures: {
        'AWS::IoTTwinMaker::SyncJob us-east-1': { kind: 'access', message: 'denied' },
      },
    });
    expect(outcome).toMatchObject({ kind: 'failed', failure: { message: 'denied' } });
    expect(figures(text)).toEqual([
      'estimate: 1 list, then a list per workspace_id and a get per row',
      'actual: stopped after 3 lists, 0 rows, 0 ms',
      'stopped: denied',
      '1. list AWS::IoTTwinMaker::Workspace for aws.iottwinmaker.workspaces',
      'actual: 1 list, 2 resources, 0 ms',
      '2. list AWS::IoTTwinMaker::SyncJob for aws.iottwinmaker.sync_jobs',
      'actual: stopped after 2 lists, 0 resources, 0 ms',
      'sql:',
      'actual: not started',
    ]);
  });

  it('says how far it came where it is cancelled', async () => {
    const cancel = new AbortController();
    const { outcome, text } = await analyze(join, {
      resources: [...workspaces, ...jobs],
      signal: cancel.signal,
      gate: (call) => {
        if (call.includes('SyncJob')) cancel.abort();
        return Promise.resolve();
      },
    });
    expect(outcome).toMatchObject({ kind: 'failed', failure: { kind: 'cancelled' } });
    expect(figures(text).slice(0, 5)).toEqual([
      'estimate: 1 list, then a list per workspace_id and a get per row',
      expect.stringMatching(/^actual: stopped after \d lists?, 0 rows, 0 ms$/),
      'stopped: the run was cancelled',
      '1. list AWS::IoTTwinMaker::Workspace for aws.iottwinmaker.workspaces',
      'actual: 1 list, 2 resources, 0 ms',
    ]);
  });

  it('counts what the cache answered apart from the calls', async () => {
    const cache = createResourceCache({
      timeToLiveMs: () => 60_000,
      mostBytes: 1_000_000,
      mostEntries: 100,
      now: () => 0,
    });
    const run = (statement: string): Promise<Analyzed> =>
      analyze(statement, {
        resources: vpcs(3),
        wrapSource: (account) =>
          createCachingSource(account, cache, { connection: 'dev', reads: 'everything' }),
      });
    await run('SELECT vpc_id FROM aws.ec2.vpcs');
    const { text } = await run('SELECT vpc_id, cidr_block FROM aws.ec2.vpcs');
    expect(figures(text)).toEqual([
      'estimate: 1 list, then a get per row',
      'actual: 3 gets, 1 answer from the cache, 3 rows, 0 ms',
      'list AWS::EC2::VPC for aws.ec2.vpcs',
      'actual: 3 gets, 1 answer from the cache, 3 resources, 0 ms',
      'sql:',
      'actual: 3 rows, 0 ms',
    ]);
  });

  it('explains what needs no call as EXPLAIN does', async () => {
    const { text } = await analyze('SHOW PROVIDERS', { resources: [] });
    expect(text).toContain('without any call');
  });

  it.each([
    'DELETE FROM aws.ec2.vpcs WHERE vpc_id = 1',
    'INSERT INTO aws.ec2.vpcs (CidrBlock) SELECT 1',
  ])('is refused for what changes resources: %s', (statement) => {
    expect(describePlan(`EXPLAIN ANALYZE ${statement}`)).toMatch(
      /^failed \(unsupported\): `EXPLAIN ANALYZE` runs what it explains, and `(DELETE|INSERT)` changes resources: use `EXPLAIN`, which sends nothing/,
    );
  });
});

describe('the plan beside the rows', () => {
  it('is there after any SELECT, with what each step came to', async () => {
    const { outcome } = await check(planned('SELECT vpc_id FROM aws.ec2.vpcs'), {
      resources: vpcs(3),
    });
    const plan = planOf(outcome);
    expect(plan?.actual).toMatchObject({ state: 'done', lists: 1, gets: 0, rows: 3 });
    expect(plan?.steps[0]?.actual).toMatchObject({ state: 'done', lists: 1, rows: 3 });
  });

  it('is the explained one after EXPLAIN, and holds no figures of a run', async () => {
    const { outcome, rows } = await check(planned('EXPLAIN SELECT vpc_id FROM aws.ec2.vpcs'), {
      resources: [],
    });
    const plan = planOf(outcome);
    expect(plan?.actual).toBeUndefined();
    expect(plan && printExplained(plan)).toBe(rows.map(([line]) => String(line)).join('\n'));
  });

  it('is there where the run fails', async () => {
    const { outcome } = await check(planned('SELECT vpc_id FROM aws.ec2.vpcs'), {
      resources: [],
      failures: { 'AWS::EC2::VPC us-east-1': { kind: 'access', message: 'denied' } },
    });
    expect(planOf(outcome)).toMatchObject({
      failure: 'denied',
      actual: { state: 'stopped', lists: 1 },
      steps: [{ actual: { state: 'stopped' } }, { actual: { state: 'notStarted' } }],
    });
  });
});
