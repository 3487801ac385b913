/** The estimate of a plan's calls, held against the calls that running it makes. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CallCount, CallEstimate } from '../../engine/plan/index.ts';
import { describeEstimate, estimateCalls } from '../../engine/plan/index.ts';
import { describeRun, plan, planned } from '../queries/check.ts';
import { readCases } from '../queries/literate.ts';
import { statements } from '../queries/random-statements.ts';

const queries = resolve(import.meta.dirname, '../queries');

function check(statement: string, expected: string): void {
  expect(describeEstimate(estimateCalls(planned(statement)))).toBe(expected);
}

/** Throws where running the statement makes calls that the estimate does not allow. */
async function checkRun(statement: string): Promise<void> {
  const estimate = estimateCalls(planned(statement));
  const { calls, rows } = await describeRun(statement);
  const lines = calls.split('\n');
  const isWhole = !rows.startsWith('failed');
  checkCount(estimate, estimate.lists, lines.filter(isFirstPage).length, isWhole);
  checkCount(
    estimate,
    estimate.gets,
    lines.filter((line) => line.startsWith('get ')).length,
    isWhole,
  );
  const deletes = lines.filter((line) => line.startsWith('delete ')).length;
  checkCount(estimate, estimate.mutations, deletes, isWhole);
}

function checkCount(
  estimate: CallEstimate,
  { least, most, growth }: CallCount,
  actual: number,
  isWhole: boolean,
): void {
  const text = describeEstimate(estimate);
  if (isWhole) expect(actual, text).toBeGreaterThanOrEqual(least);
  if (growth.length === 0) expect(actual, text).toBeLessThanOrEqual(most);
}

function isFirstPage(call: string): boolean {
  return call.startsWith('list ') && !/ page \d+$/.test(call);
}

describe('the estimate of a statement', () => {
  it('is exact where identifiers and regions are known', () => {
    check("SELECT * FROM aws.ec2.vpcs WHERE vpc_id IN ('a', 'b', 'b')", '2 gets');
    check("SELECT vpc_id FROM aws.ec2.vpcs WHERE region IN ('us-east-1', 'eu-west-1')", '2 lists');
    check('SELECT 1', 'no calls');
    check('SHOW SERVICES IN aws', 'no calls');
  });

  it('says what the calls grow with where only the account can tell', () => {
    check('SELECT tags FROM aws.ec2.vpcs', '1 list, then a get per row');
    check(
      'SELECT j.state FROM aws.iottwinmaker.workspaces w JOIN aws.iottwinmaker.sync_jobs j ON j.workspace_id = w.workspace_id',
      '1 list, then a list per workspace_id and a get per row',
    );
  });

  it('names each thing that the calls grow with once', () => {
    check(
      'SELECT i.tags, s.tags, v.tags FROM aws.ec2.instances i JOIN aws.ec2.subnets s ON s.subnet_id = i.subnet_id JOIN aws.ec2.vpcs v ON v.vpc_id = s.vpc_id',
      '1 list, then a get per row, a get per subnet_id and a get per vpc_id',
    );
  });

  it('counts a value once that comes with its own region', () => {
    const join = `SELECT j.sync_source FROM aws.iottwinmaker.workspaces w
      JOIN aws.iottwinmaker.sync_jobs j ON j.workspace_id = w.workspace_id AND j.region = w.region
      WHERE w.region IN ('us-east-1', 'eu-west-1')`;
    check(join, '2 lists, then a list per workspace_id');
    check(
      join.replace(' AND j.region = w.region', " AND j.region IN ('us-east-1', 'eu-west-1')"),
      '2 lists, then 2 lists per workspace_id',
    );
  });

  it('is a bound where a limit ends the calls', () => {
    check('SELECT tags FROM aws.ec2.vpcs LIMIT 40', '1 list, at most 40 gets');
    check(
      "SELECT tags FROM aws.ec2.vpcs WHERE region IN ('us-east-1', 'eu-west-1') LIMIT 5",
      'at most 2 lists, at most 10 gets',
    );
    check(
      "SELECT tags FROM aws.ec2.vpcs WHERE data__Identifier IN ('a', 'b') LIMIT 1",
      'at most 2 gets',
    );
    check('SELECT tags FROM aws.ec2.vpcs LIMIT 0', 'no calls');
  });

  it('counts a delete as the one call that it is', () => {
    check("DELETE FROM aws.ec2.vpcs WHERE vpc_id = 'vpc-1'", '1 delete');
  });

  it('asks a global type in its home region', () => {
    expect(estimateCalls(planned('SELECT role_name FROM aws.iam.roles')).regions).toEqual([
      'us-east-1',
    ]);
  });
});

describe('the estimate holds for the calls of', () => {
  // What AWS teaches while a statement runs is in no estimate that was made before.
  const others = ['README.md', 'learning.md'];
  const files = readdirSync(queries).filter(
    (name) => name.endsWith('.md') && !others.includes(name),
  );
  const cases = files.flatMap((file) => readCases(readFileSync(join(queries, file), 'utf8')));
  it.each(cases.filter(({ statement }) => plan(statement).kind === 'planned'))(
    '$title',
    async ({ statement }) => {
      await checkRun(statement);
    },
  );

  it('statements at random', async () => {
    await fc.assert(
      fc.asyncProperty(statements, async (statement) => {
        fc.pre(plan(statement).kind === 'planned');
        await checkRun(statement);
      }),
      { seed: 20261124, numRuns: 150, maxSkipsPerRun: 20 },
    );
  });
});
