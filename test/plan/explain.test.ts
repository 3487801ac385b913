/** What `EXPLAIN` says of a statement: the steps, what each waits for, and what became of each condition. */
import { describe, expect, it } from 'vitest';
import type { ExplainedStep } from '../../protocol/index.ts';
import { explainPlan } from '../../engine/plan/index.ts';
import { planned, plan } from '../queries/check.ts';

/** The rows of `EXPLAIN`, without the SQL. */
function explain(statement: string, views = ''): string {
  const made = planned(`EXPLAIN ${statement}`, views);
  if (made.kind !== 'rows') throw new Error('EXPLAIN gave no rows');
  const lines = made.rows.map(([line]) => String(line));
  return lines.slice(0, lines.indexOf('sql:')).join('\n');
}

function check(statement: string, expected: string): void {
  expect(explain(statement)).toBe(expected.replace(/^ {6}/gm, '').trim());
}

/** Only the lines that say what became of the conditions. */
function checkConditions(statement: string, ...expected: readonly string[]): void {
  const lines = explain(statement)
    .split('\n')
    .map((line) => line.trim());
  expect(lines.filter((line) => line.includes('pushed down'))).toEqual(expected);
}

describe('EXPLAIN', () => {
  it('nests a step below the one that it takes its values from', () => {
    check(
      `SELECT w.workspace_id, j.state FROM aws.iottwinmaker.workspaces w
       JOIN aws.iottwinmaker.sync_jobs j ON j.workspace_id = w.workspace_id`,
      `
      estimate: 1 list, then a list per workspace_id and a get per row
      1. list AWS::IoTTwinMaker::Workspace for aws.iottwinmaker.workspaces
        regions: us-east-1
        not pushed down: j.workspace_id = w.workspace_id (step 2 takes its values from here)
        calls: 1 list, and one more for each further page
        2. list AWS::IoTTwinMaker::SyncJob for aws.iottwinmaker.sync_jobs
          regions: us-east-1
          with WorkspaceId = each workspace_id of \`aws.iottwinmaker.workspaces\`: SELECT DISTINCT "w"."workspace_id" FROM "aws.iottwinmaker.workspaces" AS "w"
          pushed down, checked again: j.workspace_id = w.workspace_id, as WorkspaceId
          hydrate: rows that lack State
          because the statement reads state
          calls: 1 list for each value, and one more for each further page; at most one get for each row`,
    );
  });

  it('puts steps that go on at the same time side by side', () => {
    check(
      'SELECT vpc_id FROM aws.ec2.vpcs UNION SELECT subnet_id FROM aws.ec2.subnets',
      `
      estimate: 2 lists
      1. list AWS::EC2::VPC for aws.ec2.vpcs
        regions: us-east-1
        calls: 1 list, and one more for each further page
      2. list AWS::EC2::Subnet for aws.ec2.subnets
        regions: us-east-1
        calls: 1 list, and one more for each further page`,
    );
  });

  it('names the columns that hydration is for, and not all of many', () => {
    expect(explain('SELECT cidr_block, tags FROM aws.ec2.vpcs')).toContain(
      'because the statement reads cidr_block, tags',
    );
    expect(explain('SELECT * FROM aws.iottwinmaker.workspaces')).toMatch(
      /because the statement reads \w+(, \w+)*( and \d+ other columns)?\n/,
    );
  });

  it('names the first of many values, and counts the others', () => {
    const values = Array.from({ length: 1_000 }, (_, index) => `'vpc-${String(index)}'`).join(', ');
    const text = explain(`SELECT cidr_block FROM aws.ec2.vpcs WHERE vpc_id IN (${values})`);
    expect(text).toContain("'vpc-18', 'vpc-19' and 980 more\n");
    expect(text).toContain('calls: 1000 gets');
    expect(text.length).toBeLessThan(1_000);
  });

  it('numbers nothing where there is one step', () => {
    expect(explain('SELECT vpc_id FROM aws.ec2.vpcs')).not.toMatch(/\d\. /);
  });
});

describe('a condition is pushed down', () => {
  it('exactly, where the calls return no other rows', () => {
    checkConditions(
      "SELECT cidr_block FROM aws.ec2.vpcs WHERE vpc_id IN ('vpc-1', 'vpc-2')",
      "pushed down, exact: vpc_id IN ('vpc-1', 'vpc-2'), as the identifier's VpcId",
    );
    checkConditions(
      "SELECT cidr_block FROM aws.ec2.vpcs WHERE vpc_id = 'vpc-1' OR vpc_id = 'vpc-2'",
      "pushed down, exact: vpc_id = 'vpc-1' OR vpc_id = 'vpc-2', as the identifier's VpcId",
    );
    checkConditions(
      "SELECT bucket_name FROM aws.s3.buckets WHERE region LIKE 'eu-%'",
      "pushed down, exact: region LIKE 'eu-%', as the regions",
    );
  });

  it('and checked again, where they may', () => {
    checkConditions(
      `SELECT state FROM aws.iottwinmaker.sync_jobs
       WHERE (workspace_id = 'a' AND sync_source = 'X') OR (workspace_id = 'b' AND sync_source = 'Y')`,
      "pushed down, checked again: (workspace_id = 'a' AND sync_source = 'X') OR (workspace_id = 'b' AND sync_source = 'Y'), as the identifier's WorkspaceId and the identifier's SyncSource",
    );
    checkConditions(
      "SELECT arn FROM aws.s3.buckets WHERE (region = 'eu-west-1' AND arn LIKE 'x') OR region = 'us-east-1'",
      "pushed down, checked again: (region = 'eu-west-1' AND arn LIKE 'x') OR region = 'us-east-1', as the regions",
    );
  });
});

