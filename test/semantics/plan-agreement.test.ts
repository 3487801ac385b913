/**
 * The editor says that a parameter is missing, and the planner refuses to run without it. A false alarm
 * in the editor is the worst defect, so what can be planned must never be marked.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allProblemsOf, planStatement } from '../../engine/plan/index.ts';
import { checkProperty } from '../arbitraries/index.ts';
import { testCatalog } from '../catalog/fixture.ts';
import { bindText } from './check.ts';

const context = {
  catalog: testCatalog(),
  defaultRegion: 'us-east-1',
  enabledRegions: ['us-east-1', 'eu-west-1'],
};

const judging = { catalog: context.catalog };

const table = fc.constantFrom(
  'aws.iottwinmaker.sync_jobs',
  'aws.iottwinmaker.sync_job',
  'aws.iottwinmaker.workspaces',
  'aws.iottwinmaker.entities',
  'c',
);
const column = fc.constantFrom('workspace_id', 'workspace_id', 'arn', 'region');
const alias = fc.constantFrom('a', 'b');
const qualified = fc.tuple(alias, column).map((parts) => parts.join('.'));

const value = fc.oneof(
  fc.constantFrom("'w'", "'x' || 'y'", '{{ value }}', '?1', 'NULL'),
  qualified,
  qualified.map((each) => `lower(${each})`),
  fc.constant('(SELECT max(workspace_id) FROM aws.iottwinmaker.workspaces)'),
);

const predicate = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(qualified, value).map((sides) => sides.join(' = ')) },
  { weight: 1, arbitrary: fc.tuple(value, qualified).map((sides) => sides.join(' = ')) },
  { weight: 1, arbitrary: qualified.map((each) => `${each} IN ('v', 'w')`) },
  { weight: 1, arbitrary: qualified.map((each) => `${each} IN (SELECT id FROM c)`) },
  { weight: 1, arbitrary: qualified.map((each) => `${each} <> 'w'`) },
  { weight: 1, arbitrary: alias.map((each) => `${each}.data__Identifier = 'w|SITEWISE'`) },
  { weight: 1, arbitrary: alias.map((each) => `${each}.sync_source = 'SITEWISE'`) },
  { weight: 1, arbitrary: fc.constant('{{ filter }}') },
);

const condition = fc
  .tuple(predicate, fc.constantFrom('AND', 'AND', 'AND', 'OR'), predicate)
  .chain(([left, word, right]) => fc.constantFrom(left, `${left} ${word} ${right}`));

const common = 'WITH c AS (SELECT workspace_id AS id, * FROM aws.iottwinmaker.workspaces)';

const statement = fc
  .tuple(table, table, condition, condition, fc.nat(4))
  .map(([first, second, on, where, shape]) => {
    switch (shape) {
      case 0:
        return `${common} SELECT a.arn FROM ${first} a WHERE ${where.replaceAll('b.', 'a.')}`;
      case 1:
        return `${common} SELECT a.arn FROM ${first} a JOIN ${second} b ON ${on} WHERE ${where}`;
      case 2:
        return `${common} SELECT a.arn FROM ${first} a LEFT JOIN ${second} b USING (workspace_id) WHERE ${where}`;
      case 3:
        return `${common} SELECT a.arn FROM (SELECT * FROM ${first}) a, ${second} b WHERE ${where}`;
      default:
        return `${common} SELECT a.arn FROM ${first} a WHERE EXISTS (SELECT 1 FROM ${second} b WHERE ${where})`;
    }
  });

/** Milliseconds, many times what a machine takes that does nothing else. */
const timeout = 120_000;

describe('a missing parameter', { timeout }, () => {
  it.each([
    "SELECT state FROM aws.iottwinmaker.sync_jobs WHERE state = 'A' AND state = 'B'",
    'SELECT state FROM aws.iottwinmaker.sync_jobs WHERE 0',
    'SELECT state FROM aws.iottwinmaker.sync_jobs WHERE state IN ()',
    'SELECT b.state FROM aws.s3.buckets a, aws.iottwinmaker.sync_jobs b WHERE a.arn = NULL',
  ])('is not said to be missing where no row could meet the conditions: %s', (text) => {
    const bound = bindText(text);
    expect(allProblemsOf(judging, bound).map(({ code }) => code)).not.toContain(
      'missing-parameter',
    );
    expect(planStatement(bound, context).kind).toBe('planned');
  });

  it('is never said to be missing where the planner can do without', () => {
    checkProperty(
      fc.property(statement, (text) => {
        const bound = bindText(text);
        const alarms = allProblemsOf(judging, bound).filter(
          ({ code }) => code === 'missing-parameter',
        );
        if (planStatement(bound, context).kind === 'planned') expect(alarms).toEqual([]);
      }),
      2_000,
    );
  });
});

describe('a join in parentheses with a name', () => {
  it.each([
    'SELECT y.arn, y.vpc_id FROM (aws.ec2.vpcs v JOIN aws.s3.buckets b ON b.region = v.region) AS y',
    'EXPLAIN SELECT * FROM aws.s3.buckets b JOIN (aws.ec2.vpcs JOIN aws.ec2.subnets USING (vpc_id)) AS y ON y.vpc_id <> b.arn',
    "SELECT y.state FROM (aws.iottwinmaker.workspaces w JOIN aws.iottwinmaker.sync_jobs j USING (workspace_id)) AS y WHERE y.region = 'us-east-1'",
  ])('is planned, and the editor says nothing of it: %s', (text) => {
    const bound = bindText(text);
    const alarms = allProblemsOf(judging, bound).filter(({ severity }) => severity !== 'hint');
    expect(alarms).toEqual([]);
    expect(planStatement(bound, context)).toMatchObject({ kind: 'planned' });
  });
});
