/** Which statements give rows while a table is still being fetched. */
import { expect, it } from 'vitest';
import { planned } from '../queries/check.ts';

/** Tables whose rows the result grows with, then the statement's limit where it has one. */
function growth(statement: string): string {
  const plan = planned(statement);
  if (plan.kind !== 'select' || plan.growth === undefined) return 'none';
  const { fetches, limit } = plan.growth;
  const names = fetches.map((id) => plan.fetches.find((fetch) => fetch.id === id)?.target);
  return [...names, ...(limit === undefined ? [] : [`limit ${String(limit)}`])].join(', ');
}

const growing: Readonly<Record<string, string>> = {
  'SELECT * FROM aws.ec2.vpcs': 'aws.ec2.vpcs',
  "SELECT upper(vpc_id) FROM aws.ec2.vpcs WHERE cidr_block LIKE '10.%'": 'aws.ec2.vpcs',
  'SELECT vpc_id FROM (SELECT * FROM aws.ec2.vpcs WHERE vpc_id > 1) AS v': 'aws.ec2.vpcs',
  'WITH v AS (SELECT vpc_id FROM aws.ec2.vpcs) SELECT * FROM v': 'aws.ec2.vpcs',
  'SELECT t.value FROM aws.ec2.vpcs AS v, json_each(v.tags) AS t': 'aws.ec2.vpcs',
  'SELECT * FROM aws.ec2.vpcs LIMIT 3': 'aws.ec2.vpcs, limit 3',
  'SELECT * FROM aws.ec2.vpcs, aws.ec2.subnets': 'aws.ec2.vpcs, aws.ec2.subnets',
  'SELECT * FROM aws.ec2.vpcs AS v LEFT JOIN aws.ec2.subnets AS s ON s.vpc_id = v.vpc_id':
    'aws.ec2.vpcs',
  'SELECT * FROM aws.ec2.vpcs AS v RIGHT JOIN aws.ec2.subnets AS s ON s.cidr_block > v.cidr_block':
    'aws.ec2.subnets',
  'SELECT * FROM aws.ec2.vpcs WHERE vpc_id IN (SELECT vpc_id FROM aws.ec2.subnets)': 'aws.ec2.vpcs',
  'SELECT * FROM aws.iottwinmaker.workspaces AS w JOIN aws.iottwinmaker.sync_jobs AS j ON j.workspace_id = w.workspace_id':
    'aws.iottwinmaker.sync_jobs',
};

it.each(Object.entries(growing))('gives rows while they arrive for %s', (statement, tables) => {
  expect(growth(statement)).toBe(tables);
});

it.each([
  'SELECT * FROM aws.ec2.vpcs ORDER BY vpc_id',
  'SELECT DISTINCT cidr_block FROM aws.ec2.vpcs',
  'SELECT count(*) FROM aws.ec2.vpcs',
  'SELECT max(vpc_id) FROM aws.ec2.vpcs',
  'SELECT cidr_block FROM aws.ec2.vpcs GROUP BY cidr_block',
  'SELECT vpc_id, row_number() OVER () FROM aws.ec2.vpcs',
  'SELECT vpc_id FROM aws.ec2.vpcs UNION ALL SELECT subnet_id FROM aws.ec2.subnets',
  'SELECT * FROM (SELECT * FROM aws.ec2.vpcs LIMIT 3) AS v',
  'SELECT * FROM (SELECT * FROM aws.ec2.vpcs ORDER BY vpc_id) AS v',
  'SELECT * FROM aws.ec2.vpcs LIMIT 3 OFFSET 1',
  'SELECT * FROM aws.ec2.vpcs, aws.ec2.subnets LIMIT 3',
  'SELECT * FROM aws.ec2.vpcs AS v FULL JOIN aws.ec2.subnets AS s ON s.vpc_id = v.vpc_id',
  'SELECT * FROM aws.ec2.vpcs AS a, aws.ec2.vpcs AS b',
  'WITH v AS (SELECT vpc_id FROM aws.ec2.vpcs) SELECT * FROM v AS a, v AS b',
  'SELECT rowid, vpc_id FROM aws.ec2.vpcs',
  'SELECT 1',
])('waits for every row for %s', (statement) => {
  expect(growth(statement)).toBe('none');
});