describe('a condition is left to SQLite', () => {
  it('where no call takes the column', () => {
    checkConditions(
      "SELECT vpc_id FROM aws.ec2.vpcs WHERE cidr_block = '10.0.0.0/16'",
      "not pushed down: cidr_block = '10.0.0.0/16' (no call takes `cidr_block`)",
    );
  });

  it('where it does not say which values', () => {
    checkConditions(
      "SELECT vpc_id FROM aws.ec2.vpcs WHERE vpc_id LIKE 'vpc-%'",
      "not pushed down: vpc_id LIKE 'vpc-%' (only `=` and `IN` give a call its `vpc_id`)",
    );
    checkConditions(
      "SELECT vpc_id FROM aws.ec2.vpcs WHERE vpc_id = 'VPC-1' COLLATE NOCASE",
      "not pushed down: vpc_id = 'VPC-1' COLLATE NOCASE (a call takes `vpc_id` as it is written, and this is computed)",
    );
    checkConditions(
      "SELECT vpc_id FROM aws.ec2.vpcs WHERE vpc_id = 'vpc-1' OR cidr_block = '10.0.0.0/16'",
      "not pushed down: vpc_id = 'vpc-1' OR cidr_block = '10.0.0.0/16' (the other side of `OR` needs the other rows)",
    );
  });

  it('where the rows are there anyway, or the value is another one each time', () => {
    checkConditions(
      "SELECT vpc_id FROM aws.ec2.vpcs WHERE vpc_id = 'vpc-1' UNION ALL SELECT vpc_id FROM aws.ec2.vpcs",
      "not pushed down: vpc_id = 'vpc-1' (another use of the table is had by the same calls)",
    );
    checkConditions(
      "SELECT vpc_id FROM aws.ec2.vpcs WHERE vpc_id = 'vpc-' || random()",
      "not pushed down: vpc_id = 'vpc-' || random() (its value changes from one evaluation to the next)",
    );
  });

  it('where an outer join would keep or add rows that fail it', () => {
    checkConditions(
      `SELECT v.vpc_id FROM aws.ec2.vpcs v
       LEFT JOIN aws.ec2.subnets s ON v.vpc_id = 'vpc-1' WHERE s.subnet_id IS NULL`,
      "not pushed down: v.vpc_id = 'vpc-1' (the outer join keeps rows that fail it)",
      'not pushed down: s.subnet_id IS NULL (the outer join adds rows that may meet it)',
    );
  });

  it('where it is of groups, or of a query that is computed first', () => {
    checkConditions(
      'SELECT vpc_id FROM aws.ec2.subnets GROUP BY vpc_id HAVING count(availability_zone) > 1',
      'not pushed down: count(availability_zone) > 1 (it is of groups, not of rows)',
    );
    checkConditions(
      "SELECT * FROM (SELECT max(vpc_id) AS last FROM aws.ec2.vpcs) WHERE last = 'vpc-1'",
      "not pushed down: last = 'vpc-1' (the query inside is computed first)",
    );
  });
});

describe('an explained plan', () => {
  it('holds every fetch of the plan once, with an estimate, and the SQL at its end', () => {
    const statement =
      'SELECT * FROM aws.iottwinmaker.workspaces w JOIN aws.iottwinmaker.sync_jobs j USING (workspace_id) JOIN aws.ec2.vpcs';
    const { steps } = explainPlan(planned(statement));
    const below = (step: ExplainedStep): readonly ExplainedStep[] => [
      step,
      ...step.steps.flatMap(below),
    ];
    const all = steps.flatMap(below);
    expect(all.map(({ number }) => number).sort()).toEqual([1, 2, 3, 4]);
    expect(all.at(-1)).toMatchObject({ kind: 'sql', number: 4 });
    expect(all.every(({ estimate }) => estimate !== '')).toBe(true);
  });

  it('says nothing of conditions in a plan that nobody reads', () => {
    const result = plan("SELECT cidr_block FROM aws.ec2.vpcs WHERE vpc_id = 'vpc-1'");
    expect(result).not.toHaveProperty('plan.conditions');
  });
});
